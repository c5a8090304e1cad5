package brp

import (
	"context"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

const majority = 18 * 12 // months

// candidate is who may count as the partner of a person.
type candidate struct {
	bsn    kernel.BSN
	spouse *partner // nil: a housemate
	list   persoon  // empty where the API has none
	found  bool
}

// around is what is known of the home of a person.
type around struct {
	complete bool // everybody at the address is known
	adults   []kernel.BSN
	minors   []kernel.BSN // surely under 18
}

// candidates are the spouse and the adults at the same address. Where the address
// is not known and there is no spouse, nobody can say who they are.
func (s *Source) candidates(ctx context.Context, purpose *catalogue.Purpose, self kernel.BSN, p persoon, r register.RelationRequest) (register.Members, error) {
	var list []candidate
	if spouse := p.spouse(); spouse != nil {
		bsn, err := number(spouse.BSN)
		if err != nil {
			return register.Members{}, err
		}
		list = append(list, candidate{bsn: bsn, spouse: spouse})
	}
	home, err := s.around(ctx, purpose, self, p)
	if err != nil {
		return register.Members{}, err
	}
	if !p.minor(kernel.Today(s.config.Clock)) {
		for _, bsn := range home.adults {
			if !slices.ContainsFunc(list, func(c candidate) bool { return c.bsn == bsn }) {
				list = append(list, candidate{bsn: bsn})
			}
		}
	}
	if !home.complete && p.spouse() == nil || len(list) > r.Relation.Max {
		return register.Members{State: register.Unknown}, nil
	}
	if err := s.lists(ctx, purpose, list, r); err != nil {
		return register.Members{}, err
	}
	members := register.Members{State: register.Known}
	for _, c := range list {
		if c.found && !c.list.alive() {
			continue
		}
		m := register.Member{BSN: c.bsn, Values: together(p, c, list, home, r.Fields)}
		if c.bsn.IsZero() {
			for name, v := range told(c.spouse.gerelateerde, r.Members) {
				m.Values[name] = v
			}
		}
		members.List = append(members.List, m)
	}
	return members, nil
}

// lists asks for the lists of the candidates who have a number.
func (s *Source) lists(ctx context.Context, purpose *catalogue.Purpose, list []candidate, r register.RelationRequest) error {
	var numbers []kernel.BSN
	for _, c := range list {
		if !c.bsn.IsZero() {
			numbers = append(numbers, c.bsn)
		}
	}
	found, err := s.persons(ctx, purpose, numbers, append(slices.Clone(objectPaths), kinPaths(r)...))
	if err != nil {
		return err
	}
	for i := range list {
		list[i].list, list[i].found = found[list[i].bsn]
	}
	return nil
}

// around asks who lives at the address of a person.
func (s *Source) around(ctx context.Context, purpose *catalogue.Purpose, self kernel.BSN, p persoon) (around, error) {
	object := p.home()
	if object == "" {
		return around{complete: p.abroad()}, nil
	}
	answer, err := s.ask(ctx, purpose, query{Type: byAddress, Fields: []string{"burgerservicenummer", "geboorte.datum"}, Object: object})
	if err != nil {
		return around{}, err
	}
	a := around{complete: true}
	for _, other := range answer {
		if !other.alive() || other.mistaken() {
			continue
		}
		bsn, err := number(other.BSN)
		switch {
		case err != nil:
			return around{}, err
		case bsn.IsZero():
			a.complete = false
		case bsn == self:
		case other.minor(kernel.Today(s.config.Clock)):
			a.minors = append(a.minors, bsn)
		default:
			a.adults = append(a.adults, bsn)
		}
	}
	slices.SortFunc(a.adults, func(x, y kernel.BSN) int {
		if x.Digits() < y.Digits() {
			return -1
		}
		return 1
	})
	return a, nil
}

// minor says whether a person is surely under 18.
func (p persoon) minor(today value.Date) bool {
	born := p.Geboorte.datum()
	return born != nil && !born.unknown && born.low.AddMonths(majority) > today
}
