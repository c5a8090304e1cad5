package facts

import (
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/kin"
)

// Follow are the facts that follow from others: what somebody reports for the income
// tax, and what a municipality would find when they ask for assistance. known are all
// facts that Person gave, and what was given in their place.
func (g *Generator) Follow(v kin.View, known fields.Values) fields.Values {
	out := fields.Values{}
	if v.Person.Suspended.Reason == "O" {
		return out
	}
	l := g.life(v.Person)
	money := g.incomes(known, l)
	g.taxReturn(out, known, l, money)
	g.assistance(out, l)
	g.means(out, known, l, money)
	return synthetic(out)
}

// incomes are what somebody has in a year, in cents, by where it comes from.
type incomes struct {
	work, benefit, capital int64
	onAssistance           bool // the benefit is assistance
	known                  bool
}

// incomes splits the registered income. What is more than somebody's life brings in is
// from savings.
func (g *Generator) incomes(known fields.Values, l life) incomes {
	total, ok := cents(known["inkomensgegeven"])
	if !ok {
		return incomes{}
	}
	work, ok := cents(known["inkomen_uit_arbeid"])
	if !ok {
		return incomes{}
	}
	m := incomes{known: true, work: max(work, 0)}
	rest := max(0, total-m.work)
	if l.work == employee || l.work == selfEmployed || l.work == student {
		m.capital = rest
		if m.work == 0 {
			m.capital, m.benefit = 0, rest
		}
		return m
	}
	m.benefit = min(rest, max(l.earning, rest*9/10))
	m.capital = rest - m.benefit
	const least, most = 13_000_00, 24_000_00 // of assistance, in a year, gross
	m.onAssistance = l.work == benefit && m.benefit >= least && m.benefit <= most && g.stream("uitkering", l.person.BSN).permille(650)
	return m
}
