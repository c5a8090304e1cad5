package population

import (
	"context"

	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
)

// neighbourhood are the lists around a batch.
type neighbourhood struct {
	lists     map[string]*held
	byAddress map[string][]*personlist.Person
}

// neighbourhood loads who is related to the batch or lives with it, and the children
// and parents of those: what kin.Of looks at.
func (s *Service) neighbourhood(ctx context.Context, q db.Querier, batch []*held) (*neighbourhood, error) {
	n := &neighbourhood{lists: map[string]*held{}, byAddress: map[string][]*personlist.Person{}}
	var addresses, relatives []string
	for _, h := range batch {
		n.lists[h.person.BSN.Digits()] = h
		if h.address != "" {
			addresses = append(addresses, h.address)
		}
		relatives = append(relatives, digits(h.person)...)
	}
	if err := s.load(ctx, q, "address", addresses, n.lists); err != nil {
		return nil, err
	}
	if err := s.load(ctx, q, "subject", relatives, n.lists); err != nil {
		return nil, err
	}
	var further []string
	for _, h := range n.lists {
		for _, relative := range digits(h.person) {
			if n.lists[relative] == nil {
				further = append(further, relative)
			}
		}
	}
	if err := s.load(ctx, q, "subject", further, n.lists); err != nil {
		return nil, err
	}
	for _, h := range n.lists {
		if h.address != "" {
			n.byAddress[h.address] = append(n.byAddress[h.address], h.person)
		}
	}
	return n, nil
}

// around is what kin.Of needs of one person.
func (n *neighbourhood) around(h *held) kin.Around {
	a := kin.Around{Lists: map[string]*personlist.Person{}}
	if h.address != "" {
		a.SameAddress = n.byAddress[h.address]
	}
	add := func(p *personlist.Person) {
		for _, d := range digits(p) {
			if other := n.lists[d]; other != nil {
				a.Lists[d] = other.person
			}
		}
	}
	add(h.person)
	for _, p := range a.SameAddress {
		add(p)
	}
	for _, c := range h.person.Children {
		if list := n.lists[c.BSN.Digits()]; list != nil {
			add(list.person)
		}
	}
	return a
}

func digits(p *personlist.Person) []string {
	relatives := p.Relatives()
	all := make([]string, len(relatives))
	for i, bsn := range relatives {
		all[i] = bsn.Digits()
	}
	return all
}
