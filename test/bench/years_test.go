package bench

import (
	"context"
	"io"
	"log/slog"
	"os"
	"slices"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/app"
	"meent.nl/meent/internal/config"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
	"meent.nl/meent/test/whole"
)

// BenchmarkThreeYears works out every right of the 687 official persons, with the facts
// that are invented for them, for a day in 2024, in 2025 and in 2026. It begins at the file
// of person lists. The registers are asked once for each purpose, and each use of a fact
// is on disk before its value is given; then every goal of every service is worked out for
// the three days. Nothing is explained or stored.
//
// s/cpu is the time of all processors together: what counts on a machine that is busy.
func BenchmarkThreeYears(b *testing.B) {
	path := whole.Data(b, "rvig", "rvig-gbav-testset-20220502.csv")
	var imported, worked, processors time.Duration
	outcomes := 0
	for range b.N {
		b.StopTimer()
		a := installed(b, dbtest.SQLiteDSN(b))
		asked := questions(b, a)
		b.StartTimer()
		begin, used := time.Now(), processorTime(b)
		importLists(b, a, path)
		imported += time.Since(begin)
		middle := time.Now()
		outcomes = allRights(b, a, asked)
		worked, processors = worked+time.Since(middle), processors+processorTime(b)-used
	}
	b.ReportMetric(imported.Seconds()/float64(b.N), "s/import")
	b.ReportMetric(worked.Seconds()/float64(b.N), "s/rights")
	b.ReportMetric(processors.Seconds()/float64(b.N), "s/cpu")
	b.ReportMetric(float64(outcomes), "outcomes")
}

// processorTime is what this process has used of all processors.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func installed(b *testing.B, dsn string) *app.App {
	b.Helper()
	world, err := catalogue.Load(nl.FS)
	if err != nil {
		b.Fatal(err)
	}
	c, err := config.Load("", nil, map[string]string{"database": dsn})
	if err != nil {
		b.Fatal(err)
	}
	clock := kernel.ClockAt(time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC))
	a, err := app.Open(b.Context(), c, world, clock, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := a.Close(); err != nil {
			b.Error(err)
		}
	})
	return a
}

func importLists(b *testing.B, a *app.App, path string) {
	b.Helper()
	file, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	sum, err := a.Population.Import(b.Context(), file, "official.csv", "meent", nil)
	if err != nil || sum.Lists != 687 {
		b.Fatalf("%d person lists: %v", sum.Lists, err)
	}
}

// question is what one purpose asks of a person: what its programs read.
type question struct {
	purpose, service string
	wanted           []register.Wanted
	programs         []*program.Program
}

// questions are those of every service, on a day in each of the three years.
func questions(b *testing.B, a *app.App) []*question {
	b.Helper()
	var all []*question
	for _, s := range a.Catalogue.Services {
		i := slices.IndexFunc(all, func(q *question) bool { return q.purpose == s.Purpose })
		if i < 0 {
			i, all = len(all), append(all, &question{purpose: s.Purpose, service: s.ID})
		}
		for _, goal := range s.AllGoals() {
			for _, text := range []string{"2024-03-01", "2025-03-01", "2026-03-01"} {
				on, err := value.ParseDate(text)
				if err != nil {
					b.Fatal(err)
				}
				if p, err := a.Laws.Program(goal, on); err == nil { // some laws begin later
					all[i].programs = append(all[i].programs, p)
					all[i].want(p)
				}
			}
		}
	}
	return all
}

func (q *question) want(p *program.Program) {
	add := func(w register.Wanted) {
		if !slices.Contains(q.wanted, w) {
			q.wanted = append(q.wanted, w)
		}
	}
	for _, rel := range p.Relations {
		add(register.Wanted{Relation: rel.Name})
	}
	for _, f := range p.Facts {
		if f.Root {
			add(register.Wanted{Field: f.Name})
		}
		for _, scope := range f.Members {
			add(register.Wanted{Relation: p.Relations[scope-1].Name, Field: f.Name})
		}
	}
}

// allRights works everything out for everybody, and counts.
func allRights(b *testing.B, a *app.App, asked []*question) int {
	b.Helper()
	residents, err := a.Residents.All(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	const workers = 24 // they wait for the log to be on disk together
	counts := make([]int, workers)
	var all errgroup.Group
	for w := range workers {
		all.Go(func() error {
			mine := newWorker(asked)
			for i := w; i < len(residents); i += workers {
				if err := mine.person(b.Context(), a.Registers, residents[i]); err != nil {
					return err
				}
			}
			counts[w] = mine.decided
			return nil
		})
	}
	if err := all.Wait(); err != nil {
		b.Fatal(err)
	}
	sum := 0
	for _, n := range counts {
		sum += n
	}
	return sum
}

// worker has machines and facts of its own for every program.
type worker struct {
	asked    []*question
	machines [][]*run.Machine
	facts    [][]*run.Facts
	decided  int
}

func newWorker(asked []*question) *worker {
	w := &worker{asked: asked}
	for _, q := range asked {
		var machines []*run.Machine
		var facts []*run.Facts
		for _, p := range q.programs {
			machines, facts = append(machines, run.NewMachine(p)), append(facts, run.NewFacts(p))
		}
		w.machines, w.facts = append(w.machines, machines), append(w.facts, facts)
	}
	return w
}

func (w *worker) person(ctx context.Context, r *register.Service, resident kernel.ResidentID) error {
	questions := make([]register.Question, len(w.asked))
	for i, q := range w.asked {
		questions[i] = register.Question{Purpose: q.purpose, Resident: resident, Wanted: q.wanted, Service: q.service, By: "system"}
	}
	answers, err := r.AskAll(ctx, questions...)
	if err != nil {
		return err
	}
	for i, answer := range answers {
		for k, m := range w.machines[i] {
			f := w.facts[i][k]
			f.Reset()
			tell(f, answer.Person)
			if err := f.Err(); err != nil {
				return err
			}
			if _, err := m.Run(f); err == nil { // for some the law gives no outcome
				w.decided++
			}
		}
	}
	return nil
}

// tell gives a program what the registers said.
func tell(f *run.Facts, person register.Person) {
	p := f.Program()
	put := func(who *run.Subject, values map[string]register.Value) {
		for i := range p.Facts {
			fact := &p.Facts[i]
			if !who.Reads(fact.Name) {
				continue
			}
			switch v := values[fact.Name]; v.State {
			case register.Known:
				who.Set(fact.Name, given(fact.Type, v.Text))
			case register.NotApplicable:
				who.Set(fact.Name, run.NotApplicable())
			case register.Incomplete:
				who.Set(fact.Name, run.Between(given(fact.Type, v.Low), given(fact.Type, v.High)))
			}
		}
	}
	put(f.Applicant(), person.Values)
	for _, rel := range p.Relations {
		if known := person.Related[rel.Name]; known.State == register.Known && len(known.Members) <= rel.Max {
			for k, who := range f.List(rel.Name, len(known.Members)) {
				put(who, known.Members[k].Values)
			}
		}
	}
}

// given is a value as a law reads it: durations are whole numbers in a register.
func given(t value.Type, text string) run.Given {
	switch t.Kind {
	case value.Period:
		return run.Text("P" + text + "M")
	case value.Days:
		return run.Text("P" + text + "D")
	}
	return run.Text(text)
}
