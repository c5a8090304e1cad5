package personlist

import (
	"encoding/json"
	"errors"

	"meent.nl/meent/internal/kernel"
)

// stored is a person as JSON. A kernel.BSN prints masked wherever it is written, so
// the numbers stand apart, in the order in which numbers visits them.
type stored struct {
	Numbers []string
	Person  Person
}

// Marshal is the person as JSON, with the numbers: for the store of person lists
// alone.
func Marshal(p *Person) ([]byte, error) {
	s := stored{Person: *p}
	numbers(p, func(bsn *kernel.BSN) { s.Numbers = append(s.Numbers, bsn.Digits()) })
	return json.Marshal(s)
}

// Unmarshal reads what Marshal wrote.
func Unmarshal(text []byte) (*Person, error) {
	var s stored
	if err := json.Unmarshal(text, &s); err != nil {
		return nil, errors.New("a stored person list is damaged")
	}
	i, damaged := 0, false
	numbers(&s.Person, func(bsn *kernel.BSN) {
		if i < len(s.Numbers) && s.Numbers[i] != "" {
			var err error
			*bsn, err = kernel.ParseBSN(s.Numbers[i])
			damaged = damaged || err != nil
		}
		i++
	})
	if damaged || i != len(s.Numbers) || s.Person.BSN.IsZero() {
		return nil, errors.New("a stored person list has numbers that do not fit it")
	}
	return &s.Person, nil
}

// numbers visits every BSN of a list.
func numbers(p *Person, visit func(*kernel.BSN)) {
	visit(&p.BSN)
	for i := range p.Parents {
		visit(&p.Parents[i].BSN)
	}
	for i := range p.Partnerships {
		visit(&p.Partnerships[i].Partner.BSN)
	}
	for i := range p.Children {
		visit(&p.Children[i].BSN)
	}
}

// Relatives are the numbers of the parents, partners and children of a list.
func (p *Person) Relatives() []kernel.BSN {
	var all []kernel.BSN
	numbers(p, func(bsn *kernel.BSN) {
		if !bsn.IsZero() && *bsn != p.BSN {
			all = append(all, *bsn)
		}
	})
	return all
}
