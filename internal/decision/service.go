package decision

import (
	"context"
	"database/sql"
	"embed"
	"encoding/json"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/law/value"
)

//go:embed migrations
var migrations embed.FS

// Module is the tables of decisions.
var Module = db.Module{Name: "decision", FS: migrations}

// Engine works out a goal on a date from facts.
type Engine interface {
	Decide(goal string, on value.Date, facts json.RawMessage) (Worked, error)
	// Law is the hash of the law itself that a program (its hash) carries out; empty where
	// the goal has another program now.
	Law(goal string, on value.Date, program string) (string, error)
}

// Terms works out until when can be objected.
type Terms interface {
	// Object is the last day to object to a decision that is made known on a day (Awb art.
	// 6:7 and 6:8).
	Object(announced value.Date) (value.Date, error)
}

// Worked is what an engine came to.
type Worked struct {
	Program string          // hash of the program that ran
	Form    int             // of the reasons in Result
	Result  json.RawMessage // the outcome with its reasons
}

// Service issues, shows and replays decisions.
type Service struct {
	db     *db.DB
	clock  kernel.Clock
	engine Engine
	terms  Terms
}

// New makes the service on a database.
func New(d *db.DB, clock kernel.Clock, engine Engine, terms Terms) *Service {
	return &Service{db: d, clock: clock, engine: engine, terms: terms}
}

// Issue stores a decision of a case in the transaction that closes the case. The
// decision on the same service that was in force is replaced by it.
func (s *Service) Issue(ctx context.Context, tx *sql.Tx, d Decision) (Decision, error) {
	if d.Resident == "" || d.Organisation == "" || d.Service == "" || d.Case == "" {
		return Decision{}, kernel.Errorf(kernel.Internal, "decision: a decision needs an organisation, a resident, a service and a case")
	}
	if !json.Valid(d.Content.Facts) || !json.Valid(d.Content.Result) {
		return Decision{}, kernel.Errorf(kernel.Internal, "decision: the facts and the result of a decision must be JSON")
	}
	var err error
	if d.Replaces, err = latest(ctx, tx, d.Resident, d.Service); err != nil {
		return Decision{}, err
	}
	if d.Content.Law, err = s.engine.Law(d.Content.Goal, d.Content.On, d.Content.Program); err != nil {
		return Decision{}, err
	}
	d.ID, d.IssuedAt = kernel.NewID(), s.clock.Now()
	if d.ObjectBy, err = s.terms.Object(kernel.Today(s.clock)); err != nil {
		return Decision{}, err
	}
	return d, insert(ctx, tx, d)
}

// Get gives a decision to its resident; NotFound for anyone else's.
func (s *Service) Get(ctx context.Context, resident kernel.ResidentID, id kernel.ID) (Decision, error) {
	return get(ctx, s.db.Read(), resident, id)
}

// List is every decision on a resident, the newest first.
func (s *Service) List(ctx context.Context, resident kernel.ResidentID) ([]Decision, error) {
	return list(ctx, s.db.Read(), resident)
}
