package kin

import (
	"slices"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/personlist"
)

// candidates are the spouse, and the adults at the same address. A person under 18
// has no other candidate than a spouse.
func (v *View) candidates(a Around) {
	p := v.Person
	for _, x := range p.Partnerships {
		if x.Partner.BSN == p.BSN || !x.Partner.BSN.IsZero() && v.has(x.Partner.BSN) {
			continue
		}
		// A list that does not know yet that the spouse died is behind the spouse's own.
		if spouse := find(x.Partner.BSN, a); !x.Ended && (spouse == nil || spouse.Suspended.Reason != "O") {
			v.Candidates = append(v.Candidates, v.spouse(x, a))
		}
	}
	if Address(p) == "" || IsMinor(p.Birth.On, v.On) {
		return
	}
	var others []Candidate
	for _, other := range a.SameAddress {
		if other.BSN == p.BSN || Address(other) != Address(p) || IsMinor(other.Birth.On, v.On) || v.has(other.BSN) {
			continue
		}
		c := Candidate{Relative: self(other), List: other, Former: wasMarriedTo(p, other.BSN)}
		v.describe(&c, a)
		others = append(others, c)
	}
	slices.SortFunc(others, func(x, y Candidate) int { return compareBSN(x.BSN, y.BSN) })
	if len(v.Candidates)+len(others) > maxCandidates {
		v.TooMany = true
		others = slices.DeleteFunc(others, func(c Candidate) bool {
			return !c.Former && !c.ChildTogether && c.Kinship == NoKin
		})
		others = others[:min(len(others), maxCandidates-len(v.Candidates))]
	}
	v.Candidates = append(v.Candidates, others...)
}

func (v *View) spouse(x personlist.Partnership, a Around) Candidate {
	c := Candidate{Relative: x.Partner, Spouse: true, Married: x.From, List: a.Lists[x.Partner.BSN.Digits()]}
	if c.List != nil {
		c.Birth = c.List.Birth
		c.Former = wasMarriedTo(v.Person, c.BSN)
	}
	v.describe(&c, a)
	return c
}

// describe fills in what the two are to each other.
func (v *View) describe(c *Candidate, a Around) {
	p := v.Person
	c.SameAddress = sameAddress(p, c.List)
	if c.SameAddress == Yes {
		c.Together = together(p, c.List)
	}
	c.Kinship = NoKin
	if !c.Spouse {
		c.Kinship = kinship(p, c.List, a)
	}
	shared := childrenTogether(p, c)
	c.ChildTogether = len(shared) > 0
	c.Acknowledged = slices.ContainsFunc(shared, func(child personlist.Child) bool {
		return c.List != nil && !marriedAt(p, c.BSN, child.Birth.On)
	})
	c.MinorAtAddress = v.minorAtAddress(c, a)
}

// minorAtAddress says whether a child under 18 of either lives at the address.
func (v *View) minorAtAddress(c *Candidate, a Around) Truth {
	if c.SameAddress != Yes {
		return c.SameAddress
	}
	answer := No
	for _, parent := range []*personlist.Person{v.Person, c.List} {
		for _, child := range parent.Children {
			if IsAdult(child.Birth.On, v.On) {
				continue
			}
			switch list := find(child.BSN, a); {
			case list == nil:
				answer = Unknown
			case list.Death == nil && Address(list) == Address(v.Person) && IsMinor(list.Birth.On, v.On):
				return Yes
			}
		}
	}
	return answer
}

func (v *View) has(bsn kernel.BSN) bool {
	return slices.ContainsFunc(v.Candidates, func(c Candidate) bool { return c.BSN == bsn })
}

func compareBSN(a, b kernel.BSN) int {
	switch x, y := a.Digits(), b.Digits(); {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func self(p *personlist.Person) personlist.Relative {
	return personlist.Relative{BSN: p.BSN, Names: p.Names, Gender: p.Gender, Birth: p.Birth}
}

// find is the list of somebody, among relatives or at the address.
func find(bsn kernel.BSN, a Around) *personlist.Person {
	if bsn.IsZero() {
		return nil
	}
	if p := a.Lists[bsn.Digits()]; p != nil {
		return p
	}
	for _, p := range a.SameAddress {
		if p.BSN == bsn {
			return p
		}
	}
	return nil
}
