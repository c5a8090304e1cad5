package casework

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/durable"
)

// decide works out a case. The facts are read before the transaction, since the log
// of that reading must be on disk before a value is given.
func (s *Service) decide(ctx context.Context, t durable.Task) (durable.Commit, error) {
	var payload decidePayload
	if err := json.Unmarshal(t.Payload, &payload); err != nil {
		return nil, fmt.Errorf("casework: the task to decide is not readable: %w", err)
	}
	c, err := byID(ctx, s.db.Read(), kernel.OrganisationID(t.Organisation), payload.Case)
	if err != nil {
		return nil, err
	}
	if c.Status != Running {
		return func(context.Context, *sql.Tx) error { return nil }, nil
	}
	settlement, err := s.decider.Prepare(ctx, c)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, tx *sql.Tx) error { return s.settle(ctx, tx, c, settlement) }, nil
}

func (s *Service) settle(ctx context.Context, tx *sql.Tx, c Case, settlement Settlement) error {
	now := s.clock.Now()
	if settlement.ForPerson {
		c.Status = AtPerson
		if err := update(ctx, tx, c); err != nil {
			return err
		}
		return appendEvent(ctx, tx, c, now, ToPerson, "system", "")
	}
	if len(settlement.Missing) > 0 {
		c.Status = Waiting
		if err := update(ctx, tx, c); err != nil {
			return err
		}
		if err := appendEvent(ctx, tx, c, now, Asked, "system", strings.Join(settlement.Missing, " ")); err != nil {
			return err
		}
		return settlement.Ask(ctx, tx)
	}
	decision, err := settlement.Issue(ctx, tx)
	if err != nil {
		return err
	}
	c.Status, c.Decision = Decided, decision
	if err := update(ctx, tx, c); err != nil {
		return err
	}
	return appendEvent(ctx, tx, c, now, DecisionIn, "system", string(decision))
}

// AnsweredTx carries on every case of a resident that waits, now that the resident
// told us about a field.
func (s *Service) AnsweredTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, field string) error {
	return s.resumeTx(ctx, tx, resident, Answered, "resident", field, func(Case) bool { return true })
}

// ResumeTx carries on a case on a service that waits, now that a register has what
// was missing.
func (s *Service) ResumeTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, services ...string) error {
	return s.resumeTx(ctx, tx, resident, FactsKnown, "system", "", func(c Case) bool { return slices.Contains(services, c.Service) })
}

func (s *Service) resumeTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, kind EventKind, actor, detail string, which func(Case) bool) error {
	cases, err := list(ctx, tx, resident)
	if err != nil {
		return err
	}
	for _, c := range cases {
		if c.Status != Waiting || !which(c) {
			continue
		}
		c.Status = Running
		if err := update(ctx, tx, c); err != nil {
			return err
		}
		c.Version++
		if err := appendEvent(ctx, tx, c, s.clock.Now(), kind, actor, detail); err != nil {
			return err
		}
		if err := s.enqueueDecide(ctx, tx, c); err != nil {
			return err
		}
	}
	return nil
}
