package facts

import (
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
)

// Hours a month and prices an hour of the kinds of care, in hundredths, at equal
// steps of probability.
var (
	dayHours, afterHours, homeHours = curve{45, 85, 110, 150, 215}, curve{12, 28, 45, 70}, curve{30, 70, 120, 180}
	dayPrice, afterPrice, homePrice = curve{9, 10, 11, 13}, curve{8, 9, 10, 12}, curve{6, 8, 9}
)

// reason is why somebody needs childcare.
func (g *Generator) reason(out fields.Values, l life) {
	s := g.stream("opvangreden", l.person.BSN)
	word := "geen"
	course, care, detained := s.permille(300), s.permille(40), s.permille(2)
	switch {
	case detained && l.age >= 18:
		word = "detentie"
	case l.work == employee || l.work == selfEmployed:
		word = "werk"
	case l.work == student:
		word = "onderwijs"
	case l.work == benefit && course:
		word = []string{"traject_naar_werk", "inburgering", "werk_pas_beeindigd"}[s.pick(600, 250, 150)]
	case l.work == disabled && care:
		word = "langdurige_zorg"
	}
	out.Word("reden_voor_opvang", word, personlist.Date{})
}

// childcare is what a child's care is, the same from both parents.
func (g *Generator) childcare(out fields.Values, c kin.Child) {
	s := g.stream("opvang", c.BSN)
	low, _, known := c.Birth.On.Range()
	years := 40
	if known {
		years = monthsBetween(low, g.on) / 12
	}
	day, after, home, registered := s.permille(600), s.permille(450), s.permille(90), s.permille(985)
	out.Boolean("gaat_naar_voortgezet_onderwijs", years >= 12, personlist.Date{})
	care := []struct {
		kind         string
		has          bool
		hours, price curve
	}{
		{"dagopvang", day && years < 4, dayHours, dayPrice},
		{"buitenschoolse_opvang", after && years >= 4 && years < 12, afterHours, afterPrice},
		{"gastouderopvang", home && years < 12, homeHours, homePrice},
	}
	any := false
	for _, x := range care {
		any = any || x.has
		hours, price := s.cents(x.hours), s.cents(x.price)
		if !x.has {
			amount(out, "uren_"+x.kind, 0)
			out.NotApplicable("uurprijs_" + x.kind)
			continue
		}
		amount(out, "uren_"+x.kind, hours)
		amount(out, "uurprijs_"+x.kind, price)
	}
	out.Boolean("opvang_geregistreerd", any && registered, personlist.Date{})
}
