package entitlement

import (
	"context"
	"database/sql"
	"encoding/json"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// Registers give facts for a purpose.
type Registers interface {
	Ask(ctx context.Context, q register.Question) (register.Answer, error)
}

// Log is where the use of what the resident told us is written.
type Log interface {
	Write(ctx context.Context, lines ...logbook.Line) error
}

// Laws is the law engine.
type Laws interface {
	// Program is the program of a goal (law.rule) on a date.
	Program(goal string, on value.Date) (*program.Program, error)
	// Work runs a program on facts in the form of docs/law-eval.md, and explains the
	// outcome: the same bytes of JSON for the same facts.
	Work(p *program.Program, facts json.RawMessage) (law.Decision, *reason.Explanation, error)
}

// Grants are the decisions in force.
type Grants interface {
	// Granted says whether the newest decision on a service for a resident grants it.
	Granted(ctx context.Context, resident kernel.ResidentID, service string) (bool, error)
}

// Cases carries on what waited for an answer, and starts what comes by itself.
type Cases interface {
	AnsweredTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, field string) error
	// ResumeTx carries on a case on a service that waited for a fact, now that every
	// fact that matters is known.
	ResumeTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, service string) error
	StartTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, service, key string) error
}
