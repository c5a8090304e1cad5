package kin

import (
	"slices"

	"meent.nl/meent/internal/population/personlist"
)

// otherMinors counts the children under 18 at the address who are not the person's
// own; -1 where the address is not known, or an institution.
func (v *View) otherMinors(a Around) {
	v.OtherMinors = -1
	here := Address(v.Person)
	if here == "" || v.TooMany {
		return
	}
	v.OtherMinors = 0
	for _, p := range a.SameAddress {
		if p.BSN == v.Person.BSN || Address(p) != here || !IsMinor(p.Birth.On, v.On) || p.Suspended.Reason == "O" {
			continue
		}
		if !slices.ContainsFunc(v.Person.Children, func(c personlist.Child) bool { return c.BSN == p.BSN }) {
			v.OtherMinors++
		}
	}
}

// IsChild says whether a candidate is a child of the person.
func (v View) IsChild(c Candidate) bool {
	return !c.BSN.IsZero() && slices.ContainsFunc(v.Person.Children, func(x personlist.Child) bool { return x.BSN == c.BSN })
}

// HasParentHere says whether a parent of a candidate lives at the person's address.
func (v View) HasParentHere(c Candidate) Truth {
	if c.List == nil {
		return Unknown
	}
	for _, parent := range c.List.Parents {
		if parent.BSN.IsZero() {
			continue
		}
		if parent.BSN == v.Person.BSN {
			return Yes
		}
		for _, other := range v.Candidates {
			if other.BSN == parent.BSN && other.SameAddress == Yes {
				return Yes
			}
		}
	}
	return No
}
