package entitlement

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

// begun is when the working out of rights of a resident began, before anything was read
// for it. What is kept afterwards counts as of that moment.
type begun struct {
	at      time.Time
	changes int64 // of facts of the resident, by then
}

func (s *Service) begin(ctx context.Context, resident kernel.ResidentID) (begun, error) {
	at := s.Clock.Now()
	changes, err := countChanges(ctx, s.DB.Read(), resident)
	return begun{at: at, changes: changes}, err
}

// stamp says of a finding when the asking for it began.
func (b begun) stamp(f *Finding) { f.begun, f.Right.ComputedAt = b, b.at }

func countChanges(ctx context.Context, q db.Querier, resident kernel.ResidentID) (n int64, err error) {
	err = q.QueryRowContext(ctx, `SELECT changes FROM entitlement_change WHERE resident = $1`, resident).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, err
}

// countChangeTx counts a change of facts, in the transaction that has rights worked out
// again for it.
func countChangeTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO entitlement_change (resident, changes) VALUES ($1, 1)
		ON CONFLICT (resident) DO UPDATE SET changes = entitlement_change.changes + 1`, resident)
	return err
}

// stillSoTx says whether no fact of a resident changed since a working out began. It
// writes, so that a change has to wait until the transaction ends.
func stillSoTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, b begun) (bool, error) {
	result, err := tx.ExecContext(ctx, `INSERT INTO entitlement_change (resident, changes) VALUES ($1, $2)
		ON CONFLICT (resident) DO UPDATE SET changes = excluded.changes WHERE entitlement_change.changes = excluded.changes`, resident, b.changes)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}
