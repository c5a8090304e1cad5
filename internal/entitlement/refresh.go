package entitlement

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/durable"
)

// refreshTask is the durable task that works out the rights of a resident again.
const refreshTask = "entitlement.refresh"

// Event is something in a register that may give a right by itself.
type Event struct {
	Kind  string            `json:"kind"`  // kind-geboren, as a service names its trigger
	About kernel.ResidentID `json:"about"` // the child
}

type refreshPayload struct {
	Resident kernel.ResidentID `json:"resident"`
	Event    *Event            `json:"event,omitempty"`
}

// RefreshLaterTx has the rights of a resident worked out again after tx, because of
// an event or with nil because a fact changed.
func (s *Service) RefreshLaterTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, event *Event) error {
	payload, err := json.Marshal(refreshPayload{Resident: resident, Event: event})
	if err != nil {
		return err
	}
	return s.Queue.Enqueue(ctx, tx, durable.Task{Organisation: taskOwner, Kind: refreshTask, Payload: payload})
}

// RefreshLater is RefreshLaterTx in a transaction of its own.
func (s *Service) RefreshLater(ctx context.Context, resident kernel.ResidentID) error {
	return s.DB.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error { return s.RefreshLaterTx(ctx, tx, resident, nil) })
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
	return func(ctx context.Context, tx *sql.Tx) error {
		for _, f := range findings {
			if err := saveFinding(ctx, tx, f); err != nil {
				return err
			}
			if err := s.startByItself(ctx, tx, f.Right, payload.Event); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// startByItself opens a case where the law gives a right without an application.
func (s *Service) startByItself(ctx context.Context, tx *sql.Tx, r Right, event *Event) error {
	service, ok := s.Catalogue.Service(r.Service)
	if !ok || event == nil || service.Mode != catalogue.Automatic || service.TriggerEvent != event.Kind || !r.MayHave() {
		return nil
	}
	return s.Cases.StartTx(ctx, tx, r.Resident, r.Service, event.Kind+":"+string(event.About))
}
