package facts

import (
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/personlist"
)

// health is the insurance of the Zorgverzekeringswet. Who lives here is insured but
// for a few; who lives abroad is not, or is entitled by treaty.
func (g *Generator) health(out fields.Values, l life) {
	const insured, suspended, treaty, afterwards = "verzekerd_zvw", "verzekering_opgeschort", "verdragsgerechtigd", "bijdrage_over_vergoede_zorg"
	s := g.stream("zorgverzekering", l.person.BSN)
	none := personlist.Date{}
	out.Boolean(afterwards, false, none)
	if l.abroad {
		out.Boolean(insured, false, none)
		out.Boolean(suspended, false, none)
		if l.country == "" {
			out.Unknown(treaty)
		} else {
			out.Boolean(treaty, treatyCare[l.country] && (l.work == pensioner || l.work == disabled) && s.permille(600), none)
		}
		return
	}
	if s.permille(10) && l.age >= 18 {
		out.Unknown(insured)
	} else {
		out.Boolean(insured, !s.permille(8), none)
	}
	out.Boolean(suspended, l.age >= 18 && s.permille(3), none)
	out.Boolean(treaty, false, none)
}

// ended is all that is known of somebody who died: the insurance ended.
func ended(out fields.Values) {
	for _, field := range []string{"verzekerd_zvw", "verzekering_opgeschort", "verdragsgerechtigd", "bijdrage_over_vergoede_zorg"} {
		out.Boolean(field, false, personlist.Date{})
	}
}

// startAge and endAge bound the fifty years of the AOW.
const startAge, endAge = 17, 67

// pension is what the SVB knows of the AOW. The years not insured are those before
// arrival and, of who lives abroad, those after leaving; some worked abroad a while.
func (g *Generator) pension(out fields.Values, l life) {
	const years, treaty = "aow_verzekerde_jaren", "woont_in_land_met_aow_verdrag"
	s := g.stream("aow", l.person.BSN)
	none := personlist.Date{}
	switch {
	case !l.abroad:
		out.Boolean(treaty, false, none)
	case l.country == "" || l.country == "ander_land":
		out.Unknown(treaty)
	default:
		out.Boolean(treaty, true, none)
	}
	missing := 0
	if l.arrived > startAge {
		missing = min(l.arrived, endAge) - startAge
	}
	if l.abroad {
		missing += max(0, endAge-max(l.leftAt(), startAge))
	}
	if s.permille(60) {
		missing += 1 + int(s.below(7))
	}
	if s.permille(40) || l.abroad && l.leftAt() == 0 && l.arrived < 0 {
		out.Unknown(years)
		return
	}
	out.Word(years, itoa(max(0, endAge-startAge-missing)), none)
}

// leftAt is the age at which a person who lives abroad left; 0 where it is unknown.
func (l *life) leftAt() int {
	born, _, ok := l.person.Birth.On.Range()
	if !ok || len(l.person.Residences) == 0 {
		return 0
	}
	left, _, ok := l.person.Residences[0].Since.Range()
	if !ok {
		return 0
	}
	return max(0, monthsBetween(born, left)/12)
}
