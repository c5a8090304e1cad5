package demo

import (
	"fmt"
	"strings"

	"meent.nl/meent/internal/population/personlist"
)

// place is a municipality where people of the demo live. Meentwaarde does not exist.
// Of the others the municipality does, and no street or postcode.
type place struct {
	town, code string
	first      int // four digits of its first postcode
	span       int // how many of those numbers it has
	streets    string
	houses     int // handed out
}

// places are where people live; the first is home to most.
func places() []*place {
	return []*place{
		{town: Town, code: townCode, first: 9900, span: 100},
		{town: "Diemen", code: "0384", first: 1111, span: 2, streets: "Test"},
		{town: "Alphen aan den Rijn", code: "0484", first: 2401, span: 8, streets: "Test"},
		{town: "Utrecht", code: "0344", first: 3511, span: 75, streets: "Test"},
		{town: "Amsterdam", code: "0363", first: 1011, span: 88, streets: "Test"},
		{town: "Den Haag", code: "0518", first: 2511, span: 80, streets: "Test"},
	}
}

// at makes what follows in the municipality of a code, until back is called. Whoever
// lives elsewhere takes numbers of their own: Meentwaarde stays as it is without them.
func (m *maker) at(code string) (back func()) {
	home := m.place
	for _, p := range m.places {
		if p.code == code {
			m.place = p
		}
	}
	return func() { m.place = home }
}

// isHome says whether the maker is in Meentwaarde.
func (m *maker) isHome() bool { return m.place == m.places[0] }

// address is the next house of the municipality.
func (m *maker) address() house {
	const perStreet = 60
	p := m.place
	street, number := p.houses/perStreet, p.houses%perStreet+1
	p.houses++
	name := streetRoots[street%len(streetRoots)] + streetEnds[(street/len(streetRoots)+street)%len(streetEnds)]
	if p.streets != "" {
		name = p.streets + strings.ToLower(name)
	}
	// Three postcodes a number; then the streets go on with a letter behind the number.
	letters := []string{"SA", "SD", "SS"}
	block := street / (3 * p.span)
	h := house{place: p, street: name, number: fmt.Sprint(number),
		postcode: fmt.Sprintf("%04d%s", p.first+street%p.span, letters[street/p.span%3])}
	if block > 0 {
		h.letter = string(rune('A' + block - 1))
	}
	return h
}

type house struct {
	place                            *place
	street, number, letter, postcode string
}

// since is a stay in the house.
func (h house) since(d personlist.Date) personlist.Residence {
	return personlist.Residence{
		Municipality: h.place.code, Function: "W", Since: d,
		Address: personlist.Address{Street: h.street, Number: h.number, Letter: h.letter, Postcode: h.postcode, Town: h.place.town},
	}
}

// oneIn is how many households of Meentwaarde there are for one elsewhere.
const oneIn = 9

// elsewhere draws a household in one of the other municipalities.
func (m *maker) elsewhere(i int) error {
	defer m.at(m.places[1+i%(len(m.places)-1)].code)()
	return m.household(newChance(m.seed, "elders", i))
}
