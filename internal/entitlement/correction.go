package entitlement

import (
	"encoding/json"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// Correction is what a decision comes to as things are known now, beside what was known
// when it was taken. It decides nothing, and nothing is paid or collected by it.
type Correction struct {
	Organisation kernel.OrganisationID
	Resident     kernel.ResidentID
	Service      string
	Decision     kernel.ID
	DecidedAt    time.Time // what was known then is compared
	ComputedAt   time.Time // with what was known now
	// From and Until are the first and the last day that were looked at; zero where none were.
	From, Until value.Date
	Unit        string // of each amount: euro per month
	// Seen is what the registers said of facts of the decision since then, in that order.
	Seen []Seen `json:",omitempty"`
	// Facts turned out otherwise, from a day on; those that made a difference are first.
	Facts []ChangedFact `json:",omitempty"`
	// Undated are facts that are otherwise too, of which it is not known since when. They
	// are not counted.
	Undated []ChangedFact      `json:",omitempty"`
	Periods []CorrectionPeriod `json:",omitempty"`
	// Total is what is still to be paid, or with a minus to be paid back; of an outcome that
	// is no amount, or not decided, it is not known.
	Total      value.Decimal
	TotalKnown bool
	Certainty  Certainty
	// Recounted says that the law is compiled otherwise now than when it was decided and
	// gives another outcome on the facts of then: a person has to look, and nothing is
	// compared.
	Recounted bool `json:",omitempty"`
}

// CorrectionPeriod is days for which the outcome turned out otherwise.
type CorrectionPeriod struct {
	From, Until value.Date // both included
	Times       int        // how many months, quarters or years it is
	Then, Now   CorrectionOutcome
	// Change is of one time and Total of all of them; of what is no amount they are not known.
	Change, Total value.Decimal
	Known         bool
	// Because are the paths of the facts without which the outcome would not be what it is
	// now; Steps are the rules that gave something else by them, in the order of the law.
	Because []string
	Steps   []ChangedStep
	// Missing are the paths of facts that are not known of these days, and without which
	// what the outcome should have been cannot be said.
	Missing []string `json:",omitempty"`
	// Provisional says that it rests on an estimate of a year that is not over.
	Provisional bool `json:",omitempty"`
	// Failed says that the law gives no outcome, then or now: a person decides.
	Failed bool `json:",omitempty"`
}

// CorrectionOutcome is an outcome as it was, or is, known.
type CorrectionOutcome struct {
	Status string `json:"status"` // decided, range, needs
	reason.Value
}

// ChangedFact is a fact of a decision that turned out otherwise: not what it was until then.
type ChangedFact struct {
	Path      string     `json:"path"`
	Field     string     `json:"field"` // "" is who the members of the relation are
	Relation  string     `json:"relation,omitempty"`
	Number    int        `json:"number,omitempty"` // of the member, from 1
	Then      KnownFact  `json:"then"`
	Now       KnownFact  `json:"now"`
	Since     value.Date `json:"since,omitzero"` // since when it holds; zero: not known
	Until     value.Date `json:"until,omitzero"` // the last day; zero: it still does
	Register  string     `json:"register"`
	Synthetic bool       `json:"synthetic,omitempty"`
	Counts    bool       `json:"counts,omitempty"` // it made a difference
}

// KnownFact is what was known of a fact, as FactUse has it.
type KnownFact struct {
	State     string `json:"state"`
	Text      string `json:"text,omitempty"`
	Low, High string `json:",omitempty"`
}

// ChangedStep is a rule that gives something else.
type ChangedStep struct {
	reason.Article
	Rule  string        `json:"rule"`
	Label reason.Text   `json:"label"`
	Of    reason.Person `json:"of"`
	Then  *reason.Value `json:"then,omitempty"` // nil where it bore on nothing then
	Now   reason.Value  `json:"now"`
}

// Seen is what a register said of a fact after the decision.
type Seen struct {
	Path string `json:"path"`
	// Value is as the law engine reads it; absent where the register knows nothing any more.
	Value json.RawMessage `json:"value,omitempty"`
	Since value.Date      `json:"since"`
	At    time.Time       `json:"at"`
	// Replaced is when the register took back since when it held; zero: it did not.
	Replaced time.Time `json:"replaced,omitzero"`
}

// Differs says whether there is something to tell.
func (c Correction) Differs() bool {
	return len(c.Periods) > 0 || len(c.Undated) > 0 || c.Recounted
}

// Basis is a decision and what it rests on.
type Basis struct {
	ID           kernel.ID
	Organisation kernel.OrganisationID
	Service      string
	Goal         string
	On           value.Date
	Next         value.Date // the day of the decision that followed it; zero: it is in force
	IssuedAt     time.Time
	Facts        json.RawMessage // as the law engine read them
	Sources      []BasisSource
	Result       json.RawMessage // the outcome with its reasons
}

// BasisSource is where a fact of a decision came from.
type BasisSource struct {
	Path, Field, Register string
	Member                kernel.ResidentID // of a relation; empty where that is not known
}

// replaced says whether a decision that followed it holds from its own first day.
func (b Basis) replaced() bool { return b.Next != 0 && b.Next <= b.On }
