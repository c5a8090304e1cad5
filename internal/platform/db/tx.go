package db

import (
	"context"
	"database/sql"
	"math/rand/v2"
	"time"

	"meent.nl/meent/internal/kernel"
)

// attempts is how often a transaction is tried when others are in its way.
const attempts = 12

type scopeKey struct{}

// scope is what a context knows of the transaction around it.
type scope struct {
	db    *DB
	after []func()
}

// Tx runs f in one write transaction: all of it is on disk when Tx returns nil,
// nothing of it otherwise. f runs again when another transaction was in its way.
// It must use the context it is given, must not commit or roll back itself, and
// must not wait for a network. On SQLite that context is never cancelled, since an
// interrupted statement would undo the work of the callers that share its commit.
func (d *DB) Tx(ctx context.Context, f func(ctx context.Context, tx *sql.Tx) error) error {
	return d.transact(ctx, sql.LevelSerializable, f)
}

// ReadCommittedTx is Tx for work that takes its own row locks, like claiming from a
// queue, where PostgreSQL's serializable mode would see conflicts that are none.
func (d *DB) ReadCommittedTx(ctx context.Context, f func(ctx context.Context, tx *sql.Tx) error) error {
	return d.transact(ctx, sql.LevelReadCommitted, f)
}

// AfterCommit runs f once the transaction of ctx is on disk, and not at all when it
// is rolled back; at once when ctx is of no transaction.
func AfterCommit(ctx context.Context, f func()) {
	if s, ok := ctx.Value(scopeKey{}).(*scope); ok {
		s.after = append(s.after, f)
		return
	}
	f()
}

func (d *DB) transact(ctx context.Context, level sql.IsolationLevel, f func(context.Context, *sql.Tx) error) error {
	if s, ok := ctx.Value(scopeKey{}).(*scope); ok && s.db == d {
		return kernel.Errorf(kernel.Internal, "a transaction was begun inside a transaction; hand the open one down")
	}
	for try := 1; ; try++ {
		s := &scope{db: d}
		inner := context.WithValue(ctx, scopeKey{}, s)
		var err error
		if d.dialect == SQLite {
			err = d.group.run(inner, f)
		} else {
			err = d.runPostgres(inner, level, f)
		}
		if err == nil {
			for _, after := range s.after {
				after()
			}
			return nil
		}
		if !isRetryable(err) {
			return err
		}
		if try == attempts {
			return kernel.Errorf(kernel.Unavailable, "the database is too busy; try again: %w", err)
		}
		if err := pause(ctx, try); err != nil {
			return err
		}
	}
}

func (d *DB) runPostgres(ctx context.Context, level sql.IsolationLevel, f func(context.Context, *sql.Tx) error) error {
	tx, err := d.write.BeginTx(ctx, &sql.TxOptions{Isolation: level})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // does nothing after Commit
	if err := f(ctx, tx); err != nil {
		return err
	}
	return tx.Commit()
}

// pause waits 1 ms, doubled per try up to a quarter of a second, spread by chance.
func pause(ctx context.Context, try int) error {
	limit := min(time.Millisecond<<try, 250*time.Millisecond)
	timer := time.NewTimer(limit/2 + rand.N(limit/2))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
