package facts

import (
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/internal/register"
)

// taxReturn is the return for the income tax: its parts add up to the registered
// income. Whoever owns the home pays as much interest as the home counts for.
func (g *Generator) taxReturn(out, known fields.Values, l life, m incomes) {
	const work, benefits, savings = "arbeidsinkomen", "uitkeringen_en_pensioen", "inkomen_uit_sparen_en_beleggen"
	s := g.stream("aangifte", l.person.BSN)
	home := s.cents(curve{700, 1100, 1500, 2600})
	amount(out, "inkomen_uit_aanmerkelijk_belang", 0)
	amount(out, "persoonsgebonden_aftrek", 0)
	switch {
	case l.abroad, !m.known && known["inkomen_uit_arbeid"].State != register.Incomplete:
		for _, field := range []string{work, benefits, savings, "eigenwoningforfait", "aftrek_eigen_woning"} {
			out.Unknown(field)
		}
		return
	case !m.known:
		v := known["inkomen_uit_arbeid"]
		out.Set(work, register.Value{State: v.State, Low: v.Low, High: v.High})
		amount(out, benefits, 0)
		amount(out, savings, 0)
	default:
		amount(out, work, m.work)
		amount(out, benefits, m.benefit)
		amount(out, savings, m.capital)
	}
	if !g.owns(known, l) {
		home = 0
	}
	amount(out, "eigenwoningforfait", home)
	amount(out, "aftrek_eigen_woning", home)
}

// owns says whether somebody grown up does not rent.
func (g *Generator) owns(known fields.Values, l life) bool {
	return l.age >= 27 && known["huurt_woning"].Text == "false"
}

// halfYear says whether a child has been in the household for half of this year.
func (g *Generator) halfYear(out fields.Values, c kin.Child) {
	const field = "half_jaar_in_huishouden"
	if c.AtHome == kin.Unknown {
		out.Unknown(field)
		return
	}
	out.Boolean(field, c.AtHome == kin.Yes, personlist.Date{})
}
