package durable

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"
)

// pruneEvery is how often Run removes finished tasks that are past keeping.
const pruneEvery = time.Hour

// Run does tasks until ctx ends, and then waits for those it began. A store that
// does not answer is asked again; so is a task that failed.
func (q *Queue) Run(ctx context.Context) error {
	slots := make(chan struct{}, q.workers)
	var working sync.WaitGroup
	defer working.Wait()
	prune := time.NewTicker(pruneEvery)
	defer prune.Stop()
	for {
		free := acquire(ctx, slots)
		if free == 0 {
			return nil
		}
		tasks, err := q.claim(ctx, free)
		if err != nil && ctx.Err() == nil {
			q.log.Error("the queue cannot take tasks", "error", err)
		}
		for range free - len(tasks) {
			<-slots
		}
		for _, t := range tasks {
			working.Go(func() {
				defer func() { <-slots }()
				_ = q.work(ctx, t) // fail has logged it, and the store keeps it
			})
		}
		if len(tasks) == free {
			continue // there may be more
		}
		if err := q.rest(ctx, prune.C); err != nil {
			return nil
		}
	}
}

// acquire waits for one free slot and takes all that are free; 0 when ctx has ended.
func acquire(ctx context.Context, slots chan struct{}) int {
	select {
	case <-ctx.Done():
		return 0
	case slots <- struct{}{}:
	}
	for free := 1; ; free++ {
		select {
		case slots <- struct{}{}:
		default:
			return free
		}
	}
}

// rest waits until there may be work again.
func (q *Queue) rest(ctx context.Context, prune <-chan time.Time) error {
	timer := time.NewTimer(q.poll)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-q.wake:
	case <-timer.C:
	case <-prune:
		if _, err := q.Prune(ctx); err != nil && ctx.Err() == nil {
			q.log.Error("finished tasks cannot be removed", "error", err)
		}
	}
	return nil
}

// Drain does all that is due now, also what that work makes due, one by one, and
// returns the failures of handlers and store. For tests and for one-off commands.
func (q *Queue) Drain(ctx context.Context) error {
	var failures []error
	for {
		tasks, err := q.claim(ctx, q.workers)
		if err != nil {
			return errors.Join(append(failures, err)...)
		}
		if len(tasks) == 0 {
			return errors.Join(failures...)
		}
		for _, t := range tasks {
			if err := q.work(ctx, t); err != nil {
				failures = append(failures, err)
			}
		}
	}
}

// Prune removes finished tasks, and the marks of received messages, that are past
// keeping. It says how many tasks.
func (q *Queue) Prune(ctx context.Context) (int64, error) {
	var removed int64
	before := q.clock.Now().Add(-q.keep).UnixMicro()
	err := q.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM durable_inbox WHERE received_us < $1`, before); err != nil {
			return err
		}
		result, err := tx.ExecContext(ctx, `DELETE FROM durable_task WHERE state = 'done' AND finished_us < $1`, before)
		if err != nil {
			return err
		}
		removed, err = result.RowsAffected()
		return err
	})
	return removed, err
}
