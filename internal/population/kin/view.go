package kin

import (
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

// Truth is yes, no, or not to be told from the lists.
type Truth uint8

// The three truths.
const (
	Unknown Truth = iota
	No
	Yes
)

func truth(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// Around are the lists that touch one person's list.
type Around struct {
	// Lists are lists of relatives, by the digits of their BSN. A relative who is not
	// in it has no list here.
	Lists map[string]*personlist.Person
	// SameAddress are all lists with the same Address, the person's own may be in it.
	SameAddress []*personlist.Person
}

// View is a person among others on a day.
type View struct {
	Person     *personlist.Person
	On         value.Date
	Candidates []Candidate
	// TooMany says that so many adults live at the address (an institution) that the
	// register cannot tell candidates from others; Candidates then holds only those
	// with another tie.
	TooMany  bool
	Children []Child
	// OtherMinors are the children under 18 at the address who are not the person's
	// own; -1 where that cannot be told.
	OtherMinors int
}

// Candidate may count as the partner of the person.
type Candidate struct {
	personlist.Relative
	List           *personlist.Person // nil where there is none here
	Spouse, Former bool
	Married        personlist.Date // since when; of a spouse
	SameAddress    Truth
	Together       personlist.Date // at that address since
	Kinship        Kinship
	ChildTogether  bool
	// Acknowledged: a child together that was born outside a marriage of the two.
	Acknowledged   bool
	MinorAtAddress Truth // a child under 18 of either of them
}

// Kinship is a word of the field verwantschap.
type Kinship string

// What the BRP can tell of kinship.
const (
	NoKin         Kinship = "geen"
	ParentOrChild Kinship = "ouder_of_kind"
	InLaw         Kinship = "aangetrouwde_ouder_of_kind"
	OtherFamily   Kinship = "andere_familie"
)

// Child is a child of the person that has not died.
type Child struct {
	personlist.Relative
	List             *personlist.Person // nil where there is none here
	AtHome           Truth
	OtherParent      kernel.BSN // zero: none, or not known
	OtherParentAlong Truth      // whether the other parent lives with the person
	AtOtherParent    Truth      // whether the child lives with the other parent
}

// maxCandidates is how many adults at an address can be told from an institution;
// the relation partnerkandidaten holds no more.
const maxCandidates = 10

// Of is the view of a person on a day.
func Of(p *personlist.Person, a Around, on value.Date) View {
	v := View{Person: p, On: on}
	v.candidates(a)
	v.children(a)
	v.otherMinors(a)
	return v
}

// Spouse is who the person is married to, or nil.
func (v View) Spouse() *Candidate {
	for i := range v.Candidates {
		if v.Candidates[i].Spouse {
			return &v.Candidates[i]
		}
	}
	return nil
}

// IsAdult says whether somebody is surely 18 on a day.
func IsAdult(born personlist.Date, on value.Date) bool {
	_, high, ok := born.Range()
	return ok && high.AddMonths(18*12) <= on
}

// IsMinor says whether somebody is surely under 18 on a day.
func IsMinor(born personlist.Date, on value.Date) bool {
	low, _, ok := born.Range()
	return ok && low.AddMonths(18*12) > on
}
