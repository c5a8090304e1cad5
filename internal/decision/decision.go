package decision

import (
	"encoding/json"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/value"
)

// Decision is an outcome as it was issued.
type Decision struct {
	ID           kernel.ID
	Organisation kernel.OrganisationID
	Resident     kernel.ResidentID
	Service      string
	Case         kernel.ID
	Replaces     kernel.ID // the decision that this one replaces; empty: none
	IssuedAt     time.Time
	ObjectBy     value.Date // the last day to object
	Content      Content
}

// Content is what was decided, on what, and why. Its JSON is stored, hashed and
// replayed.
type Content struct {
	Goal    string     `json:"goal"`
	On      value.Date `json:"on"`
	Program string     `json:"program"` // hash of the program that ran
	// Law is the hash of the law itself that it carried out; empty in decisions from before
	// it was kept.
	Law string `json:"law,omitempty"`
	// Form is the form in which the reasons are written: reason.Form at that time.
	Form int `json:"form"`
	// Facts are the facts as the law engine reads them, as they were.
	Facts json.RawMessage `json:"facts"`
	// Sources say where each fact came from.
	Sources []Source `json:"sources"`
	// Result is the outcome with its reasons, as the law engine wrote it.
	Result json.RawMessage `json:"result"`
	// Grants says that an outcome that is no amount is a yes; of an amount it is false.
	Grants bool `json:"grants,omitempty"`
	// Automatic says that no person looked at it before it was issued.
	Automatic bool `json:"automatic"`
}

// Source is where a fact of a decision came from.
type Source struct {
	// Path names the fact among the facts: geboortedatum, kinderen[1].geboortedatum.
	Path  string `json:"path"`
	Field string `json:"field"`
	// Member is of whom it is, of a member of a relation; empty where that is not known.
	Member    kernel.ResidentID `json:"member,omitempty"`
	Register  string            `json:"register"`
	Synthetic bool              `json:"synthetic"`
	Since     value.Date        `json:"since,omitzero"` // holds since; zero: not known
	FetchedAt time.Time         `json:"fetchedAt"`      // as of when the register said so
}
