package facts

import (
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

// dutyBegan is when the Zorgverzekeringswet came into force: nobody had to insure
// under it before.
var dutyBegan = date(2006, 1, 1)

// duty is since when somebody must insure, when they asked for it, and whether they
// are exempt. Of who lives abroad the register knows no duty: it is left Unknown.
// Exempt is only who health found to be without insurance.
func (g *Generator) duty(out fields.Values, l life) {
	const exempt, since, asked = "vrijgesteld_van_zorgverzekering", "verzekeringsplicht_sinds", "zorgverzekering_aangevraagd_op"
	s := g.stream("verzekeringsplicht", l.person.BSN)
	insured := out["verzekerd_zvw"]
	word := "nee"
	if insured.Text == "false" && l.age >= 18 && !l.abroad {
		word = []string{"nee", "militair", "gemoedsbezwaard"}[s.pick(600, 300, 100)]
	}
	out.Word(exempt, word, personlist.Date{})
	began, known := l.dutySince()
	late := int(s.below(100))
	if s.permille(40) {
		late += 60 // a few were later than the four months of the law
	}
	if !known || l.abroad || word != "nee" {
		out.Unknown(since)
		out.Unknown(asked)
		return
	}
	onDay(out, since, began)
	switch insured.Text {
	case "true":
		onDay(out, asked, min(began+value.Date(late), g.on))
	case "false":
		out.NotApplicable(asked)
	default:
		out.Unknown(asked)
	}
}

// dutySince is the last arrival in the Netherlands, else the birth, but not before
// the act; known is false where that day is not known exactly.
func (l *life) dutySince() (value.Date, bool) {
	day, last, known := l.person.Birth.On.Range()
	for _, r := range l.person.Residences {
		if low, high, ok := r.Arrived.Range(); ok && low > day {
			day, last = low, high
		}
	}
	if last <= dutyBegan {
		return dutyBegan, known
	}
	return day, known && day == last
}

func onDay(out fields.Values, field string, day value.Date) {
	out.Set(field, register.Value{State: register.Known, Text: day.String()})
}

func date(year, month, day int) value.Date {
	d, err := value.NewDate(year, month, day)
	if err != nil {
		panic(err) // a constant of this package
	}
	return d
}
