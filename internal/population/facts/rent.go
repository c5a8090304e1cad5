package facts

import (
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
)

// Rent of a month and one kind of service costs, at equal steps of probability.
var (
	rentOfMonth = curve{280, 470, 580, 660, 740, 860, 1650}
	services    = curve{0, 4, 9, 14, 25}
)

// homes is the stream of an address; its first draw says whether the home is rented.
func (g *Generator) homes(address string) stream { return g.stream("huur\x00" + address) }

// rents says whether the home at an address is rented; nobody owns one together there.
func (g *Generator) rents(address string) bool {
	s := g.homes(address)
	return s.permille(rented)
}

// rented is how many homes in a thousand are.
const rented = 450

// rent is what the Dienst Toeslagen knows of a rented home; the same for everybody at
// an address.
func (g *Generator) rent(out fields.Values, l life) {
	const home, price = "huurt_woning", "kale_huur"
	none := personlist.Date{}
	s := g.homes(kin.Address(l.person))
	rents, kind := s.permille(rented), s.pick(925, 10, 10, 50, 5)
	amountOf, serviced, before, adapted, large := s.cents(rentOfMonth), s.permille(180), s.permille(250), s.permille(30), s.permille(4)
	judged := s.permille(12)
	out.Boolean("handicap_voor_huurgrens", g.stream("handicap", l.person.BSN).permille(25), none)
	if l.abroad {
		rents = false
	} else if kin.Address(l.person) == "" {
		for _, field := range []string{home, "soort_woonruimte", "ingeschreven_op_huuradres", price, "woning_aangepast"} {
			out.Unknown(field)
		}
		return
	}
	rents = rents && l.age >= 18
	out.Boolean(home, rents, none)
	out.Boolean("ingeschreven_op_huuradres", rents && !s.permille(15), none)
	out.Boolean("huurtoeslag_gehad_voor_woning", rents && before, none)
	out.Boolean("woning_aangepast", adapted, none)
	out.Boolean("woning_voor_acht_personen", large, none)
	out.NotApplicable("redelijke_huurprijs")
	out.NotApplicable("standplaatshuur")
	if !rents {
		out.NotApplicable("soort_woonruimte")
		out.NotApplicable(price)
		g.services(out, s, false)
		return
	}
	kinds := []string{"zelfstandig", "onvrije_etage", "aangewezen_onzelfstandig", "ander_onzelfstandig", "woonwagen"}
	out.Word("soort_woonruimte", kinds[kind], none)
	if s.permille(20) {
		out.Unknown(price)
	} else {
		amount(out, price, amountOf)
	}
	if judged {
		amount(out, "redelijke_huurprijs", amountOf*85/100)
	}
	if kinds[kind] == "woonwagen" {
		amount(out, "standplaatshuur", s.cents(curve{80, 140, 260}))
	}
	g.services(out, s, serviced)
}

func (g *Generator) services(out fields.Values, s stream, some bool) {
	for _, field := range []string{"servicekosten_energie", "servicekosten_schoonmaak", "servicekosten_huismeester", "servicekosten_ruimten"} {
		cost := s.cents(services)
		if !some {
			cost = 0
		}
		amount(out, field, cost)
	}
}

// subtenant says whether somebody at the address rents a part of the home.
func (g *Generator) subtenant(out fields.Values, v kin.View, c kin.Candidate) {
	const field = "onderhuurder"
	rents := g.pair("onderhuur", v, c.BSN).permille(60)
	switch {
	case c.SameAddress == kin.Unknown:
		out.Unknown(field)
	default:
		out.Boolean(field, rents && c.SameAddress == kin.Yes && g.bond(v, c) == strangers && c.Kinship == kin.NoKin, personlist.Date{})
	}
}
