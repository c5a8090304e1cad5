package casework

import (
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/value"
)

// Kind is the chain that a case follows.
type Kind string

const (
	Grant     Kind = "toekenning" // a right is worked out and decided
	Objection Kind = "bezwaar"    // a resident objects to a decision (Awb hoofdstuk 6 and 7)
)

// Status is where a case stands, in the words that the resident sees.
type Status string

const (
	Running  Status = "in-behandeling"
	Waiting  Status = "wacht-op-u"
	AtPerson Status = "bij-een-medewerker"
	Decided  Status = "besloten"
)

// Case is a running matter.
type Case struct {
	ID           kernel.ID
	Organisation kernel.OrganisationID
	Resident     kernel.ResidentID
	Kind         Kind
	Service      string
	// Key makes opening idempotent: one case per organisation and key.
	Key    string
	Status Status
	// About is what an objection points at: the decision, and the line of it.
	About    string
	OpenedBy string // resident, or system where it came by itself
	OpenedAt time.Time
	DecideBy value.Date
	Decision kernel.ID // empty until decided
	Version  int64
}

// Open says whether something still has to happen.
func (c Case) Open() bool { return c.Status != Decided }

// EventKind is what happened in a case.
type EventKind string

const (
	Applied    EventKind = "aangevraagd"         // the resident asked for it
	Started    EventKind = "vanzelf-gestart"     // something in a register started it
	Objected   EventKind = "bezwaar-gemaakt"     //
	Asked      EventKind = "vraag-gesteld"       // a fact is missing; Detail names the fields
	Answered   EventKind = "vraag-beantwoord"    //
	FactsKnown EventKind = "gegevens-bekend"     // a register has what was missing
	DecisionIn EventKind = "besluit-genomen"     // Detail is the id of the decision
	ToPerson   EventKind = "naar-een-medewerker" //
)

// Event is one line of what happened.
type Event struct {
	Seq   int64
	At    time.Time
	Kind  EventKind
	Actor string // resident, system, or the role of an official
	// Detail is an id or a list of field names; never a value of a person.
	Detail string
}
