package durable_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"sync"
	"testing"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/durable"
)

// TestQueuesShareAStore has several queues, like the processes of a deployment, do
// chains of tasks that all of them see.
func TestQueuesShareAStore(t *testing.T) {
	const queues, chains, steps = 3, 30, 4
	each(t, func(f fixture) {
		ctx, stop := context.WithCancel(t.Context())
		var done, running sync.WaitGroup
		done.Add(chains)
		for range queues {
			queue := durable.NewQueue(f.db, f.clock, quiet, durable.Poll(5*time.Millisecond))
			queue.Handle("step", chainHandler(queue, steps))
			queue.HandleCall("end", func(context.Context, durable.Task) error { done.Done(); return nil })
			running.Go(func() {
				if err := queue.Run(ctx); err != nil {
					t.Error(err)
				}
			})
		}
		for i := range chains {
			f.enqueue(chainStart(i))
		}
		done.Wait()
		stop()
		running.Wait()
		if got := len(f.effects()); got != chains*steps*len("000-0 ")-1 {
			t.Fatalf("want %d effects, have %s", chains*steps, f.effects())
		}
	})
}

// chainStep is the payload of a task that makes the next one.
type chainStep struct{ Chain, Step int }

func chainStart(chain int) durable.Task { return chainTask(chainStep{Chain: chain}) }

func chainTask(s chainStep) durable.Task {
	payload, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return durable.Task{Organisation: "svb", Kind: "step", Key: fmt.Sprint(s.Chain, "/", s.Step), Payload: payload}
}

// chainHandler writes one effect per step, and the task of the next step, or at last
// one of the kind "end".
func chainHandler(q *durable.Queue, steps int) durable.Handler {
	return func(ctx context.Context, tx *sql.Tx, t durable.Task) error {
		var s chainStep
		if err := json.Unmarshal(t.Payload, &s); err != nil {
			return err
		}
		if err := effect(ctx, tx, fmt.Sprintf("%03d-%d", s.Chain, s.Step)); err != nil {
			return err
		}
		if s.Step++; s.Step < steps {
			return q.Enqueue(ctx, tx, chainTask(s))
		}
		return q.Enqueue(ctx, tx, durable.Task{Organisation: "svb", Kind: "end", Key: fmt.Sprint(s.Chain)})
	}
}

// TestStoppedRunGivesBackItsTask ends Run while a call waits; the call is no failure
// of the task, and another queue need not wait for the lease.
func TestStoppedRunGivesBackItsTask(t *testing.T) {
	each(t, func(f fixture) {
		ctx, stop := context.WithCancel(t.Context())
		f.queue.HandleCall("call", func(ctx context.Context, _ durable.Task) error {
			stop()
			<-ctx.Done()
			return ctx.Err()
		})
		f.enqueue(durable.Task{Organisation: "svb", Kind: "call"})
		if err := f.queue.Run(ctx); err != nil {
			t.Fatal(err)
		}
		attempt := 0
		next := durable.NewQueue(f.db, f.clock, quiet)
		next.HandleCall("call", func(_ context.Context, task durable.Task) error { attempt = task.Attempt; return nil })
		if err := next.Drain(t.Context()); err != nil || attempt != 1 {
			t.Fatalf("want the first attempt, have %d (%v)", attempt, err)
		}
	})
}

// TestRunHearsOfATaskAtOnce would take the hour of the poll without the wake-up.
func TestRunHearsOfATaskAtOnce(t *testing.T) {
	each(t, func(f fixture) {
		queue := durable.NewQueue(f.db, kernel.SystemClock{}, quiet, durable.Poll(time.Hour))
		ctx, stop := context.WithCancel(t.Context())
		heard := make(chan struct{}, 2)
		queue.HandleCall("call", func(context.Context, durable.Task) error { heard <- struct{}{}; return nil })
		var running sync.WaitGroup
		running.Go(func() { _ = queue.Run(ctx) }) // it has no error but the end of ctx
		for range 2 {
			err := f.db.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
				return queue.Enqueue(ctx, tx, durable.Task{Organisation: "svb", Kind: "call"})
			})
			if err != nil {
				t.Fatal(err)
			}
			<-heard
		}
		stop()
		running.Wait()
	})
}
