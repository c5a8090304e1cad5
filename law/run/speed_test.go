package run_test

import (
	"math/rand/v2"
	"testing"

	"meent.nl/meent/law/run"
)

// couple sets the facts of a couple with a right to zorgtoeslag.
func couple(f *run.Facts) {
	set := func(s *run.Subject, income string, partner bool) {
		s.Set("geboortedatum", run.Text("1985-04-12"))
		s.Set("verzekerd", run.Truth(true))
		s.Set("inkomen", run.Text(income))
		s.Set("vermogen", run.Text("1200.50"))
		if partner {
			s.Set("partner", run.Truth(true))
		}
	}
	set(f.Applicant(), "21000", false)
	set(f.List("kandidaten", 1)[0], "9500.25", true)
}

func TestRunAllocatesNothing(t *testing.T) {
	_, p := compile(t, zorg, "2025-03-01")
	m, f := run.NewMachine(p), run.NewFacts(p)
	couple(f)
	o, err := m.Run(f)
	if err != nil || o.Text(o.Value) != "226" {
		t.Fatalf("%s, %v", o.Text(o.Value), err)
	}
	if n := testing.AllocsPerRun(100, func() {
		if _, err := m.Run(f); err != nil {
			t.Fatal(err)
		}
	}); n != 0 {
		t.Errorf("%v allocations per run", n)
	}
}

// TestRunsWithTablesAndRanksAllocateNothing does the same for what goes over rows and
// over other members.
func TestRunsWithTablesAndRanksAllocateNothing(t *testing.T) {
	for _, name := range []string{"tables", "ranks", "workdays", "squares"} {
		_, p := compile(t, bodies[name], "2025-03-01")
		m, f := run.NewMachine(p), run.NewFacts(p)
		fillAll(rand.New(rand.NewPCG(1, 1)), f)
		if _, err := m.Run(f); err != nil {
			t.Fatal(err)
		}
		if n := testing.AllocsPerRun(100, func() {
			if _, err := m.Run(f); err != nil {
				t.Fatal(err)
			}
		}); n != 0 {
			t.Errorf("%s: %v allocations per run", name, n)
		}
	}
}

// BenchmarkZorgtoeslag is one decision for a couple, with its trace.
func BenchmarkZorgtoeslag(b *testing.B) {
	_, p := compile(b, zorg, "2025-03-01")
	m, f := run.NewMachine(p), run.NewFacts(p)
	couple(f)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.Run(f); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(p.Code)), "instructions")
}

// BenchmarkRanges is the same with the partner's income unknown.
func BenchmarkRanges(b *testing.B) {
	_, p := compile(b, zorg, "2025-03-01")
	m, f := run.NewMachine(p), run.NewFacts(p)
	couple(f)
	f.Members(0)[0].Set("inkomen", run.Unknown())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.Run(f); err != nil {
			b.Fatal(err)
		}
	}
}
