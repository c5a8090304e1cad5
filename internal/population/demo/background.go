package demo

import (
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

// background gives some people what makes registers harder to read: born abroad,
// a date of birth of which only the year is known, secrecy.
func (m *maker) background(c chance, p *member, age int) {
	if age >= 20 && c.permille(130) {
		m.cameHere(c, p, age)
	}
	if c.permille(10) {
		p.person.Secrecy = 7
	}
}

// origins are nationality and country by code, with the permit that goes with it.
var origins = []struct{ nationality, country, permit string }{
	{"0072", "7028", ""}, {"0055", "9089", ""}, {"0052", "5010", ""}, {"0131", "5022", "25"},
	{"0339", "6043", "25"}, {"0034", "6038", "46"}, {dutch, "5007", ""}, {dutch, "6043", ""},
}

// cameHere makes somebody born abroad, who came at some age.
func (m *maker) cameHere(c chance, p *member, age int) {
	o := origins[c.below(len(origins))]
	arrivedAt := c.between(1, min(age-1, 45))
	born, _, ok := p.person.Birth.On.Range()
	if !ok {
		return
	}
	on := min(born.AddMonths(12*arrivedAt)+value.Date(c.below(200)), m.on-30)
	if o.permit == "46" {
		on = max(on, m.years(3))
	}
	p.person.Birth.Country, p.person.Birth.Place = o.country, "onbekend"
	p.person.Nationalities = []personlist.Nationality{{Code: o.nationality, Since: personlist.On(born)}}
	if o.permit != "" {
		p.person.Permit = &personlist.Permit{Code: o.permit, From: personlist.On(on)}
	}
	if low, _, ok := p.since.Range(); !ok || low < on {
		p.since = personlist.On(on)
	}
	p.arrived, p.from = personlist.On(on), o.country
	if c.permille(90) {
		p.person.Birth.On = personlist.InYear(born.Year())
	}
}
