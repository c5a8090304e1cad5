package casework

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/durable"
	"meent.nl/meent/law/value"
)

// decideTask is the durable task that works out a case and decides it.
const decideTask = "casework.decide"

type opening struct {
	resident   kernel.ResidentID
	service    string
	key, about string
	decision   kernel.ID // that an objection is about
	kind       Kind      // Grant when empty
	first      EventKind
	decideBy   value.Date // zero: as long as the service has
	actor      string
}

func (s *Service) open(ctx context.Context, o opening) (Case, error) {
	var c Case
	err := s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) (err error) {
		c, err = s.openTx(ctx, tx, o)
		return err
	})
	if err == nil {
		s.queue.Wake()
	}
	return c, err
}

func (s *Service) openTx(ctx context.Context, tx *sql.Tx, o opening) (Case, error) {
	organisation, err := s.carrier(ctx, tx, o)
	if err != nil {
		return Case{}, err
	}
	if o.decideBy == 0 {
		if o.decideBy, err = s.services.DecideBy(o.service, kernel.Today(s.clock)); err != nil {
			return Case{}, err
		}
	}
	if o.kind == "" {
		o.kind = Grant
	}
	c := Case{
		ID: kernel.NewID(), Organisation: organisation, Resident: o.resident, Kind: o.kind, Service: o.service,
		Key: o.key, About: o.about, OpenedBy: o.actor, Status: Running, OpenedAt: s.clock.Now(), DecideBy: o.decideBy,
	}
	if o.kind == Objection {
		c.Status = AtPerson
	}
	fresh, err := insert(ctx, tx, c)
	if err != nil {
		return Case{}, err
	}
	if !fresh {
		return byKey(ctx, tx, organisation, o.key)
	}
	if err := appendEvent(ctx, tx, c, c.OpenedAt, o.first, o.actor, o.about); err != nil {
		return Case{}, err
	}
	if o.kind == Objection {
		return c, appendEvent(ctx, tx, c, c.OpenedAt, ToPerson, "system", "")
	}
	return c, s.enqueueDecide(ctx, tx, c)
}

// carrier is who handles the matter: of an objection, who took the decision (Awb art.
// 6:4), wherever the resident lives by now.
func (s *Service) carrier(ctx context.Context, tx *sql.Tx, o opening) (kernel.OrganisationID, error) {
	if o.kind == Objection {
		decided, err := byDecision(ctx, tx, o.resident, o.decision)
		if !errors.Is(err, sql.ErrNoRows) {
			return decided.Organisation, err
		}
	}
	return s.services.Carrier(ctx, tx, o.resident, o.service)
}

type decidePayload struct {
	Case kernel.ID `json:"case"`
}

func (s *Service) enqueueDecide(ctx context.Context, tx *sql.Tx, c Case) error {
	payload, err := json.Marshal(decidePayload{Case: c.ID})
	if err != nil {
		return err
	}
	return s.queue.Enqueue(ctx, tx, durable.Task{
		ID: kernel.NewID(), Organisation: string(c.Organisation), Kind: decideTask,
		Key: fmt.Sprintf("%s:%d", c.ID, c.Version), Payload: payload, Due: s.clock.Now(),
	})
}
