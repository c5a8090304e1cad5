package facts

import (
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
)

// upbringing are the facts of a parent and a child. Who of two parents at one
// address gets the kinderbijslag is drawn for the family, and is the mother mostly.
func (g *Generator) upbringing(out fields.Values, v kin.View, c kin.Child) {
	none := personlist.Date{}
	ofChild := g.stream("kind", c.BSN)
	intensive, unknownCare, truant := ofChild.permille(15), ofChild.permille(5), ofChild.permille(15)
	if unknownCare {
		out.Unknown("intensieve_zorg")
	} else {
		out.Boolean("intensieve_zorg", intensive, none)
	}
	out.Boolean("leerplicht_niet_nagekomen", truant && g.isSixteen(c), none)

	s := g.pair("opvoeding", v, c.BSN)
	support, reason, elsewhere := s.pick(300, 600, 100), s.pick(80, 520, 400), s.permille(850)
	switch c.AtHome {
	case kin.Yes:
		out.Word("onderhoudsbijdrage", "voldoende", none)
		out.NotApplicable("reden_uitwonend")
		out.Boolean("behoort_tot_ander_huishouden", false, none)
	case kin.No:
		out.Word("onderhoudsbijdrage", []string{"onvoldoende", "voldoende", "voldoende_voor_dubbel"}[support], none)
		out.Word("reden_uitwonend", []string{"ziekte_of_handicap", "onderwijs", "andere_reden"}[reason], none)
		out.Boolean("behoort_tot_ander_huishouden", c.AtOtherParent == kin.Yes || elsewhere, none)
	default:
		out.Unknown("onderhoudsbijdrage")
		out.Unknown("reden_uitwonend")
		out.Unknown("behoort_tot_ander_huishouden")
	}
	g.receiver(out, v, c)
	treatyChild(out, c)
}

func (g *Generator) receiver(out fields.Values, v kin.View, c kin.Child) {
	const elsewhere = "kinderbijslag_gaat_naar_ander"
	none := personlist.Date{}
	switch {
	case c.AtHome == kin.Yes && c.OtherParentAlong == kin.Yes:
		out.Boolean(elsewhere, g.pays(v.Person, c) != v.Person.BSN, none)
	case c.AtHome == kin.Yes:
		out.Boolean(elsewhere, false, none)
	case c.AtOtherParent == kin.Yes:
		out.Boolean(elsewhere, true, none)
	default:
		out.Unknown(elsewhere)
	}
}

func (g *Generator) isSixteen(c kin.Child) bool {
	low, _, ok := c.Birth.On.Range()
	if !ok {
		return false
	}
	years := monthsBetween(low, g.on) / 12
	return years == 16 || years == 17
}

// pays is the parent whom the SVB pays for the children of two parents at one
// address: of a man and a woman the woman in nine of ten families.
func (g *Generator) pays(p *personlist.Person, c kin.Child) kernel.BSN {
	first, second := p.BSN, c.OtherParent
	if before(c, second, first) {
		first, second = second, first
	}
	if g.stream("rekening", first, second).permille(900) {
		return first
	}
	return second
}

// before puts a woman first, and otherwise the lower number.
func before(c kin.Child, a, b kernel.BSN) bool {
	womanA, womanB := isMother(c, a), isMother(c, b)
	if womanA != womanB {
		return womanA
	}
	return a.Digits() < b.Digits()
}

func isMother(c kin.Child, bsn kernel.BSN) bool {
	for _, parent := range c.List.Parents {
		if parent.BSN == bsn {
			return parent.Gender == personlist.Woman
		}
	}
	return false
}

// treatyChild is the child benefit that European rules give for a child abroad.
func treatyChild(out fields.Values, c kin.Child) {
	const field = "kinderbijslag_volgens_eu_regels"
	if c.List == nil || len(c.List.Residences) == 0 {
		out.Unknown(field)
		return
	}
	country, _ := fields.Country(c.List.Residences[0].Abroad.Country)
	out.Boolean(field, fields.InEurope(country), personlist.Date{})
}
