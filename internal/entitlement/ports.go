package entitlement

import (
	"context"
	"database/sql"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/question"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Registers give facts, to each question for its own purpose, in the order of the
// questions: all that they want, or what each stage wants.
type Registers interface {
	AskInStages(ctx context.Context, questions []register.Question, next register.Next) ([]register.Answer, error)
	AskAll(ctx context.Context, questions ...register.Question) ([]register.Answer, error)
}

// Log is where the use of what the resident told us is written.
type Log interface {
	Write(ctx context.Context, lines ...logbook.Line) error
}

// Laws is the law engine.
type Laws interface {
	// Program is the program of a goal (law.rule) on a date.
	Program(goal string, on value.Date) (*program.Program, error)
	// Work runs a program on the facts that fill sets, and explains the outcome: as on
	// those facts in the form of docs/law-eval.md, to the byte.
	Work(p *program.Program, fill func(*run.Facts) error) (law.Decision, *reason.Explanation, error)
	// Run is Work without explaining.
	Run(p *program.Program, fill func(*run.Facts) error) (law.Decision, error)
}

// Questions knows what is best asked first.
type Questions interface {
	// Order puts what is missing for a program, with these facts, in order: at most one
	// question about each. False where nothing is known of the facts of the program.
	Order(p *program.Program, f *run.Facts, missing []run.Missing, o question.Options, few int) ([]question.Question, bool, error)
}

// Grants are the decisions in force.
type Grants interface {
	// Granted says whether the newest decision on a service for a resident grants it.
	Granted(ctx context.Context, resident kernel.ResidentID, service string) (bool, error)
}

// Decisions are what was decided, with what it rests on.
type Decisions interface {
	// Taken are all decisions on a resident.
	Taken(ctx context.Context, resident kernel.ResidentID) ([]Basis, error)
}

// Cases carries on what waited for an answer, and starts what comes by itself.
type Cases interface {
	AnsweredTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, field string) error
	// ResumeTx carries on the cases on services that waited for a fact, now that every
	// fact that matters to them is known.
	ResumeTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, services ...string) error
	StartTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, service, key string) error
}
