package identity

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"time"
)

const (
	flushEvery = 15 * time.Second
	sweepEvery = 5 * time.Minute
	// flushSize is how many sessions one transaction writes, so that others wait
	// for it only shortly.
	flushSize = 500
)

// Run writes last requests and removes ended sessions until ctx ends; then it
// writes what is left.
func (s *Sessions) Run(ctx context.Context, log *slog.Logger) error {
	flush, sweep := time.NewTicker(flushEvery), time.NewTicker(sweepEvery)
	defer flush.Stop()
	defer sweep.Stop()
	for {
		var err error
		select {
		case <-ctx.Done():
			return s.Flush(context.WithoutCancel(ctx))
		case <-flush.C:
			err = s.Flush(ctx)
		case <-sweep.C:
			err = s.Sweep(ctx)
		}
		if err != nil && !errors.Is(err, context.Canceled) { // the next round tries again
			log.ErrorContext(ctx, "upkeep of sessions failed", "error", err)
		}
	}
}

// Flush writes the last requests that the store does not know yet. What could not
// be written stays for the next time.
func (s *Sessions) Flush(ctx context.Context) error {
	for {
		s.mu.Lock()
		batch := make(map[hash]time.Time, min(len(s.dirty), flushSize))
		for key, at := range s.dirty {
			if len(batch) == flushSize {
				break
			}
			batch[key] = at
		}
		s.mu.Unlock()
		if len(batch) == 0 {
			return nil
		}
		if err := s.flush(ctx, batch); err != nil {
			return err
		}
		s.mu.Lock()
		for key, at := range batch {
			if s.dirty[key].Equal(at) {
				delete(s.dirty, key)
			}
		}
		s.mu.Unlock()
	}
}

func (s *Sessions) flush(ctx context.Context, batch map[hash]time.Time) error {
	err := s.db.ReadCommittedTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		update, err := tx.PrepareContext(ctx, `UPDATE identity_session SET seen_us = $1 WHERE hash = $2 AND seen_us < $1`)
		if err != nil {
			return err
		}
		defer update.Close()
		for key, at := range batch {
			if _, err := update.ExecContext(ctx, at.UnixMicro(), key[:]); err != nil {
				return err
			}
		}
		return nil
	})
	return asKind(err, "")
}

// Sweep removes the sessions that are over.
func (s *Sessions) Sweep(ctx context.Context) error {
	if err := s.Flush(ctx); err != nil {
		return err
	}
	now := s.clock.Now()
	return s.write(ctx, `DELETE FROM identity_session WHERE seen_us <= $1 OR created_us <= $2`,
		now.Add(-s.o.Idle).UnixMicro(), now.Add(-s.o.Absolute).UnixMicro())
}
