package casework

import (
	"context"
	"database/sql"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/law/value"
)

// Decider works out the outcome of a case and issues it.
type Decider interface {
	// Prepare reads the facts and decides, outside any transaction. The settlement
	// that it returns is written together with the next state of the case.
	Prepare(ctx context.Context, c Case) (Settlement, error)
}

// Settlement is a decision that is ready to be issued, or the facts that are missing.
type Settlement struct {
	Missing []string // fields to ask the resident for; empty when decided
	// ForPerson says that no program may decide this: it goes to a person.
	ForPerson bool
	// Issue stores the decision and tells the resident. It runs in the transaction
	// that closes the case.
	Issue func(ctx context.Context, tx *sql.Tx) (decision kernel.ID, err error)
	// Ask tells the resident which answer is needed.
	Ask func(ctx context.Context, tx *sql.Tx) error
}

// Services says where residents apply for a service, and until when may be decided.
type Services interface {
	// Carrier is the organisation that takes the application of a resident. Invalid
	// where nobody takes it here.
	Carrier(ctx context.Context, q db.Querier, resident kernel.ResidentID, service string) (kernel.OrganisationID, error)
	// DecideBy is the last day to decide on an application for a service that comes in on
	// a day (Awb art. 4:13).
	DecideBy(service string, received value.Date) (value.Date, error)
	// AnswerBy is the last day to decide on an objection to a decision of a resident (Awb
	// art. 7:10).
	AnswerBy(ctx context.Context, resident kernel.ResidentID, decision kernel.ID) (value.Date, error)
}
