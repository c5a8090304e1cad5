package durable

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"
	"runtime/debug"
	"time"

	"meent.nl/meent/internal/platform/obs"
)

// errLost says that the task was cancelled, or that its lease ended and another
// process has it. Nothing of the handler's work remains.
var errLost = errors.New("the task went to another process or was cancelled")

const (
	firstBackoff = time.Second
	lastBackoff  = time.Hour
)

// work does one claimed task and writes down how it ended. The error is the
// handler's own, or that of the store.
func (q *Queue) work(ctx context.Context, t Task) error {
	err := q.attempt(ctx, t)
	if err == nil || errors.Is(err, errLost) {
		return nil
	}
	if ctx.Err() != nil {
		return errors.Join(err, q.release(ctx, t))
	}
	return errors.Join(fmt.Errorf("task %s: %w", t.Kind, err), q.fail(ctx, t, err))
}

func (q *Queue) attempt(ctx context.Context, t Task) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the handler panicked: %v", p)
			q.log.Error("a task panicked", "kind", t.Kind, "task", t.ID, "panic", p, "stack", string(debug.Stack()))
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, q.lease)
	defer cancel()
	q.mu.RLock()
	prepare := q.prepares[t.Kind]
	q.mu.RUnlock()
	commit, err := prepare(ctx, t)
	if err != nil {
		return err
	}
	return q.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		const finish = `
UPDATE durable_task SET state = 'done', lease = '', payload = 'null', failure = '', finished_us = $1
WHERE organisation = $2 AND id = $3 AND state = 'ready' AND lease = $4`
		result, err := tx.ExecContext(ctx, finish, q.clock.Now().UnixMicro(), t.Organisation, string(t.ID), t.lease)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return errors.Join(errLost, err)
		}
		return commit(ctx, tx)
	})
}

// fail gives the task its next time, or makes it a dead letter.
func (q *Queue) fail(ctx context.Context, t Task, cause error) error {
	state, next := "ready", q.clock.Now().Add(backoff(t))
	if t.Attempt >= q.maxAttempts {
		state = "dead"
	}
	failure := obs.Mask(cause.Error())
	q.log.Warn("a task failed", "kind", t.Kind, "organisation", t.Organisation, "task", t.ID, "attempt", t.Attempt, "state", state, "error", failure)
	const update = `
UPDATE durable_task SET state = $1, lease = '', visible_us = $2, failure = $3, finished_us = $4
WHERE organisation = $5 AND id = $6 AND state = 'ready' AND lease = $7`
	finished := int64(0)
	if state == "dead" {
		finished = q.clock.Now().UnixMicro()
	}
	return q.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, update, state, next.UnixMicro(), failure, finished, t.Organisation, string(t.ID), t.lease)
		return err
	})
}

// release gives back a task that the end of this process interrupted; that is no
// failure of the task.
func (q *Queue) release(ctx context.Context, t Task) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	const update = `
UPDATE durable_task SET lease = '', visible_us = $1, attempts = attempts - 1
WHERE organisation = $2 AND id = $3 AND state = 'ready' AND lease = $4`
	return q.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, update, q.clock.Now().UnixMicro(), t.Organisation, string(t.ID), t.lease)
		return err
	})
}

// backoff doubles from a second to an hour. The id spreads what failed together.
func backoff(t Task) time.Duration {
	wait := min(firstBackoff<<min(t.Attempt-1, 12), lastBackoff)
	sum := fnv.New32a()
	_, _ = sum.Write([]byte(t.ID)) // a hash takes everything
	return wait + wait/4*time.Duration(sum.Sum32()%1000)/1000
}
