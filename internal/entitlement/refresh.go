package entitlement

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/durable"
)

// refreshTask is the durable task that works out the rights of a resident again.
const refreshTask = "entitlement.refresh"

type refreshPayload struct {
	Resident kernel.ResidentID `json:"resident"`
	Event    Event             `json:"event,omitzero"`
	// Touched are the facts that changed; none: everything is worked out again.
	Touched []Touched `json:"touched,omitempty"`
}

// RefreshLaterTx has the rights of a resident worked out again after tx; where nothing
// but a fact changed, behind what residents wait for. Event is what happened; the zero Event is just that a fact changed.
func (s *Service) RefreshLaterTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, event Event) error {
	return s.refreshTx(ctx, tx, refreshPayload{Resident: resident, Event: event}, durable.Task{Background: event.Kind == ""})
}

func (s *Service) refreshTx(ctx context.Context, tx *sql.Tx, payload refreshPayload, t durable.Task) error {
	text, err := json.Marshal(payload)
	if err != nil {
		return err
	}
	t.Organisation, t.Kind, t.Payload = taskOwner, refreshTask, text
	return s.Queue.Enqueue(ctx, tx, t)
}

// retryAfter is how long a register that does not answer is left alone.
const retryAfter = time.Minute

// retryLaterTx asks again for a resident in a minute; a retry that waits is enough.
func (s *Service) retryLaterTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID) error {
	due := s.Clock.Now().Add(retryAfter).Truncate(retryAfter)
	return s.refreshTx(ctx, tx, refreshPayload{Resident: resident}, durable.Task{
		Due: due, Key: fmt.Sprintf("again:%s:%d", resident, due.Unix()), Background: true,
	})
}

// RefreshStaleTx has the rights of a resident worked out who waits for them, unless
// that was done today: a birthday or a new amount changes them too.
func (s *Service) RefreshStaleTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID) error {
	fresh, err := s.workedOutToday(ctx, tx, resident)
	if err != nil || fresh {
		return err
	}
	return s.refreshTx(ctx, tx, refreshPayload{Resident: resident}, durable.Task{})
}

// RefreshOvernightTx is RefreshStaleTx for a resident who does not wait.
func (s *Service) RefreshOvernightTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID) error {
	fresh, err := s.workedOutToday(ctx, tx, resident)
	if err != nil || fresh {
		return err
	}
	return s.RefreshLaterTx(ctx, tx, resident, Event{})
}

func (s *Service) workedOutToday(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID) (bool, error) {
	var oldest int64
	err := tx.QueryRowContext(ctx, `SELECT COALESCE(MIN(computed_us), 0) FROM entitlement_right WHERE resident = $1`, resident).Scan(&oldest)
	return oldest > 0 && kernel.DateOf(time.UnixMicro(oldest)) == kernel.Today(s.Clock), err
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
	services, err := s.due(ctx, s.DB.Read(), payload.Resident, payload.Touched)
	if err != nil {
		return nil, err
	}
	findings, err := s.findAll(ctx, payload.Resident, services)
	if err != nil {
		return nil, err
	}
	corrected, err := s.corrections(ctx, payload.Resident, findings)
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
		if err := keepCorrections(ctx, tx, corrected); err != nil {
			return err
		}
		for _, r := range coming {
			if err := s.Cases.StartTx(ctx, tx, r.Resident, r.Service, payload.Event.key(r)); err != nil {
				return err
			}
		}
		return nil
	}, nil
}
