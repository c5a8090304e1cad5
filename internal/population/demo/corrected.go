package demo

import (
	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

// Story is a decision of some months ago that rests on a fact that was put right since.
type Story struct {
	BSN        kernel.BSN
	Service    string
	Decided    int // months before the demonstration begins
	Correction population.Correction
}

// storied are numbers of people with a story, below those of who is born later: nobody else
// has them, so that in a store of an older version a story is not told of another person.
var storied = numbers{next: births - 100, end: births - 50}

// corrected was granted zorgtoeslag five months ago; her income turned out higher a month
// after that.
func (m *maker) corrected() error {
	const decided, since = 5, 4
	others := m.numbers
	m.numbers = storied
	defer func() { m.numbers = others }()
	p, err := m.figure(figure{given: "Fenna", name: surname{"", "Kuipers"}, gender: personlist.Woman, born: m.aged(34, 6), since: 5,
		income: "26400.00", savings: "2100.00"})
	if err != nil {
		return err
	}
	home("618.40", p)
	m.persona(p, catalogue.Text{
		NL: "kreeg vijf maanden geleden zorgtoeslag; haar inkomen bleek daarna hoger",
		EN: "was granted healthcare benefit five months ago; her income turned out higher since",
	})
	first := m.on - value.Date(m.on.Day()-1)
	m.made.Stories = append(m.made.Stories, Story{
		BSN: p.person.BSN, Service: "zorgtoeslag", Decided: decided,
		Correction: population.Correction{Field: "inkomensgegeven", Text: "33800.00", Since: first.AddMonths(-since)},
	})
	return m.add(p)
}
