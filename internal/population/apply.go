package population

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/population/personlist"
)

// applyBatch is how many lists are stored in one transaction.
const applyBatch = 250

// Apply stores lists that were not read from a file, and settles them. People who
// are here already stay as they are, so that an Apply that was stopped may be called
// again, and what happened to people since is kept. seed is for the invented facts
// of an empty store.
func (s *Service) Apply(ctx context.Context, lists []List, seed string, progress Progress) error {
	if progress == nil {
		progress = func(Phase, int, int) {}
	}
	applied, err := s.applied(ctx)
	if err != nil || applied >= len(lists) {
		return err
	}
	filling, err := s.isFilling(ctx, seed)
	if err != nil {
		return err
	}
	done := 0
	for chunk := range slices.Chunk(lists, applyBatch) {
		progress(Reading, done, len(lists))
		err := s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error { return s.storeMissing(ctx, tx, chunk, filling) })
		if err != nil {
			return err
		}
		done += len(chunk)
	}
	progress(Reading, done, len(lists))
	if err := s.settle(ctx, filling, progress); err != nil {
		return err
	}
	return s.endApply(ctx, len(lists))
}

// appliedSetting is how many lists the last finished Apply was given.
const appliedSetting = "applied"

func (s *Service) applied(ctx context.Context) (n int, err error) {
	var text string
	err = s.db.Read().QueryRowContext(ctx, `SELECT value FROM population_setting WHERE organisation = $1 AND name = $2`, s.owner, appliedSetting).Scan(&text)
	if db.IsNotFound(err) {
		return 0, nil
	}
	if err == nil {
		n, err = strconv.Atoi(text)
	}
	return n, err
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

// endApply ends the first filling, if this was it.
func (s *Service) endApply(ctx context.Context, lists int) error {
	return s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM population_setting WHERE organisation = $1 AND name = $2`, s.owner, fillingSetting); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO population_setting (organisation, name, value) VALUES ($1, $2, $3)
			ON CONFLICT (organisation, name) DO UPDATE SET value = excluded.value`, s.owner, appliedSetting, strconv.Itoa(lists))
		return err
	})
}

// storeMissing stores the lists of people who are not here.
func (s *Service) storeMissing(ctx context.Context, tx *sql.Tx, lists []List, filling bool) error {
	here, err := s.hereOf(ctx, tx, lists)
	if err != nil {
		return err
	}
	missing := slices.DeleteFunc(slices.Clone(lists), func(l List) bool { return here[l.Person.BSN.Digits()] != nil })
	return s.storeAll(ctx, tx, missing, here, filling)
}

func (s *Service) hereOf(ctx context.Context, tx *sql.Tx, lists []List) (map[string]*held, error) {
	subjects := make([]string, len(lists))
	for i, l := range lists {
		subjects[i] = l.Person.BSN.Digits()
	}
	here := map[string]*held{}
	return here, s.load(ctx, tx, "subject", subjects, here)
}

// storeAll makes lists current, whoever is here.
func (s *Service) storeAll(ctx context.Context, tx *sql.Tx, lists []List, here map[string]*held, filling bool) error {
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
