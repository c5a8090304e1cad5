package demo

import (
	"meent.nl/meent/internal/population"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

// member is a person in the making.
type member struct {
	person *personlist.Person
	extra  population.Extra
	since  personlist.Date // at the address since
	// arrived in the Netherlands from a country, of who was born elsewhere.
	arrived personlist.Date
	from    string
}

// born is a new person of an age on the day of the municipality.
func (m *maker) born(c chance, gender personlist.Gender, age int) (*member, error) {
	on := m.on.AddMonths(-12*age) - value.Date(1+c.below(360))
	return m.person(c, gender, personlist.On(on), surnames[c.below(len(surnames))])
}

// person is a new Dutch person who lives here from birth until told otherwise.
func (m *maker) person(c chance, gender personlist.Gender, born personlist.Date, s surname) (*member, error) {
	bsn, err := m.hand().take()
	if err != nil {
		return nil, err
	}
	given := c.of(boys)
	if gender == personlist.Woman {
		given = c.of(girls)
	}
	return &member{since: born, person: &personlist.Person{
		BSN: bsn, Gender: gender, NameUse: "E",
		Names:         personlist.Names{Given: given, Prefix: s.prefix, Surname: s.name},
		Birth:         personlist.Birth{On: born, Place: m.place.code, Country: holland},
		Nationalities: []personlist.Nationality{{Code: dutch, Since: born}},
	}}, nil
}

// relative is what another list says of a member.
func (p *member) relative() personlist.Relative {
	return personlist.Relative{BSN: p.person.BSN, Names: p.person.Names, Gender: p.person.Gender, Birth: p.person.Birth}
}

// movedIn sets the address since a number of years ago, not before birth.
func (m *maker) movedIn(c chance, years int, people ...*member) {
	on := m.on.AddMonths(-12*years) - value.Date(c.below(300))
	for _, p := range people {
		p.since = personlist.On(on)
		if low, _, ok := p.person.Birth.On.Range(); ok && low > on {
			p.since = p.person.Birth.On
		}
	}
}

// marry registers a marriage (H) or partnership (P) on both lists.
func marry(kind string, on value.Date, a, b *member) {
	for _, pair := range [][2]*member{{a, b}, {b, a}} {
		pair[0].person.Partnerships = append([]personlist.Partnership{{
			Partner: pair[1].relative(), Kind: kind, From: personlist.On(on),
		}}, pair[0].person.Partnerships...)
	}
}

// parentOf registers a child on the lists of its parents, and them on its own.
func parentOf(child *member, parents ...*member) {
	for _, parent := range parents {
		r := parent.relative()
		r.Since = child.person.Birth.On
		child.person.Parents = append(child.person.Parents, r)
		c := child.relative()
		c.Gender = personlist.GenderUnknown
		parent.person.Children = append(parent.person.Children, personlist.Child{Relative: c})
	}
}

// ended registers a marriage to somebody who is not here any more.
func ended(c chance, p *member, from, on value.Date, reason string) {
	s, gender, given := surnames[c.below(len(surnames))], personlist.Man, c.of(boys)
	if p.person.Gender == personlist.Man {
		gender, given = personlist.Woman, c.of(girls)
	}
	p.person.Partnerships = append(p.person.Partnerships, personlist.Partnership{
		Partner: personlist.Relative{Names: personlist.Names{Given: given, Prefix: s.prefix, Surname: s.name}, Gender: gender,
			Birth: personlist.Birth{On: personlist.UnknownDate()}},
		Kind: "H", From: personlist.On(from), Ended: true, On: personlist.On(on), EndReason: reason,
	})
}

// knows replaces invented facts of a member.
func (p *member) knows(facts map[string]string) *member {
	if p.extra.Person == nil {
		p.extra.Person = map[string]string{}
	}
	for field, text := range facts {
		p.extra.Person[field] = text
	}
	return p
}
