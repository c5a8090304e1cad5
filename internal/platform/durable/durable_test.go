package durable_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/platform/durable"
)

// modules has the table that the handlers of these tests write to.
var modules = []db.Module{durable.Module, {Name: "effect", FS: fstest.MapFS{
	"migrations/0001_effect.sql": {Data: []byte(`CREATE TABLE effect (word TEXT NOT NULL) {{strict}};`)},
}}}

var (
	start = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	quiet = durable.Logger(slog.New(slog.NewTextHandler(io.Discard, nil)))
)

type fixture struct {
	*testing.T
	db    *db.DB
	clock *kernel.SettableClock
	queue *durable.Queue
}

func each(t *testing.T, f func(fixture)) {
	t.Helper()
	dbtest.Each(t, modules, func(t *testing.T, d *db.DB) {
		clock := kernel.ClockAt(start)
		f(fixture{t, d, clock, durable.NewQueue(d, clock, quiet)})
	})
}

func (f fixture) enqueue(tasks ...durable.Task) {
	f.Helper()
	err := f.db.Tx(f.Context(), func(ctx context.Context, tx *sql.Tx) error {
		for _, t := range tasks {
			if err := f.queue.Enqueue(ctx, tx, t); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		f.Fatal(err)
	}
}

func (f fixture) drain() {
	f.Helper()
	if err := f.queue.Drain(f.Context()); err != nil {
		f.Fatal(err)
	}
}

// effects is what handlers wrote, in order, joined by spaces.
func (f fixture) effects() string {
	f.Helper()
	rows, err := f.db.Read().QueryContext(f.Context(), `SELECT word FROM effect ORDER BY word`)
	if err != nil {
		f.Fatal(err)
	}
	defer rows.Close()
	var words []string
	for rows.Next() {
		var word string
		if err := rows.Scan(&word); err != nil {
			f.Fatal(err)
		}
		words = append(words, word)
	}
	if err := rows.Err(); err != nil {
		f.Fatal(err)
	}
	return strings.Join(words, " ")
}

func (f fixture) want(effects string) {
	f.Helper()
	if got := f.effects(); got != effects {
		f.Fatalf("effects: want %q, have %q", effects, got)
	}
}

func effect(ctx context.Context, tx *sql.Tx, word string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO effect (word) VALUES ($1)`, word)
	return err
}

// write is a handler that writes the JSON word of its payload.
func write(ctx context.Context, tx *sql.Tx, t durable.Task) error {
	var word string
	if err := json.Unmarshal(t.Payload, &word); err != nil {
		return err
	}
	return effect(ctx, tx, word)
}

func TestTaskRunsOnceAndKeepsItsKey(t *testing.T) {
	each(t, func(f fixture) {
		f.queue.Handle("write", write)
		task := durable.Task{Organisation: "svb", Kind: "write", Key: "k", Payload: []byte(`"a"`)}
		f.enqueue(task, task)
		f.drain()
		f.enqueue(task)
		f.drain()
		f.want("a")
	})
}

func TestRolledBackTaskNeverWas(t *testing.T) {
	each(t, func(f fixture) {
		f.queue.Handle("write", write)
		stop := errors.New("stop")
		err := f.db.Tx(f.Context(), func(ctx context.Context, tx *sql.Tx) error {
			return errors.Join(f.queue.Enqueue(ctx, tx, durable.Task{Organisation: "svb", Kind: "write", Payload: []byte(`"a"`)}), stop)
		})
		if !errors.Is(err, stop) {
			t.Fatal(err)
		}
		f.drain()
		f.want("")
	})
}

func TestTimerOfMonthsWaitsForItsTime(t *testing.T) {
	each(t, func(f fixture) {
		f.queue.Handle("write", write)
		due := start.AddDate(0, 8, 0)
		f.enqueue(durable.Task{Organisation: "svb", Kind: "write", Payload: []byte(`"late"`), Due: due},
			durable.Task{Organisation: "svb", Kind: "write", Key: "cancelled", Payload: []byte(`"never"`), Due: due})
		f.clock.Set(due.Add(-time.Microsecond))
		f.drain()
		f.want("")
		err := f.db.Tx(f.Context(), func(ctx context.Context, tx *sql.Tx) error {
			found, err := f.queue.Cancel(ctx, tx, "svb", "write", "cancelled")
			if err == nil && !found {
				err = errors.New("the timer was not found")
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		f.clock.Set(due)
		f.drain()
		f.want("late")
	})
}
