package kin

import (
	"slices"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/personlist"
)

// kinship is what the lists say two persons are to each other. A foster child is
// not in them.
func kinship(p, other *personlist.Person, a Around) Kinship {
	switch {
	case isParent(p, other) || isParent(other, p):
		return ParentOrChild
	case inLaw(p, other, a) || inLaw(other, p, a):
		return InLaw
	case shareParent(p, other) || isGrandparent(p, other, a) || isGrandparent(other, p, a):
		return OtherFamily
	}
	return NoKin
}

// isParent says whether either list calls parent a parent of child.
func isParent(parent, child *personlist.Person) bool {
	return slices.ContainsFunc(child.Parents, func(r personlist.Relative) bool { return r.BSN == parent.BSN }) ||
		slices.ContainsFunc(parent.Children, func(c personlist.Child) bool { return c.BSN == child.BSN })
}

// inLaw says whether other is a parent or child of p's spouse.
func inLaw(p, other *personlist.Person, a Around) bool {
	for _, x := range p.Partnerships {
		if x.Ended {
			continue
		}
		if spouse := find(x.Partner.BSN, a); spouse != nil && (isParent(spouse, other) || isParent(other, spouse)) {
			return true
		}
	}
	return false
}

func shareParent(a, b *personlist.Person) bool {
	for _, x := range a.Parents {
		for _, y := range b.Parents {
			if !x.BSN.IsZero() && x.BSN == y.BSN {
				return true
			}
		}
	}
	return false
}

func isGrandparent(old, young *personlist.Person, a Around) bool {
	for _, parent := range young.Parents {
		if between := find(parent.BSN, a); between != nil && isParent(old, between) {
			return true
		}
	}
	return false
}

// childrenTogether are the children of p of whom the candidate is a parent too.
func childrenTogether(p *personlist.Person, c *Candidate) []personlist.Child {
	if c.List == nil {
		return nil
	}
	var shared []personlist.Child
	for _, mine := range p.Children {
		if slices.ContainsFunc(c.List.Children, func(theirs personlist.Child) bool { return sameChild(mine, theirs) }) {
			shared = append(shared, mine)
		}
	}
	return shared
}

// sameChild compares numbers, and without a number name and day of birth.
func sameChild(a, b personlist.Child) bool {
	if !a.BSN.IsZero() && !b.BSN.IsZero() {
		return a.BSN == b.BSN
	}
	_, known := a.Birth.On.Whole()
	return known && a.Birth.On == b.Birth.On && a.Names.Given == b.Names.Given && a.Names.Surname == b.Names.Surname
}

func wasMarriedTo(p *personlist.Person, bsn kernel.BSN) bool {
	return !bsn.IsZero() && slices.ContainsFunc(p.Partnerships, func(x personlist.Partnership) bool {
		return x.Ended && x.Partner.BSN == bsn
	})
}

// marriedAt says whether p and somebody were surely married on the day that may be
// known only in part.
func marriedAt(p *personlist.Person, bsn kernel.BSN, on personlist.Date) bool {
	low, _, ok := on.Range()
	if !ok {
		return false
	}
	return slices.ContainsFunc(p.Partnerships, func(x personlist.Partnership) bool {
		if x.Partner.BSN != bsn {
			return false
		}
		_, from, known := x.From.Range()
		until, _, ended := x.On.Range()
		return known && from <= low && (!ended || low <= until)
	})
}
