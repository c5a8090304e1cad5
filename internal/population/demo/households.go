package demo

import (
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

// household draws one household. The shares follow those of Dutch households
// roughly.
func (m *maker) household(c chance) error {
	switch c.pick(140, 165, 110, 150, 110, 235, 60, 20, 10) {
	case 0:
		return m.single(c, c.between(18, 30))
	case 1:
		return m.single(c, c.between(31, 66))
	case 2:
		return m.widowed(c, c.between(67, 95))
	case 3:
		return m.couple(c, c.between(22, 66), 0)
	case 4:
		return m.couple(c, c.between(67, 90), 0)
	case 5:
		return m.couple(c, c.between(27, 50), 1+c.pick(340, 460, 160, 40))
	case 6:
		return m.singleParent(c)
	case 7:
		return m.housemates(c)
	default:
		return m.gone(c)
	}
}

func (m *maker) gender(c chance) personlist.Gender {
	if c.permille(500) {
		return personlist.Man
	}
	return personlist.Woman
}

// single is somebody alone; sometimes divorced.
func (m *maker) single(c chance, age int) error {
	p, err := m.born(c, m.gender(c), age)
	if err != nil {
		return err
	}
	m.movedIn(c, c.between(0, max(1, min(20, age-18))), p)
	if age > 33 && c.permille(250) {
		ended(c, p, m.years(age-26), m.years(c.between(0, age-27)), "S")
	}
	m.background(c, p, age)
	return m.add(p)
}

// widowed is an older person alone.
func (m *maker) widowed(c chance, age int) error {
	p, err := m.born(c, m.gender(c), age)
	if err != nil {
		return err
	}
	m.movedIn(c, c.between(1, 40), p)
	if c.permille(650) {
		ended(c, p, m.years(age-25), m.years(c.between(0, age-60)), "O")
	}
	m.background(c, p, age)
	return m.add(p)
}

// couple is two adults, married or not, with children.
func (m *maker) couple(c chance, age, children int) error {
	first, second := personlist.Woman, personlist.Man
	if c.permille(30) {
		second = first
	} else if c.permille(30) {
		first = second
	}
	a, err := m.born(c, first, age)
	if err != nil {
		return err
	}
	otherAge := max(20, age+c.between(-4, 7))
	b, err := m.born(c, second, otherAge)
	if err != nil {
		return err
	}
	together := c.between(0, max(1, min(age, otherAge)-21))
	m.movedIn(c, together, a, b)
	m.background(c, a, age)
	m.background(c, b, otherAge)
	if kind := c.pick(700, 120, 180); kind < 2 {
		marry([]string{"H", "P"}[kind], m.years(together)-value.Date(c.below(200)), a, b)
	}
	people := []*member{a, b}
	oldest := min(age-20, 19)
	for range children {
		if oldest < 0 {
			break
		}
		child, err := m.child(c, c.between(max(0, oldest-3), oldest), a, b)
		if err != nil {
			return err
		}
		people, oldest = append(people, child), oldest-3-c.below(2)
	}
	return m.add(people...)
}

// child is born to parents, and has lived with them since, or since they came here.
func (m *maker) child(c chance, age int, parents ...*member) (*member, error) {
	child, err := m.born(c, m.gender(c), age)
	if err != nil {
		return nil, err
	}
	n := parents[len(parents)-1].person.Names
	child.person.Names.Prefix, child.person.Names.Surname = n.Prefix, n.Surname
	parentOf(child, parents...)
	child.since = child.person.Birth.On
	low, _, _ := child.person.Birth.On.Range()
	if moved, _, ok := parents[0].since.Range(); ok && moved > low {
		child.since = parents[0].since
	}
	return child, nil
}

// singleParent lives with children; the other parent left.
func (m *maker) singleParent(c chance) error {
	age := c.between(26, 50)
	gender := personlist.Woman
	if c.permille(180) {
		gender = personlist.Man
	}
	p, err := m.born(c, gender, age)
	if err != nil {
		return err
	}
	m.movedIn(c, c.between(0, 8), p)
	parents := []*member{p}
	switch from, on := m.years(age-20), m.years(c.between(0, min(7, age-22))); c.pick(350, 250, 400) {
	case 0:
		ended(c, p, from, on, "S")
	case 1:
		ex, err := m.former(c, p, age+c.between(0, 4), from, on)
		if err != nil {
			return err
		}
		parents = append(parents, ex)
	}
	people, oldest := []*member{p}, min(age-21, 17)
	for range 1 + c.pick(550, 350, 100) {
		if oldest < 0 {
			break
		}
		child, err := m.child(c, c.between(max(0, oldest-2), oldest), parents...)
		if err != nil {
			return err
		}
		people, oldest = append(people, child), oldest-3
	}
	m.background(c, p, age)
	if err := m.add(people...); err != nil || len(parents) == 1 {
		return err
	}
	return m.add(parents[1])
}

// former is who a single parent was married to, and who lives alone in town.
func (m *maker) former(c chance, p *member, age int, from, on value.Date) (*member, error) {
	gender := personlist.Man
	if p.person.Gender == personlist.Man {
		gender = personlist.Woman
	}
	ex, err := m.born(c, gender, age)
	if err != nil {
		return nil, err
	}
	ex.since = personlist.On(on)
	for _, pair := range [][2]*member{{p, ex}, {ex, p}} {
		pair[0].person.Partnerships = append(pair[0].person.Partnerships, personlist.Partnership{
			Partner: pair[1].relative(), Kind: "H", From: personlist.On(from), Ended: true, On: personlist.On(on), EndReason: "S",
		})
	}
	return ex, nil
}

// housemates are young people at one address.
func (m *maker) housemates(c chance) error {
	var people []*member
	for range c.between(2, 4) {
		age := c.between(18, 27)
		p, err := m.born(c, m.gender(c), age)
		if err != nil {
			return err
		}
		m.movedIn(c, c.between(0, 3), p)
		m.background(c, p, age)
		people = append(people, p)
	}
	return m.add(people...)
}

// gone is somebody who died, or left the country.
func (m *maker) gone(c chance) error {
	age := c.between(40, 92)
	p, err := m.born(c, m.gender(c), age)
	if err != nil {
		return err
	}
	m.movedIn(c, c.between(2, 20), p)
	if c.permille(500) {
		m.emigrated(p, m.years(1)-value.Date(c.below(200)), []string{"5010", "9089", "6037", "7072"}[c.below(4)])
	} else {
		m.died(p, m.years(0)-value.Date(c.below(300)))
	}
	return m.add(p)
}

// years is the day so many years ago.
func (m *maker) years(n int) value.Date { return m.on.AddMonths(-12 * n) }

func (m *maker) died(p *member, on value.Date) {
	p.person.Death = &personlist.Death{On: personlist.On(on), Place: m.place.code, Country: holland}
	p.person.Suspended = personlist.Suspension{Reason: "O", Since: personlist.On(on)}
}

func (m *maker) emigrated(p *member, on value.Date, country string) {
	p.person.Suspended = personlist.Suspension{Reason: "E", Since: personlist.On(on)}
	p.person.Residences = []personlist.Residence{
		{Municipality: m.place.code, Since: personlist.On(on), Abroad: personlist.Abroad{Country: country}},
		m.address().since(p.since),
	}
}
