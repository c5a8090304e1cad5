package population

import (
	"context"
	"database/sql"
	"slices"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

// Newborn is a child that is born to people of this store.
type Newborn struct {
	BSN    kernel.BSN
	Given  string
	Gender personlist.Gender
	On     value.Date
}

// RegisterBirth registers a child of a parent and of the spouse or the other parent
// who lives with them. The registers report the change, as the BRP would. It gives
// the child.
func (s *Service) RegisterBirth(ctx context.Context, parent kernel.ResidentID, n Newborn) (kernel.ResidentID, error) {
	if n.BSN.IsZero() || n.Given == "" || n.On > kernel.Today(s.clock) {
		return "", kernel.Invalidf("a birth needs a number, a name and a day that is not in the future")
	}
	number, err := s.residents.BSN(ctx, parent)
	if err != nil {
		return "", err
	}
	err = s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error { return s.born(ctx, tx, number, n) })
	if err != nil {
		return "", err
	}
	if err := s.settle(ctx, false, func(Phase, int, int) {}); err != nil {
		return "", err
	}
	return s.residents.Find(ctx, n.BSN)
}

// born stores the lists of a child and its parents.
func (s *Service) born(ctx context.Context, tx *sql.Tx, parent kernel.BSN, n Newborn) error {
	here := map[string]*held{}
	err := s.load(ctx, tx, "subject", []string{parent.Digits(), n.BSN.Digits()}, here)
	if err != nil {
		return err
	}
	if here[n.BSN.Digits()] != nil {
		return kernel.Errorf(kernel.Conflict, "the number for the child is somebody's already; take another")
	}
	first := here[parent.Digits()]
	if first == nil {
		return kernel.Errorf(kernel.NotFound, "this store has no person list of the parent")
	}
	if first.address == "" {
		return kernel.Invalidf("a birth can be registered here for a parent who lives at an address in the Netherlands")
	}
	nearby, err := s.neighbourhood(ctx, tx, []*held{first})
	if err != nil {
		return err
	}
	parents := []*held{first}
	if other := otherParent(first, nearby, n.On); other != nil {
		parents = append(parents, other)
	}
	lists := birthLists(n, parents)
	if here, err = s.hereOf(ctx, tx, lists); err != nil {
		return err
	}
	return s.storeAll(ctx, tx, lists, here, false)
}

// otherParent is the spouse, or who is a parent of a child together at the address.
func otherParent(first *held, nearby *neighbourhood, on value.Date) *held {
	v := kin.Of(first.person, nearby.around(first), on)
	for _, c := range v.Candidates {
		if c.List != nil && (c.Spouse || c.ChildTogether && c.SameAddress == kin.Yes) {
			return nearby.lists[c.BSN.Digits()]
		}
	}
	return nil
}

// birthLists are the list of the child, and those of the parents with the child.
func birthLists(n Newborn, parents []*held) []List {
	first := parents[0].person
	surname := first.Names
	if len(first.Children) > 0 {
		surname = first.Children[0].Names
	}
	names := personlist.Names{Given: n.Given, Prefix: surname.Prefix, Surname: surname.Surname}
	born := personlist.Birth{On: personlist.On(n.On), Place: first.Residences[0].Municipality, Country: "6030"}
	home := first.Residences[0]
	home.Since, home.Arrived, home.ArrivedFrom = born.On, personlist.Date{}, ""
	child := &personlist.Person{
		BSN: n.BSN, Names: names, Gender: n.Gender, Birth: born,
		Nationalities: []personlist.Nationality{{Code: "0001", Since: born.On}},
		Residences:    []personlist.Residence{home},
	}
	lists := []List{{Person: child, Source: "geboorte"}}
	for _, parent := range parents {
		p := *parent.person
		child.Parents = append(child.Parents, personlist.Relative{BSN: p.BSN, Names: p.Names, Gender: p.Gender, Birth: p.Birth, Since: born.On})
		p.Children = append(slices.Clone(p.Children), personlist.Child{Relative: personlist.Relative{
			BSN: n.BSN, Names: names, Gender: personlist.GenderUnknown, Birth: born,
		}})
		lists = append(lists, List{Person: &p, Extra: parent.extra, Source: parent.source})
	}
	return lists
}
