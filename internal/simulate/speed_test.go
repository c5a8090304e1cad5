package simulate

import (
	"context"
	"sync"
	"syscall"
	"testing"

	"meent.nl/meent/internal/population/country"
)

const benchPersons = 1_000_000

var benchCountry = sync.OnceValues(func() (*country.Population, error) {
	return country.Make(context.Background(), country.Options{Persons: benchPersons, Seed: 1, On: 20454})
})

// BenchmarkSimulate is for a million persons; processor seconds are beside the wall's.
func BenchmarkSimulate(b *testing.B) {
	c, err := benchCountry()
	if err != nil {
		b.Fatal(err)
	}
	zorgtoeslag, err := Choose("zorgtoeslag")
	if err != nil {
		b.Fatal(err)
	}
	for _, of := range []struct {
		name string
		o    Options
	}{
		{"zorgtoeslag/day", Options{Schemes: zorgtoeslag, Period: Period{On: c.On}}},
		{"zorgtoeslag/months", Options{Schemes: zorgtoeslag, Period: year(b, 2026)}},
		{"all/day", Options{Schemes: Schemes, Period: Period{On: c.On}, Reform: reformed(b, higher), TakeUp: Published}},
	} {
		b.Run(of.name, func(b *testing.B) {
			of.o.Laws = laws(b)
			before := processor(b)
			for b.Loop() {
				if _, err := Simulate(context.Background(), c, of.o); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric((processor(b)-before)/float64(b.N), "cpu-s/op")
		})
	}
}

// processor is the seconds that this process has used of its processors.
func processor(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
}
