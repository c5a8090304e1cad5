package page

import (
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// figure is one number: that of a parameter, or that in one place of a table.
type figure struct {
	place string // in the table; empty of a parameter that is none
	of    value.Type
	is    value.Decimal
}

func (a figure) equals(b figure) bool { return a.of.Equal(b.of) && a.is.Cmp(b.is) == 0 }

// figures are what a parameter holds on the date of a page. Nothing is left out but
// what says nothing by being equal: zero, words, and what does not apply.
func (b *builder) figures(p *document.Parameter) []figure {
	v, ok := p.At(b.on)
	if !ok {
		return nil
	}
	if p.Table == nil {
		if v.Value.IsZero() {
			return nil
		}
		return []figure{{of: p.Type, is: v.Value}}
	}
	var out []figure
	for _, r := range v.Rows {
		for i, c := range p.Table.Columns {
			if cell := r.Cells[i]; !cell.Null && c.Type.Kind == value.Number && !cell.Value.IsZero() {
				out = append(out, figure{b.lang.text(c.Label) + ", " + b.cellText(p.Table.By.Type, r.Key), c.Type, cell.Value})
			}
		}
	}
	return out
}

// sameAs names what is gone and had the same value as a new number, in the same unit.
// Where two of the gone or two of the new have it, nothing is certain and nothing said.
func (x *comparison) sameAs(p *document.Parameter, gone, added []*document.Parameter) []string {
	var said []string
	for _, f := range x.now.figures(p) {
		before := ""
		found := 0
		for _, g := range gone {
			for _, old := range x.old.figures(g) {
				if old.equals(f) {
					found++
					before = placed(old.place, x.old.lang.text(g.Label))
				}
			}
		}
		others := 0
		for _, a := range added {
			others += len(slices.DeleteFunc(x.now.figures(a), func(n figure) bool { return !n.equals(f) }))
		}
		if found == 1 && others == 1 {
			if f.place != "" {
				before = f.place + ": " + before
			}
			said = append(said, before)
		}
	}
	return said
}

func placed(place, label string) string {
	label = quoteOpen + label + quoteShut
	if place == "" {
		return label
	}
	return label + ", " + place
}
