package durable

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	"meent.nl/meent/internal/kernel"
)

// claim leases up to n due tasks that this process has handlers for: those that
// somebody waits for first, then the oldest.
func (q *Queue) claim(ctx context.Context, n int) ([]Task, error) {
	now := q.clock.Now()
	lease := string(kernel.NewID())
	args := []any{lease, now.Add(q.lease).UnixMicro(), now.UnixMicro(), n}
	var kinds []string
	for _, kind := range q.kinds() {
		args = append(args, kind)
		kinds = append(kinds, fmt.Sprintf("$%d", len(args)))
	}
	update := `
UPDATE durable_task SET lease = $1, visible_us = $2, attempts = attempts + 1
WHERE (organisation, id) IN (
	SELECT organisation, id FROM durable_task
	WHERE state = 'ready' AND visible_us <= $3 AND kind IN (` + strings.Join(kinds, ", ") + `)
	ORDER BY background, visible_us LIMIT $4` + q.db.Dialect().SkipLocked() + `)
RETURNING organisation, id, kind, key, payload, due_us, attempts`
	var tasks []Task
	err := q.db.ReadCommittedTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		tasks = nil
		rows, err := tx.QueryContext(ctx, update, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			t := Task{lease: lease}
			var payload string
			var due int64
			if err := rows.Scan(&t.Organisation, &t.ID, &t.Kind, &t.Key, &payload, &due, &t.Attempt); err != nil {
				return err
			}
			t.Payload, t.Due = []byte(payload), time.UnixMicro(due).UTC()
			tasks = append(tasks, t)
		}
		return rows.Err()
	})
	slices.SortFunc(tasks, func(a, b Task) int {
		return cmp.Or(a.Due.Compare(b.Due), strings.Compare(string(a.ID), string(b.ID)))
	})
	return tasks, err
}

func (q *Queue) kinds() []string {
	q.mu.RLock()
	defer q.mu.RUnlock()
	var kinds []string
	for kind := range q.prepares {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	return kinds
}
