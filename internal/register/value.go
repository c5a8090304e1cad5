package register

import (
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/value"
)

// State is how a fact is known.
type State uint8

const (
	Unknown       State = iota // the source has no value
	Known                      // Text is the value
	NotApplicable              // the source says that there is none: no date of death
	Incomplete                 // between Low and High, both included: 1985, month unknown
	Refused                    // the purpose does not allow it
	Failed                     // the source did not answer, or gave what cannot be
	NotNeeded                  // not asked: it could change nothing of the outcome
)

var stateNames = [...]string{"unknown", "known", "not-applicable", "incomplete", "refused", "failed", "not-needed"}

// String is the state in English: not-applicable.
func (s State) String() string {
	if int(s) < len(stateNames) {
		return stateNames[s]
	}
	return "invalid"
}

// Value is a fact about a person as a source gave it.
type Value struct {
	Field string
	State State
	// Text is the value in its canonical form, by the type of the field: 1985-12-01,
	// 28500.00 (as many decimals as the field has), true, a word; months or days as
	// a whole number for a duration.
	Text string
	// Low and High bound an Incomplete value, in the same form.
	Low, High string
	Register  string
	Synthetic bool       // made up by the generator of this installation
	Since     value.Date // since when it holds; zero: not known
	FetchedAt time.Time
}

// Person is what was found of a person.
type Person struct {
	// Resident is empty for a member of whom no number is known: a child abroad.
	Resident kernel.ResidentID
	Values   map[string]Value    // by field
	Related  map[string]Relation // by relation
}

// Relation is the persons that a register knows of a person. The members are all
// of them, or the state is not Known.
type Relation struct {
	State   State
	Members []Person
}

// Wanted is one field, or with Field empty one relation by itself.
type Wanted struct {
	Relation string // "" is the person self
	Field    string
	// Member is of which member of Relation the field is wanted, as an earlier stage gave
	// them; "" is of all. Only a field of a person can be asked of one member.
	Member kernel.ResidentID
}

// Question asks for fields of one resident, for one purpose.
type Question struct {
	Purpose        string
	Resident       kernel.ResidentID
	Wanted         []Wanted
	Service        string    // for which service; may be empty
	Case, Decision kernel.ID // for which case and decision; may be empty
	By             string    // "system", "resident" or a role; never an employee
}

// Answer is what could be given. Everything that was wanted is in it, each with
// its state.
type Answer struct {
	Person Person
	At     time.Time
}

// ParseState is the state of that name.
func ParseState(name string) (State, bool) {
	for i, n := range stateNames {
		if n == name {
			return State(i), true
		}
	}
	return 0, false
}
