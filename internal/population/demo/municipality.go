package demo

import (
	"fmt"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

// Town is where everybody lives; its code is no municipality's.
const (
	Town     = "Meentwaarde"
	townCode = "9900"
	holland  = "6030"
	dutch    = "0001"
)

// Seed and Size are those of the standard demonstration.
const (
	Seed = "meent"
	Size = 700
)

// Municipality is the people of a synthetic municipality.
type Municipality struct {
	Lists    []population.List
	Personas []Persona
}

// Persona is a resident worth logging in as.
type Persona struct {
	BSN  kernel.BSN
	Name string
	Why  catalogue.Text
}

// source names these lists in the store.
const source = "demo"

// maker makes the households one by one.
type maker struct {
	seed    string
	on      value.Date
	numbers numbers
	houses  int
	made    Municipality
}

// Make draws a municipality of at least so many people, as it is on a day.
func Make(seed string, size int, on value.Date) (Municipality, error) {
	if size < 1 {
		return Municipality{}, kernel.Invalidf("a municipality has at least one resident")
	}
	m := &maker{seed: seed, on: on}
	if err := m.featured(); err != nil {
		return Municipality{}, err
	}
	for i := 0; len(m.made.Lists) < size; i++ {
		if err := m.household(newChance(seed, "huishouden", i)); err != nil {
			return Municipality{}, err
		}
	}
	return m.made, nil
}

// add stores a household: everybody in it gets its address, and a list.
func (m *maker) add(people ...*member) error {
	home := m.address()
	for _, p := range people {
		if len(p.person.Residences) == 0 {
			stay := home.since(p.since)
			stay.Arrived, stay.ArrivedFrom = p.arrived, p.from
			p.person.Residences = []personlist.Residence{stay}
		}
		m.made.Lists = append(m.made.Lists, population.List{Person: p.person, Extra: p.extra, Source: source})
	}
	return nil
}

// address is the next house.
func (m *maker) address() house {
	const perStreet = 60
	street, number := m.houses/perStreet, m.houses%perStreet+1
	m.houses++
	name := streetRoots[street%len(streetRoots)] + streetEnds[(street/len(streetRoots)+street)%len(streetEnds)]
	// 300 postcodes; then the streets go on with a letter behind the number.
	letters := []string{"SA", "SD", "SS"}
	block := street / 300
	h := house{street: name, number: fmt.Sprint(number), postcode: fmt.Sprintf("99%02d%s", street%100, letters[street/100%3])}
	if block > 0 {
		h.letter = string(rune('A' + block - 1))
	}
	return h
}

type house struct{ street, number, letter, postcode string }

// since is a stay in the house.
func (h house) since(d personlist.Date) personlist.Residence {
	return personlist.Residence{
		Municipality: townCode, Function: "W", Since: d,
		Address: personlist.Address{Street: h.street, Number: h.number, Letter: h.letter, Postcode: h.postcode, Town: Town},
	}
}
