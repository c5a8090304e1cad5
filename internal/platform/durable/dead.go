package durable

import (
	"context"
	"database/sql"
	"time"

	"meent.nl/meent/internal/kernel"
)

// DeadLetter is a task that failed too often and waits for a person.
type DeadLetter struct {
	Task     Task // without payload
	Failure  string
	FailedAt time.Time
}

// DeadLetters is up to limit dead letters, oldest first; organisation "" is all.
func (q *Queue) DeadLetters(ctx context.Context, organisation string, limit int) ([]DeadLetter, error) {
	const query = `
SELECT organisation, id, kind, key, due_us, attempts, failure, finished_us FROM durable_task
WHERE state = 'dead' AND ($1 = '' OR organisation = $1) ORDER BY finished_us, id LIMIT $2`
	rows, err := q.db.Read().QueryContext(ctx, query, organisation, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var dead []DeadLetter
	for rows.Next() {
		var d DeadLetter
		var due, finished int64
		if err := rows.Scan(&d.Task.Organisation, &d.Task.ID, &d.Task.Kind, &d.Task.Key, &due, &d.Task.Attempt, &d.Failure, &finished); err != nil {
			return nil, err
		}
		d.Task.Due, d.FailedAt = time.UnixMicro(due).UTC(), time.UnixMicro(finished).UTC()
		dead = append(dead, d)
	}
	return dead, rows.Err()
}

// Retry makes a dead letter a task again, with all its attempts.
func (q *Queue) Retry(ctx context.Context, organisation string, id kernel.ID) error {
	const update = `
UPDATE durable_task SET state = 'ready', visible_us = $1, attempts = 0, finished_us = 0
WHERE organisation = $2 AND id = $3 AND state = 'dead'`
	err := q.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, update, q.clock.Now().UnixMicro(), organisation, string(id))
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return kernel.Errorf(kernel.NotFound, "there is no dead letter %s of %s", id, organisation)
		}
		return nil
	})
	if err == nil {
		q.Wake()
	}
	return err
}

// Backlog is what a queue has before it.
type Backlog struct {
	Ready, Dead int
	Oldest      time.Time // due time of the oldest ready task; zero when there is none
}

// Backlog counts the tasks of all organisations.
func (q *Queue) Backlog(ctx context.Context) (Backlog, error) {
	const query = `SELECT state, count(*), min(due_us) FROM durable_task WHERE state IN ('ready', 'dead') GROUP BY state`
	rows, err := q.db.Read().QueryContext(ctx, query)
	if err != nil {
		return Backlog{}, err
	}
	defer rows.Close()
	var b Backlog
	for rows.Next() {
		var state string
		var n int
		var due int64
		if err := rows.Scan(&state, &n, &due); err != nil {
			return Backlog{}, err
		}
		if state == "dead" {
			b.Dead = n
		} else {
			b.Ready, b.Oldest = n, time.UnixMicro(due).UTC()
		}
	}
	return b, rows.Err()
}
