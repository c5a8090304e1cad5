package reason

import (
	"math/big"

	"meent.nl/meent/law/feel"
)

// linesOf are the lines of the section of a step; they add up to its value.
func (f *fall) linesOf(at int) []Line {
	if f.lines[at] == nil {
		f.lines[at] = f.write(at)
	}
	return f.lines[at]
}

func (f *fall) write(at int) []Line {
	step := &f.steps[at]
	total, _ := numberOf(shown(step.Value))
	terms, how, ok := f.terms(at)
	if !ok {
		return []Line{{Kind: WorkedLine, Label: &step.Label, Of: step.Of, Step: at + 1, Amount: shown(step.Value),
			Formula: step.Formula, Article: clauseOf(step)}}
	}
	var lines []Line
	sum := new(big.Rat)
	for i := range terms {
		line := f.line(step, &terms[i])
		n, _ := numberOf(line.Amount)
		sum.Add(sum, n)
		lines = append(lines, line)
	}
	if off := new(big.Rat).Sub(total, sum); off.Sign() != 0 {
		lines = append(lines, closing(step, at, how, off, total.Sign() == 0 && sum.Sign() < 0))
	}
	return lines
}

// closing is the line that makes the others come to the total.
func closing(step *Step, at int, how string, off *big.Rat, floored bool) Line {
	l := Line{Kind: RoundingLine, Of: step.Of, Step: at + 1, Amount: Value{Text: decimal(off, 2), Unit: step.Unit}, Article: clauseOf(step)}
	label := Text{"Afronding", "Rounding"}
	switch {
	case floored:
		l.Kind = FloorLine
		label = Text{"Lager dan nul kan het niet worden", "It cannot go below zero"}
	case how == "floor" || how == "round down":
		label = Text{"Afronding naar beneden", "Rounding down"}
	case how == "ceiling" || how == "round up":
		label = Text{"Afronding naar boven", "Rounding up"}
	}
	l.Label = &label
	return l
}

func (f *fall) line(step *Step, t *term) Line {
	l := Line{Kind: AmountLine, Of: t.in.Of, Amount: Value{Text: decimal(cents(t.signed(), 2), 2), Unit: step.Unit},
		Share: t.share, Base: t.base, Article: clauseOf(step)}
	if l.Base != nil {
		base := shown(*l.Base)
		l.Base = &base
	}
	in := t.in
	if in.Name == "" && t.of != nil {
		in = *t.of
	}
	if t.expr != nil {
		l.Formula = feel.Print(t.expr)
	}
	switch {
	case in.Name == "":
		l.Label = &Text{"Tussenuitkomst", "Result in between"}
	case in.Kind == "fact":
		l.Fact = in.Name
	default:
		l.Label, l.Row = in.Label, in.Row
		l.Source = in.Source
	}
	if t.of != nil && t.in.Name != "" {
		l.ShareSource = t.of.Source
		if l.Fact == "" && t.share.isPercentage() && t.of.Label != nil { // the amount is the part, and not what it is a part of
			l.Label, l.Row = t.of.Label, t.of.Row
		}
	}
	l.Of = in.Of
	n, found := f.number[place{in.Law, in.Name, in.Of}]
	if in.Kind != "rule" || !found {
		return l
	}
	l.Step = n
	l.Article = clauseOf(&f.steps[n-1])
	if t.share == nil && t.base == nil {
		f.shareOf(&l, n-1)
	}
	if l.Share == nil {
		l.Source = f.sourceOf(n - 1)
	}
	return l
}

// shareOf says what an amount is a share of, where the step that worked it out says no
// more than that.
func (f *fall) shareOf(l *Line, at int) {
	terms, _, ok := f.terms(f.handsOn(at))
	if ok && len(terms) == 1 && terms[0].share != nil && terms[0].times == nil {
		base := shown(*terms[0].base)
		l.Share, l.Base = terms[0].share, &base
		if of := terms[0].of; of != nil {
			l.ShareSource = of.Source
		}
	}
}

// sourceOf is the publication of a parameter that a step hands on as it is.
func (f *fall) sourceOf(at int) string {
	terms, _, ok := f.terms(f.handsOn(at))
	if !ok || len(terms) != 1 || terms[0].in.Kind != "parameter" || terms[0].share != nil {
		return ""
	}
	return terms[0].in.Source
}

func clauseOf(s *Step) *Clause {
	c := &Clause{Law: s.Law, Title: s.Title, Article: s.Article.Article, Cites: s.Cites}
	if x := s.Exception; x != nil {
		c.Article, c.Cites = x.Article, x.Cites
	}
	return c
}
