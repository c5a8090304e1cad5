package embedded_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/platform/durable"
	"meent.nl/meent/internal/register/embedded"
	"meent.nl/meent/internal/register/registertest"
)

// A child that turns up in the BRP arrives as one task, without any number in it.
func TestChangeBecomesTask(t *testing.T) {
	dbtest.Each(t, []db.Module{embedded.Module(), durable.Module}, func(t *testing.T, d *db.DB) {
		queue := durable.NewQueue(d, kernel.SystemClock{})
		var got []embedded.Change
		queue.Handle(embedded.ChangedKind, func(_ context.Context, _ *sql.Tx, task durable.Task) error {
			var c embedded.Change
			if err := json.Unmarshal(task.Payload, &c); err != nil {
				return err
			}
			got = append(got, c)
			return nil
		})
		s := embedded.New(d, registertest.Catalogue(t), kernel.SystemClock{}, &registertest.Subjects{}, embedded.ToOutbox(queue))
		if err := s.Put(t.Context(), anna()); err != nil {
			t.Fatal(err)
		}
		if err := queue.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		if len(got) != 1 || got[0].Owner != "rvig" || len(got[0].Added) != 2 {
			t.Errorf("the queue brought %+v", got)
		}
	})
}
