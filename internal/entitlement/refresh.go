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
	return s.refreshTx(ctx, tx, refreshPayload{Resident: resident}, durable.Task{Background: true})
}

func (s *Service) workedOutToday(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID) (bool, error) {
	var oldest int64
	err := tx.QueryRowContext(ctx, `SELECT COALESCE(MIN(computed_us), 0) FROM entitlement_right WHERE resident = $1`, resident).Scan(&oldest)
	return oldest > 0 && kernel.DateOf(time.UnixMicro(oldest)) == kernel.Today(s.Clock), err
}

// taskOwner owns the work on rights of all organisations of this installation.
const taskOwner = "meent"

// refreshed asks the registers before the transaction, and stores the outcome and
// starts what comes by itself within it; where facts changed between, it begins again.
func (s *Service) refreshed(ctx context.Context, t durable.Task) (durable.Commit, error) {
	var payload refreshPayload
	if err := json.Unmarshal(t.Payload, &payload); err != nil {
		return nil, fmt.Errorf("entitlement: the task to refresh is not readable: %w", err)
	}
	w, err := s.workAgain(ctx, payload.Resident, payload.Touched)
	if err != nil {
		return nil, err
	}
	coming, err := s.comingByItself(ctx, payload)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, tx *sql.Tx) error {
		kept, err := s.keepWorked(ctx, tx, w)
		if err != nil {
			return err
		}
		if !kept {
			return s.refreshTx(ctx, tx, payload, durable.Task{})
		}
		for _, r := range coming {
			if err := s.Cases.StartTx(ctx, tx, r.Resident, r.Service, payload.Event.key(r)); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// refresh is Refresh of what can hang on facts that were touched; of everything where
// none is named. It begins again as often as facts change before the outcome is kept.
func (s *Service) refresh(ctx context.Context, resident kernel.ResidentID, touched ...Touched) error {
	for {
		w, err := s.workAgain(ctx, resident, touched)
		if err != nil {
			return err
		}
		kept := false
		err = s.DB.Tx(ctx, func(ctx context.Context, tx *sql.Tx) (err error) {
			kept, err = s.keepWorked(ctx, tx, w)
			return err
		})
		if err != nil || kept {
			return err
		}
	}
}

// worked is what a refresh found, to be kept in one transaction.
type worked struct {
	resident  kernel.ResidentID
	begun     begun
	findings  []Finding
	corrected []Correction
}

// workAgain asks the registers and works out what can come out otherwise.
func (s *Service) workAgain(ctx context.Context, resident kernel.ResidentID, touched []Touched) (w worked, err error) {
	w.resident = resident
	if w.begun, err = s.begin(ctx, resident); err != nil {
		return w, err
	}
	services, err := s.due(ctx, s.DB.Read(), resident, touched)
	if err != nil {
		return w, err
	}
	if w.findings, err = s.findAll(ctx, resident, services); err != nil {
		return w, err
	}
	for i := range w.findings {
		w.begun.stamp(&w.findings[i])
	}
	w.corrected, err = s.corrections(ctx, resident, w.findings)
	return w, err
}

// keepWorked keeps it all, unless a fact changed since the beginning. Then the outcome may
// rest on the fact as it was, and the refresh for the change left alone what did not need
// the fact yet: neither has to be looked for, since all is worked out again.
func (s *Service) keepWorked(ctx context.Context, tx *sql.Tx, w worked) (bool, error) {
	still, err := stillSoTx(ctx, tx, w.resident, w.begun)
	if err != nil || !still {
		return false, err
	}
	if err := s.keep(ctx, tx, w.resident, w.findings); err != nil {
		return false, err
	}
	return true, keepCorrections(ctx, tx, w.corrected)
}
