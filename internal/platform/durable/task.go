package durable

import (
	"context"
	"database/sql"
	"embed"
	"encoding/json"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

//go:embed migrations
var migrations embed.FS

// Module is the tables of this package.
var Module = db.Module{Name: "durable", FS: migrations}

// maxPayload keeps documents out of the queue: a task carries ids, not contents.
const maxPayload = 1 << 20

// Task is work to be done at Due (the zero time: now).
type Task struct {
	ID           kernel.ID // made when empty
	Organisation string
	Kind         string
	Key          string // unique per organisation and kind; the ID when empty
	Payload      []byte // JSON; null when empty
	Due          time.Time
	Attempt      int // set for a handler: 1 for the first
	// Background tasks wait while others are due: nobody looks at a screen for them.
	Background bool

	lease string
}

// Enqueue writes the task in the caller's transaction. A task with the same
// organisation, kind and key, also a finished one, makes it do nothing.
func (q *Queue) Enqueue(ctx context.Context, tx *sql.Tx, t Task) error {
	if t.Organisation == "" || t.Kind == "" {
		return kernel.Errorf(kernel.Internal, "a task needs an organisation and a kind")
	}
	if t.ID == "" {
		t.ID = kernel.NewID()
	}
	if t.Key == "" {
		t.Key = string(t.ID)
	}
	if len(t.Payload) == 0 {
		t.Payload = []byte("null")
	}
	if len(t.Payload) > maxPayload || !json.Valid(t.Payload) {
		return kernel.Errorf(kernel.Internal, "the payload of a task %s is not JSON of at most 1 MiB", t.Kind)
	}
	now := q.clock.Now()
	if t.Due.IsZero() {
		t.Due = now
	}
	background := 0
	if t.Background {
		background = 1
	}
	const insert = `
INSERT INTO durable_task (organisation, id, kind, key, payload, state, background, due_us, visible_us, lease, attempts, failure, created_us, finished_us)
VALUES ($1, $2, $3, $4, $5, 'ready', $8, $6, $6, '', 0, '', $7, 0)
ON CONFLICT (organisation, kind, key) DO NOTHING`
	_, err := tx.ExecContext(ctx, insert, t.Organisation, string(t.ID), t.Kind, t.Key, string(t.Payload), t.Due.UnixMicro(), now.UnixMicro(), background)
	if err != nil {
		return err
	}
	db.AfterCommit(ctx, q.Wake)
	return nil
}

// Cancel takes a task that is not finished out of the queue, like the timer of a
// deadline that was met. It says whether there was one. A step of it that runs at
// this moment in another process is undone.
func (q *Queue) Cancel(ctx context.Context, tx *sql.Tx, organisation, kind, key string) (bool, error) {
	const remove = `DELETE FROM durable_task WHERE organisation = $1 AND kind = $2 AND key = $3 AND state = 'ready'`
	result, err := tx.ExecContext(ctx, remove, organisation, kind, key)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}
