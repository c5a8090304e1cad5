package entitlement

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/durable"
)

// refreshTask is the durable task that works out the rights of a resident again.
const refreshTask = "entitlement.refresh"

type refreshPayload struct {
	Resident kernel.ResidentID `json:"resident"`
	Event    string            `json:"event,omitempty"`
}

// RefreshLaterTx has the rights of a resident worked out again after tx. Event is
// what happened to the resident, as a service names its trigger (kind-geboren); empty
// when it is just that a fact changed.
func (s *Service) RefreshLaterTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, event string) error {
	payload, err := json.Marshal(refreshPayload{Resident: resident, Event: event})
	if err != nil {
		return err
	}
	return s.Queue.Enqueue(ctx, tx, durable.Task{Organisation: taskOwner, Kind: refreshTask, Payload: payload})
}

// retryAfter is how long a register that does not answer is left alone.
const retryAfter = time.Minute

// retryLaterTx asks again for a resident in a minute; a retry that waits is enough.
func (s *Service) retryLaterTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID) error {
	payload, err := json.Marshal(refreshPayload{Resident: resident})
	if err != nil {
		return err
	}
	due := s.Clock.Now().Add(retryAfter).Truncate(retryAfter)
	return s.Queue.Enqueue(ctx, tx, durable.Task{
		Organisation: taskOwner, Kind: refreshTask, Payload: payload, Due: due,
		Key: fmt.Sprintf("again:%s:%d", resident, due.Unix()),
	})
}

// RefreshStaleTx is RefreshLaterTx for a resident whose rights were not worked out
// today: a birthday or a new amount changes them too.
func (s *Service) RefreshStaleTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID) error {
	var latest int64
	err := tx.QueryRowContext(ctx, `SELECT COALESCE(MIN(computed_us), 0) FROM entitlement_right WHERE resident = $1`, resident).Scan(&latest)
	if err != nil {
		return err
	}
	if latest > 0 && kernel.DateOf(time.UnixMicro(latest)) == kernel.Today(s.Clock) {
		return nil
	}
	return s.RefreshLaterTx(ctx, tx, resident, "")
}

// taskOwner owns the work on rights of all organisations of this installation.
const taskOwner = "meent"

// refreshed asks the registers before the transaction, and stores the outcome and
// starts what comes by itself within it.
func (s *Service) refreshed(ctx context.Context, t durable.Task) (durable.Commit, error) {
	var payload refreshPayload
	if err := json.Unmarshal(t.Payload, &payload); err != nil {
		return nil, fmt.Errorf("entitlement: the task to refresh is not readable: %w", err)
	}
	findings, err := s.findAll(ctx, payload.Resident)
	if err != nil {
		return nil, err
	}
	coming, err := s.comingByItself(ctx, payload)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, tx *sql.Tx) error {
		if err := s.keep(ctx, tx, findings); err != nil {
			return err
		}
		for _, r := range coming {
			key := fmt.Sprintf("%s:%s:%s:%s", payload.Event, r.Service, r.Resident, kernel.Today(s.Clock))
			if err := s.Cases.StartTx(ctx, tx, r.Resident, r.Service, key); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// comingByItself lists the rights that the law gives without an application because
// of what happened.
func (s *Service) comingByItself(ctx context.Context, payload refreshPayload) ([]Right, error) {
	var coming []Right
	for _, service := range s.Catalogue.Services {
		if payload.Event == "" || service.Mode != catalogue.Automatic || service.TriggerEvent != payload.Event {
			continue
		}
		f, err := s.FindFirst(ctx, Question{Resident: payload.Resident, Service: service.ID, By: "system"})
		if errors.Is(err, ErrNoLaw) {
			continue // without an amount nothing can be decided; the night looks again
		}
		if err != nil {
			return nil, err
		}
		if f.Right.MayHave() {
			coming = append(coming, f.Right)
		}
	}
	return coming, nil
}
