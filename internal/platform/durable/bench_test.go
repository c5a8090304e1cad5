package durable_test

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/platform/durable"
)

// BenchmarkSteps is one step of a chain of four: take the task, write one row, write
// the next task, all on disk.
func BenchmarkSteps(b *testing.B) {
	const steps = 4
	for _, workers := range []int{8, 32} {
		b.Run(fmt.Sprintf("sqlite/workers=%d", workers), func(b *testing.B) {
			d := dbtest.Open(b, dbtest.SQLiteDSN(b))
			if err := d.Migrate(b.Context(), modules...); err != nil {
				b.Fatal(err)
			}
			queue := durable.NewQueue(d, kernel.SystemClock{}, quiet, durable.Workers(workers))
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
