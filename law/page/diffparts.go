package page

import (
	"slices"
	"strings"
)

// onlyChanged leaves of two clauses what differs. What is the same in both is left out;
// of a list of conditions, or of a sum, only the parts that differ stay, which isPartial
// says.
func onlyChanged(was, is *Clause, lang Lang) (before, after *Clause, isPartial bool) {
	before, after = &Clause{When: was.When, Formula: was.Formula}, &Clause{When: is.When, Formula: is.Formula}
	if was.When != nil && is.When != nil {
		a, b, cut := changedParts(*was.When, *is.When, lang)
		before.When, after.When, isPartial = a, b, cut
	}
	a, b, cut := changedParts(was.Formula, is.Formula, lang)
	if a == nil && b == nil && before.When == nil && after.When == nil {
		return was, is, false
	}
	before.Formula, after.Formula, isPartial = valueOf(a), valueOf(b), isPartial || cut
	if nothing(before) {
		before = nil
	}
	if nothing(after) {
		after = nil
	}
	return before, after, isPartial
}

func valueOf(b *Block) Block {
	if b == nil {
		return Block{}
	}
	return *b
}

func nothing(c *Clause) bool { return c.When == nil && c.Formula.Kind == "" }

// changedParts leaves of two blocks the parts that the other does not have. Two that
// are the same leave nothing; two that are no lists of one kind stay whole.
func changedParts(was, is Block, lang Lang) (before, after *Block, isPartial bool) {
	if slices.Equal(was.Lines(lang, room), is.Lines(lang, room)) {
		return nil, nil, false
	}
	lists := []string{All, Any, Sum, Product, List}
	if was.Kind != is.Kind || !slices.Contains(lists, was.Kind) || was.Lead.String() != is.Lead.String() || tails(was) != tails(is) {
		return &was, &is, false
	}
	gone, added := partsNotIn(was, is, lang), partsNotIn(is, was, lang)
	if len(gone) == len(was.Parts) || len(added) == len(is.Parts) || len(gone)+len(added) == 0 {
		return &was, &is, false
	}
	part := func(parts []Part) *Block {
		if len(parts) == 0 {
			return nil
		}
		return &Block{Kind: was.Kind, Lead: was.Lead, Parts: parts}
	}
	return part(gone), part(added), true
}

func tails(b Block) string {
	var out []string
	for _, t := range b.Tail {
		out = append(out, t.String())
	}
	return strings.Join(out, "\n")
}

// partsNotIn are the parts of a block beyond those that another has, each with its sign.
func partsNotIn(b, other Block, lang Lang) []Part {
	has := map[string]int{}
	for i, p := range other.Parts {
		has[partText(other, i, p, lang)]++
	}
	var out []Part
	for i, p := range b.Parts {
		key := partText(b, i, p, lang)
		if has[key] > 0 {
			has[key]--
			continue
		}
		p.Sign = signOf(b, i, p)
		out = append(out, p)
	}
	return out
}

func partText(b Block, i int, p Part, lang Lang) string {
	return signOf(b, i, p) + "\n" + strings.Join(p.Lines(lang, room), "\n")
}

// signOf is the sign of a part; the first of a sum or a product has none of its own.
func signOf(b Block, i int, p Part) string {
	switch {
	case i > 0 || p.Sign != "":
		return p.Sign
	case b.Kind == Sum:
		return signs["+"]
	case b.Kind == Product:
		return signs["*"]
	}
	return ""
}
