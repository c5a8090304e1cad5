package durable_test

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/durable"
)

func TestFailureIsUndoneAndTriedAgainLater(t *testing.T) {
	each(t, func(f fixture) {
		attempts := 0
		f.queue.Handle("shaky", func(ctx context.Context, tx *sql.Tx, task durable.Task) error {
			attempts++
			if task.Attempt != attempts {
				t.Errorf("attempt %d is told to be %d", attempts, task.Attempt)
			}
			if err := effect(ctx, tx, "done"); err != nil {
				return err
			}
			switch task.Attempt {
			case 1:
				return errors.New("on purpose")
			case 2:
				panic("on purpose")
			}
			return nil
		})
		f.enqueue(durable.Task{Organisation: "svb", Kind: "shaky"})
		for i, wait := range []time.Duration{0, 2 * time.Second, 3 * time.Second} {
			f.clock.Set(f.clock.Now().Add(wait))
			err := f.queue.Drain(t.Context())
			if (err != nil) != (i < 2) || attempts != i+1 {
				t.Fatalf("after %d rounds: %d attempts, error %v", i+1, attempts, err)
			}
		}
		f.want("done")
	})
}

func TestFailingTaskBecomesAVisibleDeadLetter(t *testing.T) {
	each(t, func(f fixture) {
		queue := durable.NewQueue(f.db, f.clock, quiet, durable.MaxAttempts(3))
		broken := true
		queue.Handle("poison", func(ctx context.Context, tx *sql.Tx, _ durable.Task) error {
			if broken {
				return errors.New("no such person: 123456782")
			}
			return effect(ctx, tx, "cured")
		})
		queue.Handle("write", write)
		f.enqueue(durable.Task{Organisation: "svb", Kind: "poison", Key: "p"},
			durable.Task{Organisation: "svb", Kind: "write", Payload: []byte(`"other"`)})
		for range 3 {
			if err := queue.Drain(t.Context()); err == nil {
				t.Fatal("the failure was swallowed")
			}
			f.clock.Set(f.clock.Now().Add(2 * time.Hour))
		}
		f.want("other")
		if err := queue.Drain(t.Context()); err != nil {
			t.Fatalf("a dead letter was tried again: %v", err)
		}
		dead, err := queue.DeadLetters(t.Context(), "svb", 10)
		if err != nil || len(dead) != 1 {
			t.Fatalf("want one dead letter, have %d (%v)", len(dead), err)
		}
		if d := dead[0]; d.Task.Key != "p" || d.Task.Attempt != 3 || !strings.Contains(d.Failure, "no such person") {
			t.Errorf("the dead letter does not tell what happened: %+v", d)
		}
		if strings.Contains(dead[0].Failure, "123456782") {
			t.Error("a BSN is in a dead letter")
		}
		if b, err := queue.Backlog(t.Context()); err != nil || b.Dead != 1 || b.Ready != 0 {
			t.Errorf("backlog %+v (%v)", b, err)
		}
		broken = false
		if err := errors.Join(queue.Retry(t.Context(), "svb", dead[0].Task.ID), queue.Drain(t.Context())); err != nil {
			t.Fatal(err)
		}
		f.want("cured other")
		if err := queue.Retry(t.Context(), "svb", dead[0].Task.ID); kernel.KindOf(err) != kernel.NotFound {
			t.Errorf("a task that is not dead was retried: %v", err)
		}
	})
}

// TestLateWorkerWritesNothing lets the lease of a running task end: a second queue
// does the task, and the first must not add to it.
func TestLateWorkerWritesNothing(t *testing.T) {
	each(t, func(f fixture) {
		other := durable.NewQueue(f.db, f.clock, quiet)
		other.HandleCall("call", func(context.Context, durable.Task) error { return nil })
		other.Handle("write", write)
		calls := 0
		f.queue.HandleCall("call", func(ctx context.Context, _ durable.Task) error {
			calls++
			f.clock.Set(f.clock.Now().Add(time.Minute))
			return other.Drain(ctx)
		})
		f.enqueue(durable.Task{Organisation: "svb", Kind: "call"}, durable.Task{Organisation: "svb", Kind: "write", Payload: []byte(`"once"`)})
		f.drain()
		f.drain()
		if f.want("once"); calls != 1 {
			t.Fatalf("want 1 call, have %d", calls)
		}
		if b, err := f.queue.Backlog(t.Context()); err != nil || b != (durable.Backlog{}) {
			t.Fatalf("backlog %+v (%v)", b, err)
		}
	})
}

func TestTaskCancelledWhileItRunsWritesNothing(t *testing.T) {
	each(t, func(f fixture) {
		f.queue.HandleCall("call", func(ctx context.Context, task durable.Task) error {
			return f.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
				_, err := f.queue.Cancel(ctx, tx, task.Organisation, task.Kind, task.Key)
				return err
			})
		})
		f.enqueue(durable.Task{Organisation: "svb", Kind: "call"})
		f.drain()
		if b, err := f.queue.Backlog(t.Context()); err != nil || b != (durable.Backlog{}) {
			t.Fatalf("backlog %+v (%v)", b, err)
		}
	})
}

func TestEnqueueRefuses(t *testing.T) {
	each(t, func(f fixture) {
		for name, task := range map[string]durable.Task{
			"no organisation": {Kind: "write"},
			"no kind":         {Organisation: "svb"},
			"not JSON":        {Organisation: "svb", Kind: "write", Payload: []byte("{")},
			"too large":       {Organisation: "svb", Kind: "write", Payload: []byte(`"` + strings.Repeat("x", 1<<20) + `"`)},
		} {
			err := f.db.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error { return f.queue.Enqueue(ctx, tx, task) })
			if err == nil {
				t.Errorf("%s: accepted", name)
			}
		}
	})
}

func TestPruneForgetsOldKeysOnly(t *testing.T) {
	each(t, func(f fixture) {
		f.queue.Handle("write", write)
		task := durable.Task{Organisation: "svb", Kind: "write", Key: "k", Payload: []byte(`"a"`)}
		for _, step := range []struct {
			days    int
			removed int64
		}{{0, 0}, {400, 0}, {401, 1}} {
			f.clock.Set(start.AddDate(0, 0, step.days))
			f.enqueue(task)
			f.drain()
			if n, err := f.queue.Prune(t.Context()); err != nil || n != step.removed {
				t.Fatalf("day %d: removed %d (%v), want %d", step.days, n, err, step.removed)
			}
		}
		f.want("a")
	})
}
