package facts

import (
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

// townCode is the municipality that keeps register gemeente: Meentwaarde.
const townCode = "9900"

// mobility is what the RDW and the municipality know: vehicles, licences, permits.
func (g *Generator) mobility(out fields.Values, l life) {
	s := g.stream("voertuigen", l.person.BSN)
	none := personlist.Date{}
	licence := l.age >= 18 && s.permille(licensed(l.age))
	vehicles := 0
	if l.age >= 18 && s.permille(520) {
		vehicles = 1 + s.pick(820, 140, 40)
	}
	if !licence {
		vehicles = 0
	}
	out.Word("aantal_voertuigen", itoa(vehicles), none)
	out.Boolean("rijbewijs_b", licence, none)
	until := g.on + value.Date(30+s.below(3600))
	if licence {
		out.Date("rijbewijs_geldig_tot", personlist.On(until))
	} else {
		out.NotApplicable("rijbewijs_geldig_tot")
	}
	local := !l.abroad && len(l.person.Residences) > 0 && l.person.Residences[0].Municipality == townCode
	out.Boolean("parkeervergunning", local && vehicles > 0 && s.permille(220), none)
	out.Boolean("gehandicaptenparkeerkaart", local && s.permille(disabledCard(l.age)), none)
}

// licensed is how many of a thousand people of an age may drive.
func licensed(age int) int64 {
	switch {
	case age < 25:
		return 560
	case age < 75:
		return 860
	}
	return 620
}

func disabledCard(age int) int64 {
	if age >= 70 {
		return 60
	}
	return 8
}
