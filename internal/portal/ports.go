package portal

import (
	"context"
	"encoding/json"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/mailbox"
	"meent.nl/meent/internal/register"
	legal "meent.nl/meent/internal/term"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/statute"
	"meent.nl/meent/law/value"
)

// Rights are what a resident has a right to.
type Rights interface {
	Overview(ctx context.Context, resident kernel.ResidentID) ([]entitlement.Right, error)
	Finding(ctx context.Context, resident kernel.ResidentID, service string) (entitlement.Finding, error)
	// OverviewFor is the Overview of somebody for whom a resident may act by law; Forbidden
	// for anyone else's.
	OverviewFor(ctx context.Context, resident, other kernel.ResidentID) ([]entitlement.Right, error)
	// Correction is what a decision comes to as things are known now; NotFound where nothing
	// turned out otherwise.
	Correction(ctx context.Context, resident kernel.ResidentID, decision kernel.ID) (entitlement.Correction, error)
	// Corrections are all decisions that come to something else now, the newest first.
	Corrections(ctx context.Context, resident kernel.ResidentID) ([]entitlement.Correction, error)
	Decline(ctx context.Context, resident kernel.ResidentID, service string, declined bool) error
	Answer(ctx context.Context, resident kernel.ResidentID, service string, missing entitlement.Missing, text string) error
	Changeable(service string) ([]*catalogue.Field, error)
	WhatIf(ctx context.Context, resident kernel.ResidentID, service string, changes entitlement.Changes) (entitlement.Comparison, error)
	Beginning(ctx context.Context, resident kernel.ResidentID, whatIf *catalogue.WhatIf) (entitlement.Inputs, map[string][]entitlement.Candidate, error)
	Forecast(ctx context.Context, resident kernel.ResidentID, whatIf *catalogue.WhatIf, in entitlement.Inputs) (entitlement.Consequences, error)
}

// Cases are the running matters of a resident.
type Cases interface {
	Cases(ctx context.Context, resident kernel.ResidentID) ([]casework.Case, error)
	Case(ctx context.Context, resident kernel.ResidentID, id kernel.ID) (casework.Case, []casework.Event, error)
	Apply(ctx context.Context, resident kernel.ResidentID, service string, after kernel.ID) (casework.Case, error)
	Object(ctx context.Context, resident kernel.ResidentID, service string, decision kernel.ID, line string) (casework.Case, error)
}

// Terms work out what lateness costs.
type Terms interface {
	// Late is what urging on today costs the authority, for a decision that was due by a
	// day before today.
	Late(due, today value.Date) (legal.Lateness, error)
}

// Decisions are what was decided about a resident.
type Decisions interface {
	Get(ctx context.Context, resident kernel.ResidentID, id kernel.ID) (decision.Decision, error)
	List(ctx context.Context, resident kernel.ResidentID) ([]decision.Decision, error)
}

// Messages are what was said to a resident.
type Messages interface {
	List(ctx context.Context, resident kernel.ResidentID) ([]mailbox.Message, error)
	Unread(ctx context.Context, resident kernel.ResidentID) (int, error)
	Open(ctx context.Context, resident kernel.ResidentID, id kernel.ID) (mailbox.Message, error)
}

// Log is who used the data of a resident.
type Log interface {
	Lines(ctx context.Context, resident kernel.ResidentID, f logbook.Filter) ([]logbook.Line, error)
	Looks(ctx context.Context, resident kernel.ResidentID, since time.Time) (organisations, times int, err error)
	Uses(ctx context.Context, resident kernel.ResidentID) (map[string]int, error)
}

// Registers give a resident the data that are held about them.
type Registers interface {
	Ask(ctx context.Context, q register.Question) (register.Answer, error)
}

// Texts are the official texts of regulations that this installation has imported.
type Texts interface {
	// Articles gives those of the numbers that the text of a regulation for a day has,
	// and from when that text is; false where there is no text of it.
	Articles(ctx context.Context, source string, on value.Date, numbers []string) (statute.Text, bool, error)
}

// Laws is the law engine.
type Laws interface {
	// Outlook is what would change the outcome of a goal on the facts of a decision; nil
	// where it is not decided, and where the law is carried out by another program now.
	Outlook(goal string, on value.Date, program string, facts json.RawMessage) (*reason.Outlook, error)
}

// CallBacks notes that a resident wants to be called.
type CallBacks interface {
	Ask(ctx context.Context, resident kernel.ResidentID, c CallBack) error
}

// CallBack is a wish to be called.
type CallBack struct {
	Phone string
	When  string // morgen, middag, avond
	About string // a service, a case or a decision in words; may be empty
}

// HelpCodes give the code with which an official sees the page of a resident.
type HelpCodes interface {
	Code(ctx context.Context, session kernel.ID) (string, error)
}
