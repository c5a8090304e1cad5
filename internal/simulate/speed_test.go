package simulate

import (
	"context"
	"flag"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/value"
)

var benchPersons = flag.Int("persons", 1_000_000, "how many persons the benchmarks are about")

var benchCountry = sync.OnceValues(func() (*country.Population, error) {
	return country.Make(context.Background(), country.Options{Persons: *benchPersons, Seed: 1, On: 20454})
})

// BenchmarkSimulate is with all statistics; processor seconds are beside the wall's.
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
			measured(b, func() {
				if _, err := Simulate(context.Background(), c, of.o); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

// BenchmarkLaw is the law alone, for everybody: the amounts of each person, and their sum.
func BenchmarkLaw(b *testing.B) {
	c, err := benchCountry()
	if err != nil {
		b.Fatal(err)
	}
	months, _, err := year(b, 2026).dates(value.PerMonth)
	if err != nil {
		b.Fatal(err)
	}
	for _, of := range []struct {
		name, goal string
		dates      []value.Date
	}{
		{"zorgtoeslag/year", "zorgtoeslag.zorgtoeslag_per_jaar", []value.Date{c.On}},
		{"zorgtoeslag/day", "zorgtoeslag.zorgtoeslag", []value.Date{c.On}},
		{"zorgtoeslag/months", "zorgtoeslag.zorgtoeslag", months},
	} {
		b.Run(of.name, func(b *testing.B) {
			compile := batch.Compile
			if len(of.dates) == 1 {
				compile = batch.CompileDay
			}
			documents := laws(b).Documents()
			measured(b, func() {
				program, err := compile(documents, []string{of.goal}, of.dates[0], c.People())
				if err != nil {
					b.Fatal(err)
				}
				if sumOf(program, of.dates) == 0 {
					b.Fatal("nobody has anything")
				}
			})
		})
	}
}

// sumOf works a batch out on all processors.
func sumOf(program *batch.Batch, dates []value.Date) int64 {
	var next, sum atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			w, mine := program.Worker(), int64(0)
			var amounts [batch.Rows]int64
			for {
				chunk := int(next.Add(1)) - 1
				if chunk >= program.Chunks() {
					sum.Add(mine)
					return
				}
				w.Run(chunk, dates, func(_ int, out batch.Outcomes) {
					out.Amounts(0, amounts[:])
					for _, v := range amounts[:out.Rows] {
						mine += v
					}
				})
			}
		})
	}
	all.Wait()
	return sum.Load()
}

// measured reports the seconds of processor time of a round.
func measured(b *testing.B, round func()) {
	before := processor(b)
	for b.Loop() {
		round()
	}
	b.ReportMetric((processor(b)-before)/float64(b.N), "cpu-s/op")
}

// processor is the seconds that this process has used of its processors.
func processor(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
}
