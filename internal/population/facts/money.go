package facts

import (
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

func monthsBetween(from, to value.Date) int { return value.MonthsBetween(from, to) }

// income is what the Belastingdienst knows. Of who works for themselves it knows
// the bounds until the assessment; of a few it knows nothing yet.
func (g *Generator) income(out fields.Values, l life) {
	const total, work, foreign, employed = "inkomensgegeven", "inkomen_uit_arbeid",
		"niet_in_nederland_belastbaar_inkomen", "loonbelasting_over_werk_in_nederland"
	s := g.stream("inkomen", l.person.BSN)
	unknown := s.permille(30)
	extra := int64(0)
	if s.permille(80) {
		extra = s.cents(curve{0, 400, 1500, 6000})
	}
	switch {
	case l.abroad:
		out.Unknown(total)
		out.Unknown(work)
		out.Unknown(foreign)
		out.Boolean(employed, l.work == employee && s.permille(100), personlist.Date{})
		return
	case unknown && l.age >= 18:
		out.Unknown(total)
		out.Unknown(work)
	case l.work == selfEmployed && l.earning > 0 && s.permille(300):
		between(out, total, l.earning*85/100, l.earning*120/100)
		between(out, work, l.earning*85/100, l.earning*120/100)
	default:
		amount(out, total, l.earning+extra)
		earned := int64(0)
		if l.work == employee || l.work == selfEmployed || l.work == student {
			earned = l.earning
		}
		amount(out, work, earned)
	}
	amount(out, foreign, 0)
	if l.age >= 18 && s.permille(20) {
		amount(out, foreign, s.cents(curve{500, 4000, 15000, 38000}))
	}
	out.Boolean(employed, l.work == employee || l.work == student && l.earning > 0, personlist.Date{})
}

// Assets on 1 January by age, at equal steps of probability.
var (
	assetsYoung  = curve{0, 0, 300, 1500, 4000, 9500, 42000}
	assetsMiddle = curve{0, 0, 1200, 6000, 15000, 32000, 70000, 320000}
	assetsOlder  = curve{0, 1000, 7000, 19000, 42000, 88000, 190000, 900000}
)

// assets are those of box 3. A child's count with its parents.
func (g *Generator) assets(out fields.Values, l life) {
	const basis, green = "rendementsgrondslag", "vrijgestelde_groene_beleggingen"
	s := g.stream("vermogen", l.person.BSN)
	if l.abroad || s.permille(20) && l.age >= 18 {
		out.Unknown(basis)
		out.Unknown(green)
		return
	}
	amount(out, green, 0)
	switch {
	case l.age < 18:
		amount(out, basis, 0)
		return
	case l.age < 30:
		amount(out, basis, s.cents(assetsYoung))
	case l.age < 55:
		amount(out, basis, s.cents(assetsMiddle))
	default:
		amount(out, basis, s.cents(assetsOlder))
	}
	if s.permille(25) {
		amount(out, green, s.cents(curve{1000, 8000, 20000, 60000}))
	}
}
