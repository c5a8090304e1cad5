package population

import (
	"context"
	"database/sql"
	"slices"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register/embedded"
)

// batchSize is how many persons are settled in one transaction per organisation.
const batchSize = 500

// settle works out everybody who is pending. Filling reports no change.
func (s *Service) settle(ctx context.Context, filling bool, progress Progress) error {
	generator, err := s.generator(ctx)
	if err != nil {
		return err
	}
	var total int
	if err := s.db.Read().QueryRowContext(ctx, `SELECT COUNT(*) FROM population_list WHERE organisation = $1 AND pending > 0`, s.owner).Scan(&total); err != nil {
		return err
	}
	for done := 0; ; {
		progress(Settling, done, total)
		batch, err := s.pending(ctx)
		if err != nil || len(batch) == 0 {
			return err
		}
		n, err := s.neighbourhood(ctx, s.db.Read(), batch)
		if err != nil {
			return err
		}
		w := writing{service: s, generator: generator, neighbours: n, on: kernel.Today(s.clock), entries: map[string][]embedded.Entry{}}
		for _, h := range batch {
			w.person(h)
		}
		if err := s.write(ctx, batch, w.entries, filling); err != nil {
			return err
		}
		done = min(total, done+len(batch))
	}
}

// pending is the next batch, household by household.
func (s *Service) pending(ctx context.Context) ([]*held, error) {
	rows, err := s.db.Read().QueryContext(ctx, `SELECT subject, digest, source, line, address, list, extra, pending FROM population_list
		WHERE organisation = $1 AND pending > 0 ORDER BY address, subject LIMIT $2`, s.owner, batchSize)
	if err != nil {
		return nil, err
	}
	found := map[string]*held{}
	if err := scan(rows, found); err != nil {
		return nil, err
	}
	batch := make([]*held, 0, len(found))
	for _, h := range found {
		batch = append(batch, h)
	}
	slices.SortFunc(batch, func(a, b *held) int {
		if a.person.BSN.Digits() < b.person.BSN.Digits() {
			return -1
		}
		return 1
	})
	return batch, nil
}

// write gives each organisation its part in a transaction of its own. The part of
// the BRP goes last, and ends the batch: what went before is written again with the
// same outcome if this process is killed in between.
func (s *Service) write(ctx context.Context, batch []*held, entries map[string][]embedded.Entry, filling bool) error {
	var owners []string
	for owner := range entries {
		if owner != s.owner {
			owners = append(owners, owner)
		}
	}
	slices.Sort(owners)
	for _, owner := range owners {
		err := s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
			return s.registers.FillTx(ctx, tx, entries[owner]...)
		})
		if err != nil {
			return err
		}
	}
	return s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		put := s.registers.PutTx
		if filling {
			put = s.registers.FillTx
		}
		for _, h := range batch {
			if _, err := s.residents.EnsureTx(ctx, tx, h.person.BSN); err != nil {
				return err
			}
		}
		if err := put(ctx, tx, entries[s.owner]...); err != nil {
			return err
		}
		return s.settled(ctx, tx, batch)
	})
}

// settled ends the pending of a batch. A list that was touched since it was read
// stays pending.
func (s *Service) settled(ctx context.Context, tx *sql.Tx, batch []*held) error {
	byCount := map[int64][]string{}
	for _, h := range batch {
		byCount[h.pending] = append(byCount[h.pending], h.person.BSN.Digits())
	}
	for count, subjects := range byCount {
		args := []any{s.owner, count}
		if _, err := tx.ExecContext(ctx, `UPDATE population_list SET pending = 0 WHERE organisation = $1 AND pending = $2 AND `+in("subject", subjects, &args), args...); err != nil {
			return err
		}
	}
	return nil
}
