package entitlement

import (
	"encoding/json"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

// Status is how far the outcome is known.
type Status string

const (
	Decided Status = "decided" // every fact that matters is known
	Range   Status = "range"   // between Low and High, until a fact is known
	Needs   Status = "needs"   // nothing can be said until a fact is known
	// SourceAway says that a register does not answer, so that nothing can be said now;
	// it is asked again.
	SourceAway Status = "source"
	// Unpublished says that there may be a right, of which the amount for this date
	// is not set, or not known to us.
	Unpublished Status = "unpublished"
	// RulesUnknown says that the law leaves it to the municipality of the resident, of
	// which no regulation is known here.
	RulesUnknown Status = "rules"
	// ForPerson says that the law gives no outcome for these facts, or hangs on one that
	// the resident cannot tell for certain: a person decides.
	ForPerson Status = "person"
)

// Certainty is how sure a right is, in the words of the pages.
type Certainty string

const (
	Certain  Certainty = "zeker"          // on registered facts that do not change afterwards
	Probable Certainty = "waarschijnlijk" // on an estimate, or on what the resident told us
	Possible Certainty = "mogelijk"       // a fact is missing
	None     Certainty = "geen"           // no right
)

// Right is what one resident has, may have, or does not have a right to.
type Right struct {
	Organisation kernel.OrganisationID
	Resident     kernel.ResidentID
	Service      string
	On           value.Date
	Status       Status
	// Low and High bound the amount in Unit; they are equal when it is decided.
	Low, High value.Decimal
	Unit      string // euro per month
	Answer    Answer `json:",omitzero"` // the outcome where it is no amount
	Certainty Certainty
	// Because are facts that fix the outcome whatever the others are, at most five; empty
	// while it is not decided.
	Because []Because
	// Missing are the facts that can still change the outcome, but for those of members
	// without a number; first to ask first. AtOnce is how many of them are best asked
	// together; 0: nobody says.
	Missing []Missing
	AtOnce  int `json:"-"`
	// Told are facts that bore on the outcome and that the resident told us; they may
	// be told otherwise.
	Told    []Told
	Further []Further
	// Repayable says that the outcome rests on an estimate, so that money may have
	// to be paid back when the final figure is known.
	Repayable bool
	// Together are those with whom the resident has the right as one: it is granted to
	// one of them. Holder is who of them has it now; empty while nobody does.
	Together   []kernel.ResidentID
	Holder     kernel.ResidentID `json:"-"`
	Declined   bool              // the resident said "Nee, dank u"
	ComputedAt time.Time
}

// MayHave says whether there is, or may be, something to get.
func (r Right) MayHave() bool { return r.Certainty != None }

// Because is a fact that bore on an outcome.
type Because struct {
	Relation string `json:"relation,omitempty"` // "" is the resident self
	Number   int    `json:"number,omitempty"`   // of the member of the relation, from 1
	Field    string `json:"field,omitempty"`    // "" is who the members of the relation are
	Text     string `json:"text,omitempty"`     // canonical; empty where it is not applicable or a range
}

// Missing is a fact that is not known.
type Missing struct {
	Relation string            `json:"relation,omitempty"` // "" is the resident self
	Member   kernel.ResidentID `json:"member,omitempty"`
	Field    string            `json:"field"` // "" asks for the relation itself
	// AtLeast, in canonical form, says that it is enough to know whether the fact is at
	// least that; empty: what it is. It is found when the question is asked, and not kept.
	AtLeast string `json:"atLeast,omitempty"`
}

// SameFact says whether another is about the same fact, however it is asked.
func (m Missing) SameFact(other Missing) bool {
	m.AtLeast, other.AtLeast = "", ""
	return m == other
}

// Told is a fact that the resident told us.
type Told struct {
	Missing
	Text string `json:"text"` // canonical; empty where it is a range
	// Low and High are the bounds that were told of a number.
	Low  string `json:"low,omitempty"`
	High string `json:"high,omitempty"`
}

// FactUse is a fact that an outcome rests on, or that was not needed for it.
type FactUse struct {
	Path      string            `json:"path"` // geboortedatum, kinderen[1].geboortedatum
	Relation  string            `json:"relation,omitempty"`
	Member    kernel.ResidentID `json:"member,omitempty"`
	Field     string            `json:"field"`
	State     string            `json:"state"` // known, incomplete, not-applicable, unknown, refused, failed, not-needed
	Text      string            `json:"text,omitempty"`
	Low       string            `json:"low,omitempty"`
	High      string            `json:"high,omitempty"`
	Register  string            `json:"register"` // OwnStatement when the resident told us; "" where it was not needed
	Synthetic bool              `json:"synthetic,omitempty"`
	Since     value.Date        `json:"since,omitzero"`     // holds since; zero: not known
	FetchedAt time.Time         `json:"fetchedAt,omitzero"` // zero: not asked, as not needed
}

// Asked says whether a register was asked: it was not where no value could change the
// outcome, and no register then knows of it.
func (f FactUse) Asked() bool { return f.State != register.NotNeeded.String() }

// Absent is what a resident tells of an optional fact that there is not: no move, no
// decision yet.
const Absent = "null"

// OwnStatement is the source of what the resident told us.
const OwnStatement = "eigen-opgave"

// Finding is a right with everything behind it.
type Finding struct {
	Right Right
	Facts []FactUse
	// Law is what the law engine was asked and what it answered.
	Law   LawAnswer
	begun begun
}

// LawAnswer is a question to the law engine and its answer, as a decision keeps it.
type LawAnswer struct {
	Goal    string          `json:"goal"`
	Program string          `json:"program"`
	Facts   json.RawMessage `json:"facts"`
	Result  json.RawMessage `json:"result"`
	// Outlook is a reason.Outlook: what would change the outcome, and what could not. Empty
	// while it is not decided.
	Outlook json.RawMessage `json:"outlook,omitempty"`
}
