package durable_test

import (
	"context"
	"database/sql"
	"sync"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/platform/durable"
)

// BenchmarkSteps is one step of a chain of four: take the task, write one row, write
// the next task, with the eight workers of a process. The test server of PostgreSQL
// does not wait for its disk; SQLite does.
func BenchmarkSteps(b *testing.B) {
	const steps = 4
	stores := []struct {
		name string
		dsn  func(testing.TB) string
	}{{"sqlite", dbtest.SQLiteDSN}, {"postgres", dbtest.PostgresDSN}}
	for _, store := range stores {
		b.Run(store.name, func(b *testing.B) {
			d := dbtest.Open(b, store.dsn(b))
			if err := d.Migrate(b.Context(), modules...); err != nil {
				b.Fatal(err)
			}
			queue := durable.NewQueue(d, kernel.SystemClock{}, quiet)
			chains := b.N/steps + 1
			var done sync.WaitGroup
			done.Add(chains)
			queue.Handle("step", chainHandler(queue, steps))
			queue.HandleCall("end", func(context.Context, durable.Task) error { done.Done(); return nil })
			err := d.Tx(b.Context(), func(ctx context.Context, tx *sql.Tx) error {
				for i := range chains {
					if err := queue.Enqueue(ctx, tx, chainStart(i)); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				b.Fatal(err)
			}
			ctx, stop := context.WithCancel(b.Context())
			var running sync.WaitGroup
			b.ResetTimer()
			running.Go(func() { _ = queue.Run(ctx) }) // it ends with ctx only
			done.Wait()
			b.StopTimer()
			stop()
			running.Wait()
		})
	}
}
