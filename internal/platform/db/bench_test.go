package db_test

import (
	"context"
	"database/sql"
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"

	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
)

// BenchmarkDurableTx is one row per transaction, for a number of callers at the same
// time. The test server of PostgreSQL does not wait for its disk; SQLite does.
func BenchmarkDurableTx(b *testing.B) {
	stores := []struct {
		name string
		dsn  func(testing.TB) string
	}{{"sqlite", dbtest.SQLiteDSN}, {"postgres", dbtest.PostgresDSN}}
	for _, store := range stores {
		for _, callers := range []int{2, 16, 128} {
			b.Run(fmt.Sprintf("%s/callers=%d", store.name, callers), func(b *testing.B) {
				d := dbtest.Open(b, store.dsn(b))
				if err := d.Migrate(b.Context(), noteModule...); err != nil {
					b.Fatal(err)
				}
				insertMany(b, d, callers)
			})
		}
	}
}

func insertMany(b *testing.B, d *db.DB, callers int) {
	var next atomic.Int64
	b.SetParallelism(max(1, callers/runtime.GOMAXPROCS(0)))
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			id := fmt.Sprint(next.Add(1))
			if err := d.Tx(b.Context(), func(ctx context.Context, tx *sql.Tx) error { return add(ctx, tx, id) }); err != nil {
				b.Error(err)
			}
		}
	})
}
