package casework

import (
	"context"
	"database/sql"
	"embed"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/durable"
)

//go:embed migrations
var migrations embed.FS

// Module is the tables of casework.
var Module = db.Module{Name: "casework", FS: migrations}

// Service opens cases, carries them on and shows them.
type Service struct {
	db       *db.DB
	queue    *durable.Queue
	clock    kernel.Clock
	decider  Decider
	services Services
}

// New makes casework and registers the tasks that carry a case on.
func New(d *db.DB, queue *durable.Queue, clock kernel.Clock, decider Decider, services Services) *Service {
	s := &Service{db: d, queue: queue, clock: clock, decider: decider, services: services}
	queue.HandlePrepared(decideTask, s.decide)
	return s
}

// Cases is every case of a resident, the newest first.
func (s *Service) Cases(ctx context.Context, resident kernel.ResidentID) ([]Case, error) {
	return list(ctx, s.db.Read(), resident)
}

// Case is one case of a resident with what happened in it. NotFound for anyone else's.
func (s *Service) Case(ctx context.Context, resident kernel.ResidentID, id kernel.ID) (Case, []Event, error) {
	c, err := ofResident(ctx, s.db.Read(), resident, id)
	if err != nil {
		return Case{}, nil, err
	}
	happened, err := events(ctx, s.db.Read(), c)
	return c, happened, err
}

// Apply opens a case for a service because its resident asks for it ("Ja, regel
// dit"). after is the last case on the service that the resident saw when asking, or
// empty: asking twice from one page, however late, gives one case. While such a case
// runs, applying gives that case.
func (s *Service) Apply(ctx context.Context, resident kernel.ResidentID, service string, after kernel.ID) (Case, error) {
	var c Case
	err := s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		cases, err := list(ctx, tx, resident)
		if err != nil {
			return err
		}
		carrier, err := s.services.Carrier(ctx, tx, resident, service)
		if err != nil {
			return err
		}
		seen := after == ""
		for _, c = range cases {
			if c.Service != service || c.Kind != Grant {
				continue
			}
			if c.Open() && c.Organisation == carrier { // one that a resident left behind by moving goes on beside it
				return nil
			}
			seen = seen || c.ID == after
		}
		if !seen {
			return kernel.Invalidf("the case that this application comes after is not the resident's; open the page of the right and apply there")
		}
		c, err = s.openTx(ctx, tx, opening{
			resident: resident, service: service, first: Applied, actor: "resident",
			key: string(resident) + ":" + service + ":" + string(after),
		})
		return err
	})
	if err != nil {
		return Case{}, err
	}
	s.queue.Wake()
	return c, nil
}

// StartTx opens a case because something in a register gives a right that comes by
// itself. The same key opens it once.
func (s *Service) StartTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, service, key string) error {
	_, err := s.openTx(ctx, tx, opening{resident: resident, service: service, first: Started, actor: "system", key: key})
	return err
}

// Object opens an objection to a line of a decision, which a person handles.
func (s *Service) Object(ctx context.Context, resident kernel.ResidentID, service string, decision kernel.ID, line string) (Case, error) {
	decideBy, err := s.services.AnswerBy(ctx, resident, decision)
	if err != nil {
		return Case{}, err
	}
	return s.open(ctx, opening{
		decideBy: decideBy,
		resident: resident, service: service, first: Objected, actor: "resident", kind: Objection,
		decision: decision,
		about:    string(decision) + "#" + line, key: "bezwaar:" + string(decision) + "#" + line,
	})
}
