package population_test

import (
	"testing"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/population/demo"
)

func BenchmarkSeed10000(b *testing.B) {
	for range b.N {
		d := dbtest.Open(b, dbtest.SQLiteDSN(b))
		if err := d.Migrate(b.Context(), modules...); err != nil {
			b.Fatal(err)
		}
		w := newWorld(b, d)
		start := time.Now()
		town, err := demo.Make(demo.Seed, 10_000, kernel.Today(w.clock))
		if err != nil {
			b.Fatal(err)
		}
		b.Logf("made %d in %v", len(town.Lists), time.Since(start))
		if err := w.Apply(b.Context(), town.Lists, demo.Seed, nil); err != nil {
			b.Fatal(err)
		}
		b.Logf("seeded in %v", time.Since(start))
	}
}
