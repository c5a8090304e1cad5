package facts

import (
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/personlist"
)

// life is what a person does, in broad lines; the facts follow from it.
type life struct {
	person  *personlist.Person
	age     int
	work    work
	earning int64 // cents a year, from work or a benefit
	abroad  bool
	country string // a word of the field woonland; "" unknown
	arrived int    // age at arrival in the Netherlands; -1 born here, or long ago
}

type work uint8

const (
	tooYoung work = iota
	student
	employee
	selfEmployed
	benefit
	disabled
	atHome
	pensioner
)

// What people earn in a year, at equal steps of probability.
var (
	pupils      = curve{0, 0, 0, 0, 600, 1800, 3600}
	students    = curve{0, 1200, 3000, 5200, 7800, 10500, 14500}
	starters    = curve{9000, 17500, 22500, 26500, 30500, 35000, 46000}
	employees   = curve{9500, 19500, 27000, 33000, 38500, 45500, 55000, 70000, 145000}
	businesses  = curve{-9000, 6000, 15000, 24500, 34000, 47000, 66000, 98000, 240000}
	assistance  = curve{13500, 15800, 16800, 18200}
	disability  = curve{14500, 17800, 21500, 26500, 34000}
	householder = curve{0, 0, 0, 1500, 4500}
	pensions    = curve{15500, 18500, 20500, 23500, 27500, 33500, 43000, 78000}
)

// life draws what a person does. Of an unknown date of birth it takes 40 years.
func (g *Generator) life(p *personlist.Person) life {
	l := life{person: p, age: 40, arrived: -1}
	if low, _, ok := p.Birth.On.Range(); ok {
		l.age = max(0, monthsBetween(low, g.on)/12)
	}
	l.where()
	s := g.stream("leven", p.BSN)
	switch {
	case l.age < 15:
		l.work = tooYoung
	case l.age < 18:
		l.work, l.earning = student, s.cents(pupils)
	case l.age >= 67:
		l.work, l.earning = pensioner, s.cents(pensions)
	case l.age < 25 && s.permille(520):
		l.work, l.earning = student, s.cents(students)
	default:
		l.working(s)
	}
	return l
}

func (l *life) working(s stream) {
	weights := []int64{690, 120, 60, 60, 70} // employee, selfEmployed, benefit, disabled, atHome
	if l.age > 60 {
		weights = []int64{590, 120, 70, 110, 110}
	}
	kinds := []work{employee, selfEmployed, benefit, disabled, atHome}
	curves := []curve{employees, businesses, assistance, disability, householder}
	i := s.pick(weights...)
	l.work = kinds[i]
	if l.work == employee && l.age < 28 {
		curves[i] = starters
	}
	l.earning = s.cents(curves[i])
	// Women work fewer paid hours, most of all in their middle years.
	if l.work == employee && l.person.Gender == personlist.Woman && l.age >= 30 {
		l.earning = l.earning * 78 / 100
	}
}

// where reads country and arrival from the stays.
func (l *life) where() {
	p := l.person
	if len(p.Residences) > 0 {
		now := p.Residences[0]
		l.abroad = now.Abroad.Country != "" || p.Suspended.Reason != ""
		l.country, _ = fields.Country(now.Abroad.Country)
	}
	born, _, ok := p.Birth.On.Range()
	if !ok {
		return
	}
	for _, r := range p.Residences {
		if low, _, known := r.Arrived.Range(); known {
			l.arrived = max(0, monthsBetween(born, low)/12)
		}
	}
}
