package population

import (
	"context"
	"database/sql"
)

// Review works everybody out again for today: who turned 18, whose permit ended.
// The registers report what that changes.
func (s *Service) Review(ctx context.Context, progress Progress) error {
	if progress == nil {
		progress = func(Phase, int, int) {}
	}
	err := s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE population_list SET pending = pending + 1 WHERE organisation = $1`, s.owner)
		return err
	})
	if err != nil {
		return err
	}
	return s.settle(ctx, false, progress)
}
