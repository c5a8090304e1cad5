package demo

import (
	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

// Town is where most people live; its code is no municipality's.
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
	Stories  []Story // what happened to some of them before
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
	numbers numbers // of who lives in Meentwaarde
	away    numbers // of who lives elsewhere
	places  []*place
	place   *place // where the household in the making lives
	made    Municipality
}

// Make draws at least so many people, as they are on a day: nine of ten households in
// Meentwaarde, the others in municipalities that exist.
func Make(seed string, size int, on value.Date) (Municipality, error) {
	if size < 1 {
		return Municipality{}, kernel.Invalidf("a municipality has at least one resident")
	}
	m := &maker{seed: seed, on: on, numbers: numbers{end: firstAway}, away: numbers{next: firstAway, end: totalPrefixes}, places: places()}
	m.place = m.places[0]
	if err := m.featured(); err != nil {
		return Municipality{}, err
	}
	if err := m.featuredElsewhere(); err != nil {
		return Municipality{}, err
	}
	if err := m.corrected(); err != nil {
		return Municipality{}, err
	}
	for i := 0; len(m.made.Lists) < size; i++ {
		if err := m.household(newChance(seed, "huishouden", i)); err != nil {
			return Municipality{}, err
		}
		if i%oneIn == oneIn-1 {
			if err := m.elsewhere(i / oneIn); err != nil {
				return Municipality{}, err
			}
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
