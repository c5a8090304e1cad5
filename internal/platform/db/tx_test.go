package db_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"

	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
)

func TestTxKeepsAllOrNothing(t *testing.T) {
	dbtest.Each(t, noteModule, func(t *testing.T, d *db.DB) {
		if err := d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error { return add(ctx, tx, "a") }); err != nil {
			t.Fatal(err)
		}
		stop := errors.New("stop")
		err := d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
			return errors.Join(add(ctx, tx, "b"), stop)
		})
		if !errors.Is(err, stop) {
			t.Fatalf("the function's own error must come back, got %v", err)
		}
		if n := count(t, d); n != 1 {
			t.Fatalf("want the first row only, have %d", n)
		}
	})
}

// TestConcurrentCallersAreApart has writers that succeed, fail, panic and end their
// goroutine at the same time.
func TestConcurrentCallersAreApart(t *testing.T) {
	dbtest.Each(t, noteModule, func(t *testing.T, d *db.DB) {
		const writers, each = 16, 20
		stop := errors.New("stop")
		var wait sync.WaitGroup
		for w := range writers {
			for i := range each {
				wait.Go(func() {
					defer func() { _ = recover() }() // one in four panics on purpose
					err := d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
						if err := add(ctx, tx, fmt.Sprintf("%d-%d", w, i)); err != nil {
							return err
						}
						switch i % 4 {
						case 1:
							return stop
						case 2:
							panic("on purpose")
						case 3:
							runtime.Goexit()
						}
						return nil
					})
					if i%4 == 0 && err != nil || i%4 == 1 && !errors.Is(err, stop) {
						t.Errorf("writer %d-%d: %v", w, i, err)
					}
				})
			}
		}
		wait.Wait()
		if n := count(t, d); n != writers*each/4 {
			t.Fatalf("want %d rows, have %d", writers*each/4, n)
		}
	})
}

// TestTxSeesTheStoreAlone would leave more than one row where two transactions can
// both see the store empty.
func TestTxSeesTheStoreAlone(t *testing.T) {
	dbtest.Each(t, noteModule, func(t *testing.T, d *db.DB) {
		var wait sync.WaitGroup
		for i := range 8 {
			wait.Go(func() {
				err := d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
					var n int
					if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM note`).Scan(&n); err != nil || n > 0 {
						return err
					}
					return add(ctx, tx, fmt.Sprint(i))
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		if n := count(t, d); n != 1 {
			t.Fatalf("want 1 row, have %d", n)
		}
	})
}

func TestAfterCommitRunsOnceAndOnlyAfterACommit(t *testing.T) {
	dbtest.Each(t, noteModule, func(t *testing.T, d *db.DB) {
		var ran []string
		call := func(id string, end error) error {
			return d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
				db.AfterCommit(ctx, func() { ran = append(ran, fmt.Sprint(id, count(t, d))) })
				return errors.Join(add(ctx, tx, id), end)
			})
		}
		stop := errors.New("stop")
		if err := errors.Join(call("a", nil), call("b", nil)); err != nil {
			t.Fatal(err)
		}
		if err := call("c", stop); !errors.Is(err, stop) {
			t.Fatal(err)
		}
		if got := strings.Join(ran, " "); got != "a1 b2" {
			t.Fatalf("want a1 b2 (the name, and the rows seen by then), have %s", got)
		}
	})
}

func TestTxInsideTxIsRefused(t *testing.T) {
	dbtest.Each(t, noteModule, func(t *testing.T, d *db.DB) {
		err := d.Tx(t.Context(), func(ctx context.Context, _ *sql.Tx) error {
			return d.Tx(ctx, func(context.Context, *sql.Tx) error { return nil })
		})
		if err == nil || !strings.Contains(err.Error(), "inside a transaction") {
			t.Fatalf("want a refusal, have %v", err)
		}
	})
}

func TestEndedContextWritesNothing(t *testing.T) {
	dbtest.Each(t, noteModule, func(t *testing.T, d *db.DB) {
		ended, end := context.WithCancel(t.Context())
		end()
		err := d.Tx(ended, func(ctx context.Context, tx *sql.Tx) error { return add(ctx, tx, "a") })
		if !errors.Is(err, context.Canceled) || count(t, d) != 0 {
			t.Fatalf("want context.Canceled and no row, have %v", err)
		}
	})
}

func TestReadSideRefusesToWrite(t *testing.T) {
	dbtest.Each(t, noteModule, func(t *testing.T, d *db.DB) {
		if _, err := d.Read().ExecContext(t.Context(), insertNote, "a", 1); err == nil {
			t.Fatal("the read side wrote")
		}
	})
}

func TestErrorKinds(t *testing.T) {
	dbtest.Each(t, noteModule, func(t *testing.T, d *db.DB) {
		twice := d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
			if err := add(ctx, tx, "a"); err != nil {
				return err
			}
			return add(ctx, tx, "a")
		})
		if !db.IsUnique(twice) {
			t.Errorf("a key twice is not seen as such: %v", twice)
		}
		var id string
		none := d.Read().QueryRowContext(t.Context(), `SELECT id FROM note WHERE id = $1`, "a").Scan(&id)
		if !db.IsNotFound(none) {
			t.Errorf("no row is not seen as such: %v", none)
		}
		if db.IsUnique(none) || db.IsNotFound(twice) || db.IsUnique(nil) {
			t.Error("the kinds are mixed up")
		}
	})
}

// TestProcessesWriteAtOnce has several handles, as processes would, count in one row:
// an update that is lost shows in the sum.
func TestProcessesWriteAtOnce(t *testing.T) {
	const handles, callers, times = 3, 2, 10
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		var wait sync.WaitGroup
		var all []*db.DB
		for range handles {
			d := dbtest.Open(t, dsn)
			if err := d.Migrate(t.Context(), noteModule...); err != nil {
				t.Fatal(err)
			}
			all = append(all, d)
		}
		if err := all[0].Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error { return add(ctx, tx, "counter") }); err != nil {
			t.Fatal(err)
		}
		for i := range handles * callers {
			wait.Go(func() {
				for range times {
					if err := all[i%handles].Tx(t.Context(), increment); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wait.Wait()
		var size int
		if err := all[0].Read().QueryRowContext(t.Context(), `SELECT size FROM note`).Scan(&size); err != nil {
			t.Fatal(err)
		}
		if want := 1 + handles*callers*times; size != want {
			t.Fatalf("want %d, have %d", want, size)
		}
	})
}

func increment(ctx context.Context, tx *sql.Tx) error {
	var size int
	if err := tx.QueryRowContext(ctx, `SELECT size FROM note WHERE id = 'counter'`).Scan(&size); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE note SET size = $1 WHERE id = 'counter'`, size+1)
	return err
}
