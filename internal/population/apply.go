package population

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"slices"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/personlist"
)

// applyBatch is how many lists are stored in one transaction.
const applyBatch = 250

// Apply stores lists that were not read from a file, and settles them. Lists that
// are here already change nothing, so that an Apply that was stopped may be called
// again. seed is for the invented facts of an empty store.
func (s *Service) Apply(ctx context.Context, lists []List, seed string, progress Progress) error {
	if progress == nil {
		progress = func(Phase, int, int) {}
	}
	filling, err := s.isFilling(ctx, seed)
	if err != nil {
		return err
	}
	done := 0
	for chunk := range slices.Chunk(lists, applyBatch) {
		progress(Reading, done, len(lists))
		err := s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error { return s.storeAll(ctx, tx, chunk, filling) })
		if err != nil {
			return err
		}
		done += len(chunk)
	}
	progress(Reading, done, len(lists))
	if err := s.settle(ctx, filling, progress); err != nil {
		return err
	}
	return s.endFilling(ctx)
}

// fillingSetting says that the first filling has begun and not ended.
const fillingSetting = "filling"

// isFilling says whether this is the first filling of the store, or the rest of one
// that was stopped.
func (s *Service) isFilling(ctx context.Context, seed string) (filling bool, err error) {
	err = s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		empty, err := s.start(ctx, tx, seed)
		if err != nil {
			return err
		}
		if empty {
			if _, err := tx.ExecContext(ctx, `INSERT INTO population_setting (organisation, name, value) VALUES ($1, $2, 'demo')
				ON CONFLICT (organisation, name) DO NOTHING`, s.owner, fillingSetting); err != nil {
				return err
			}
		}
		var n int
		err = tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM population_setting WHERE organisation = $1 AND name = $2`, s.owner, fillingSetting).Scan(&n)
		filling = n > 0
		return err
	})
	return filling, err
}

func (s *Service) endFilling(ctx context.Context) error {
	return s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM population_setting WHERE organisation = $1 AND name = $2`, s.owner, fillingSetting)
		return err
	})
}

// storeAll stores lists.
func (s *Service) storeAll(ctx context.Context, tx *sql.Tx, lists []List, filling bool) error {
	subjects := make([]string, len(lists))
	for i, l := range lists {
		subjects[i] = l.Person.BSN.Digits()
	}
	here := map[string]*held{}
	if err := s.load(ctx, tx, "subject", subjects, here); err != nil {
		return err
	}
	for _, l := range lists {
		var err error
		if l.Digest, err = digestOf(l); err != nil {
			return err
		}
		if _, err := s.store(ctx, tx, l, here[l.Person.BSN.Digits()], filling); err != nil {
			return err
		}
	}
	return nil
}

func digestOf(l List) (string, error) {
	list, err := personlist.Marshal(l.Person)
	if err != nil {
		return "", kernel.Errorf(kernel.Internal, "a person list cannot be stored: %w", err)
	}
	extra, err := json.Marshal(l.Extra)
	if err != nil {
		return "", kernel.Errorf(kernel.Internal, "the additions to a person list cannot be stored: %w", err)
	}
	sum := sha256.Sum256(append(append(list, '\n'), extra...))
	return hex.EncodeToString(sum[:]), nil
}

// Size is how many person lists the store has.
func (s *Service) Size(ctx context.Context) (n int, err error) {
	err = s.db.Read().QueryRowContext(ctx, `SELECT COUNT(*) FROM population_list WHERE organisation = $1`, s.owner).Scan(&n)
	return n, err
}
