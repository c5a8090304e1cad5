package page

import (
	"slices"
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

func parameterNames(d *document.Document) (names []string) {
	for _, p := range d.Parameters {
		names = append(names, p.Name)
	}
	return names
}

// parameters compares the numbers of the law by name. Where some are gone and others
// new they stand together: a number may have got another name, or a place in a table.
func (x *comparison) parameters() {
	var gone, added []*document.Parameter
	law := x.now.d.Law
	both(parameterNames(x.old.d), parameterNames(x.now.d), func(name string) {
		was, is := x.old.d.Parameter(name), x.now.d.Parameter(name)
		switch {
		case is == nil:
			gone = append(gone, was)
		case was == nil:
			added = append(added, is)
		default:
			x.parameter(law, was, is)
		}
	})
	kind := ChangedParameter
	if len(gone) > 0 && len(added) > 0 {
		kind = ChangedSet
	}
	for _, p := range gone {
		c := Change{Kind: kind, Law: law, Named: Named{p.Name, x.old.lang.text(p.Label)}, Where: p.Cites, Gone: true}
		c.Was, _ = valueLines(x.old, p)
		x.add(c)
	}
	for _, p := range added {
		c := Change{Kind: kind, Law: law, Named: Named{p.Name, x.now.lang.text(p.Label)}, Where: p.Cites, Added: true}
		c.Is, _ = valueLines(x.now, p)
		c.SameAs = x.sameAs(p, gone, added)
		x.add(c)
	}
}

// taken compares the parameters that the law takes from others.
func (x *comparison) taken() {
	for _, t := range x.now.d.Takes {
		for _, name := range t.Names {
			was, _ := x.old.set.Parameter(t.From, name, x.old.on)
			is, _ := x.now.set.Parameter(t.From, name, x.now.on)
			if was != nil && is != nil {
				x.parameter(t.From, was, is)
			}
		}
	}
}

func (x *comparison) parameter(law string, was, is *document.Parameter) {
	named := Named{is.Name, x.now.lang.text(is.Label)}
	x.renamed(law, Named{was.Name, x.old.lang.text(was.Label)}, named, was.Cites, is.Cites)
	c := Change{Kind: ChangedParameter, Law: law, Named: named, Where: is.Cites}
	c.Was, _ = valueLines(x.old, was)
	c.Is, _ = valueLines(x.now, is)
	if slices.Equal(c.Was, c.Is) {
		return
	}
	before, known := was.At(x.old.on)
	after, stillKnown := is.At(x.now.on)
	switch {
	case was.Table != nil && is.Table != nil:
		c.Was, c.Is = onlyIn(c.Was, c.Is), onlyIn(c.Is, c.Was)
	case was.Table == nil && is.Table == nil && known && stillKnown && was.Type.Equal(is.Type):
		c.By = x.now.lang.percentage(was.Type, before.Value, after.Value)
	}
	x.add(c)
}

// valueLines writes what a parameter is on the date of a page; of a table, row by row.
func valueLines(b *builder, p *document.Parameter) ([]string, document.ParameterValue) {
	if p == nil {
		return nil, document.ParameterValue{}
	}
	v, ok := p.At(b.on)
	if !ok {
		return []string{words[b.lang].notYet}, v
	}
	if p.Table == nil {
		return []string{b.parameterText(p, v)}, v
	}
	lines := make([]string, len(v.Rows))
	for i, r := range v.Rows {
		cells := b.rowTexts(p.Table, r)
		for k, c := range p.Table.Columns {
			cells[k+1] = b.lang.text(c.Label) + " " + cells[k+1]
		}
		lines[i] = strings.TrimSpace(words[b.lang].match[p.Table.Match]+" "+cells[0]) + ": " + strings.Join(cells[1:], "; ")
	}
	return lines, v
}

func onlyIn(a, b []string) (lines []string) {
	for _, line := range a {
		if !slices.Contains(b, line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// percentage says how much more or less an amount is, to one decimal; of a percentage
// it would only confuse.
func (l Lang) percentage(t value.Type, was, is value.Decimal) string {
	if t.Kind != value.Number || was.IsZero() || t.Unit.Quantity == value.Factor || t.Unit.Quantity == value.Percent {
		return ""
	}
	rate := is.Big()
	rate.Quo(rate.Sub(rate, was.Big()), was.Big())
	if was.Coefficient < 0 {
		rate.Neg(rate)
	}
	hundred := value.Decimal{Coefficient: 100}
	rounded, err := value.ParseDecimal(rate.Mul(rate, hundred.Big()).FloatString(1))
	if err != nil { // beyond what an amount can hold
		return ""
	}
	text := l.number(rounded)
	if rate.Sign() > 0 {
		text = "+" + text
	}
	return text + "%"
}
