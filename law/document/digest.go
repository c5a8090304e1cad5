package document

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// Digest is SHA-256, in hexadecimal, of the law itself that a goal (law.rule) can read on
// a date: rules with their exceptions, the values of parameters and tables on that date,
// and what facts they name, each with its articles and publications. Of two digests that
// are the same, what a program computes may differ only by how it was compiled.
//
// Not in it are how a file is laid out, what a rule is called in plain words, its place in
// the file, the days on which a version begins and ends, and rules that the goal does not
// name, directly or through others.
func (s *Set) Digest(goal string, on value.Date) (string, error) {
	law, name, found := strings.Cut(goal, ".")
	if !found {
		name = strings.ReplaceAll(law, "-", "_")
	}
	if _, ok := s.Rule(law, name, on); !ok {
		return "", fmt.Errorf("%s has no rule %s on %s", law, name, on)
	}
	d := &digest{set: s, on: on, parts: map[feel.Ref]string{}}
	d.add(feel.Ref{Kind: feel.RuleRef, Law: law, Name: name})
	h := sha256.New()
	fmt.Fprintf(h, "meent law 1\n%s.%s\n", law, name)
	for _, key := range slices.SortedFunc(maps.Keys(d.parts), func(a, b feel.Ref) int {
		return strings.Compare(keyOf(a), keyOf(b))
	}) {
		fmt.Fprintf(h, "%q %q\n", keyOf(key), d.parts[key])
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func keyOf(r feel.Ref) string { return fmt.Sprintf("%d %s.%s", r.Kind, r.Law, r.Name) }

// digest is the law that a goal reads, each part as text.
type digest struct {
	set   *Set
	on    value.Date
	parts map[feel.Ref]string
}

// add writes a part of the law, and then those that it names.
func (d *digest) add(ref feel.Ref) {
	if _, done := d.parts[ref]; done {
		return
	}
	d.parts[ref] = "not in force"
	switch ref.Kind {
	case feel.RuleRef:
		if r, ok := d.set.Rule(ref.Law, ref.Name, d.on); ok {
			d.rule(ref, r)
		}
	case feel.ParameterRef:
		if p, ok := d.set.Parameter(ref.Law, ref.Name, d.on); ok {
			d.parameter(ref, p)
		}
	case feel.FactRef:
		if f, ok := d.set.voc.Fact(ref.Name); ok {
			d.parts[ref] = fmt.Sprintf("of %s %s scale %d", f.Of, f.Type, f.Scale)
		}
	case feel.RelationRef:
		if r, ok := d.set.voc.Relation(ref.Name); ok {
			d.parts[ref] = "of " + r.Member
		}
	default:
		delete(d.parts, ref) // a variable, or a part of a value
	}
}

func (d *digest) rule(ref feel.Ref, r *Rule) {
	var text strings.Builder
	version, _ := d.set.Document(ref.Law, d.on)
	fmt.Fprintf(&text, "%q article %q %q of %s yields %s fills %q\n", version.Source, r.Article, r.Cites, r.Of, r.Type, r.Fills)
	named := d.formula(&text, "when", r.When)
	named = append(named, d.formula(&text, "formula", r.FormulaOn(d.on))...)
	for _, x := range r.Exceptions {
		fmt.Fprintf(&text, "exception %s article %q %q before %q\n", x.Name, x.Article, x.Cites, x.Before)
		named = append(named, d.formula(&text, "when", x.When)...)
		named = append(named, d.formula(&text, "formula", x.Formula)...)
	}
	d.parts[ref] = text.String()
	for _, next := range named {
		d.add(next)
	}
}

// formula writes an expression with what each of its names stands for.
func (d *digest) formula(text *strings.Builder, what string, e feel.Expr) (named []feel.Ref) {
	if e == nil {
		return nil
	}
	fmt.Fprintf(text, "%s %s\n", what, feel.Print(e))
	feel.Walk(e, func(e feel.Expr) bool {
		var ref feel.Ref
		switch e := e.(type) {
		case *feel.Name:
			ref = e.Ref
		case *feel.Path:
			ref = e.Ref
		case *feel.Lookup:
			ref = e.Ref
		default:
			return true
		}
		if ref.Kind == feel.RuleRef || ref.Kind == feel.ParameterRef {
			fmt.Fprintf(text, " %s.%s\n", ref.Law, ref.Name)
		}
		named = append(named, ref)
		return true
	})
	return named
}

func (d *digest) parameter(ref feel.Ref, p *Parameter) {
	var text strings.Builder
	fmt.Fprintf(&text, "%s %q fills %q\n", p.Type, p.Cites, p.Fills)
	if at, ok := p.At(d.on); ok {
		fmt.Fprintf(&text, "%s %q\n", plain(at.Value), at.Source)
		if p.Table != nil {
			fmt.Fprintf(&text, "by %s %s\n", p.Table.By.Type, p.Table.Match)
		}
		for _, row := range at.Rows {
			fmt.Fprintf(&text, "row %s\n", row.Key.text())
			for i, c := range row.Cells {
				fmt.Fprintf(&text, " %s %s %s\n", p.Table.Columns[i].Name, p.Table.Columns[i].Type, c.text())
			}
		}
	}
	d.parts[ref] = text.String()
}

func (c Cell) text() string {
	switch {
	case c.Null:
		return "null"
	case c.Unknown:
		return "unknown"
	case c.Word != "":
		return "word " + c.Word
	}
	return plain(c.Value)
}

// plain writes a number without the noughts behind it that say nothing.
func plain(d value.Decimal) string {
	for d.Scale > 0 && d.Coefficient%10 == 0 {
		d.Coefficient, d.Scale = d.Coefficient/10, d.Scale-1
	}
	return d.String()
}
