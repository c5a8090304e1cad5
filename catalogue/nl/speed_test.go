package nl_test

import (
	"runtime"
	"sync/atomic"
	"testing"

	"golang.org/x/sync/errgroup"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/law"
	"meent.nl/meent/law/value"
)

// BenchmarkLoad reads, checks and links the whole catalogue, as every start does: each
// rule that a service or a what-if rests on is carried out for every day on which
// something begins, and no program is made yet.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := catalogue.Load(nl.FS); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoadAndCompile also makes the program of every goal of every service, for one
// day.
func BenchmarkLoadAndCompile(b *testing.B) {
	loadAndCompile(b, func(*law.Corpus) []value.Date { return []value.Date{dayIn(b)} })
}

// BenchmarkLoadAndCompileEveryDay also makes the program of every goal of every service,
// for every day on which a law or an amount begins or ends.
func BenchmarkLoadAndCompileEveryDay(b *testing.B) {
	loadAndCompile(b, func(laws *law.Corpus) []value.Date { return daysOf(laws.Documents()) })
}

func loadAndCompile(b *testing.B, days func(*law.Corpus) []value.Date) {
	programs := 0
	for b.Loop() {
		c, err := catalogue.Load(nl.FS)
		if err != nil {
			b.Fatal(err)
		}
		programs = compile(c, c.Laws, days(c.Laws))
	}
	b.ReportMetric(float64(programs), "programs")
}

// BenchmarkCompile makes the program of every goal of every service for one day, of laws
// that were read before.
func BenchmarkCompile(b *testing.B) {
	c := world(b)
	programs := 0
	for b.Loop() {
		programs = compile(c, law.NewCorpus(c.Laws.Documents()), []value.Date{dayIn(b)})
	}
	b.ReportMetric(float64(programs), "programs")
}

// compile makes programs beside each other and counts them. A goal that has none on a day
// is not in force then.
func compile(c *catalogue.Catalogue, laws *law.Corpus, days []value.Date) int {
	var made atomic.Int64
	var all errgroup.Group
	all.SetLimit(runtime.GOMAXPROCS(0))
	begun := map[string]bool{}
	for _, s := range c.Services {
		for _, goal := range s.AllGoals() {
			if begun[goal] {
				continue
			}
			begun[goal] = true
			all.Go(func() error {
				last := ""
				for _, on := range days {
					if p, err := laws.Program(goal, on); err == nil && p.Hash != last {
						last = p.Hash
						made.Add(1)
					}
				}
				return nil
			})
		}
	}
	_ = all.Wait() // nothing of it fails
	return int(made.Load())
}

func dayIn(b testing.TB) value.Date {
	b.Helper()
	on, err := value.ParseDate("2025-03-01")
	if err != nil {
		b.Fatal(err)
	}
	return on
}
