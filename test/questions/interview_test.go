package questions

import (
	"context"
	"errors"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/question"
	"meent.nl/meent/law/question/questiontest"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// goals are those of the services of which the drawn country has the facts.
var goals = []string{
	"zorgtoeslag.zorgtoeslag", "huurtoeslag.huurtoeslag", "kindgebonden-budget.kindgebonden_budget",
	"participatiewet.bijstand", "participatiewet.uit_te_betalen_bijstand", "wet-kinderopvang.kinderopvangtoeslag",
	"kinderbijslag.kinderbijslag", "aow.aow", "wet-ib-2001-marginaal.netto_inkomen_per_maand",
}

// askedOn is the day that is asked about.
const askedOn = value.Date(20635) // 2026-07-01

var world = sync.OnceValues(func() (*catalogue.Catalogue, error) { return catalogue.Load(nl.FS) })

func programOf(t testing.TB, goal string) *program.Program {
	t.Helper()
	c, err := world()
	if err != nil {
		t.Fatal(err)
	}
	p, err := c.Laws.Program(goal, askedOn)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// draw gives people, and the rows of some adults among them.
func draw(t testing.TB, adults int, seed uint64) (*batch.People, []int32) {
	t.Helper()
	made, err := country.Make(context.Background(), country.Options{Persons: adults*135/100 + 1000, Seed: seed, On: askedOn})
	if err != nil {
		t.Fatal(err)
	}
	people := made.People()
	var rows []int32
	for i := 0; i < people.Rows && len(rows) < adults; i++ {
		if day, _ := people.Facts["geboortedatum"].Value(i); value.Date(day.Lo).AddMonths(18*12) <= askedOn {
			rows = append(rows, int32(i))
		}
	}
	if len(rows) < adults {
		t.Fatalf("there are %d adults, and %d are needed", len(rows), adults)
	}
	return people, rows
}

func priorOf(t testing.TB, p *program.Program, s *question.Sample) *question.Prior {
	t.Helper()
	prior, err := question.NewPrior(p, s)
	if err != nil {
		t.Fatal(err)
	}
	return prior
}

func sampleOf(t testing.TB, adults int) *question.Sample {
	t.Helper()
	s, err := question.NewSample(draw(t, adults, 1))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// tally is what some people were asked in all.
type tally struct {
	people, fewest           int
	lazily, inOrder, byPrior questiontest.Asked
}

// ask interviews one person in each way. Who gets no outcome of the law is left out.
func (sum *tally) ask(t testing.TB, next questiontest.Next, p *program.Program, people *batch.People, row int32) {
	t.Helper()
	whole, err := people.Row(p, int(row))
	if err != nil {
		t.Fatal(err)
	}
	var none *run.Failure
	read, err := questiontest.Lazily(whole)
	if errors.As(err, &none) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	order, err := questiontest.Interview(run.NewFacts(p), whole, questiontest.InOrder)
	if err != nil {
		t.Fatalf("row %d in the order of the law: %v", row, err)
	}
	best, err := questiontest.Interview(run.NewFacts(p), whole, next)
	if err != nil {
		t.Fatalf("row %d by the prior: %v", row, err)
	}
	fewest, err := questiontest.Fewest(whole)
	if err != nil {
		t.Fatal(err)
	}
	sum.people++
	sum.fewest += fewest
	sum.lazily.Add(read)
	sum.inOrder.Add(order)
	sum.byPrior.Add(best)
}

// saved is how much less the prior asks than the order of the law, in percent.
func (sum *tally) saved(than questiontest.Asked) float64 {
	return 100 - 100*float64(sum.byPrior.Questions)/float64(than.Questions)
}

// most is how much more, in percent, may be asked than the fewest facts that prove each
// outcome. A quarter less than the order of the law is out of reach where that is less
// than a quarter above the fewest.
const most = 25

// Nobody gets another outcome by being asked less; each law asks a quarter less than in its
// own order, or about the fewest that it can.
func TestFewerQuestionsOnRealLaws(t *testing.T) {
	sample := sampleOf(t, 2000)
	people, rows := draw(t, 16, 2)
	for _, goal := range goals {
		t.Run(goal, func(t *testing.T) {
			p := programOf(t, goal)
			next := questiontest.Remember(questiontest.By(priorOf(t, p, sample), question.Options{}))
			var sum tally
			for _, row := range rows {
				sum.ask(t, next, p, people, row)
			}
			few := sum.byPrior.Questions*100 <= sum.fewest*(100+most)
			if sum.people == 0 || sum.saved(sum.inOrder) < 25 && !few {
				t.Errorf("%d people are asked %d questions, %d in the order of the law, and %d is the fewest",
					sum.people, sum.byPrior.Questions, sum.inOrder.Questions, sum.fewest)
			}
		})
	}
}

// BenchmarkInterview asks as many people as it has rounds, and reports means for each.
func BenchmarkInterview(b *testing.B) {
	sample := sampleOf(b, 100_000)
	people, rows := draw(b, 3000, 2)
	for _, goal := range goals {
		b.Run(strings.ReplaceAll(goal, ".", "/"), func(b *testing.B) {
			p := programOf(b, goal)
			next := questiontest.Remember(questiontest.By(priorOf(b, p, sample), question.Options{}))
			var sum tally
			for i := 0; b.Loop(); i++ {
				sum.ask(b, next, p, people, rows[i%len(rows)])
			}
			n := float64(max(sum.people, 1))
			b.ReportMetric(float64(sum.lazily.Questions)/n, "lazily/person")
			b.ReportMetric(float64(sum.inOrder.Questions)/n, "inorder/person")
			b.ReportMetric(float64(sum.byPrior.Questions)/n, "byprior/person")
			b.ReportMetric(float64(sum.fewest)/n, "fewest/person")
			b.ReportMetric(sum.saved(sum.lazily), "%less-than-lazily")
			b.ReportMetric(sum.saved(sum.inOrder), "%less-than-inorder")
			b.ReportMetric(100-100*sum.byPrior.Burden/sum.lazily.Burden, "%less-burden")
		})
	}
}

// BenchmarkNext is one question with a prior of 100,000 people: the first, and one of whom
// the registers know all but money.
func BenchmarkNext(b *testing.B) {
	sample := sampleOf(b, 100_000)
	people, rows := draw(b, 100, 2)
	for _, goal := range goals {
		p := programOf(b, goal)
		prior := priorOf(b, p, sample)
		for name, known := range map[string]func(program.Fact) bool{
			"first": func(program.Fact) bool { return false },
			"money": func(f program.Fact) bool { return f.Type.Kind != value.Number },
		} {
			b.Run(goal+"/"+name, func(b *testing.B) {
				f := partly(b, p, people, rows, known)
				if f == nil {
					b.Skip("with all but money known the outcome is decided for all of these people")
				}
				if _, _, err := prior.Next(f, question.Options{}); err != nil { // lays out what is known
					b.Fatal(err)
				}
				before := processorTime(b)
				for b.Loop() {
					if _, ok, err := prior.Next(f, question.Options{}); !ok || err != nil {
						b.Fatal(ok, err)
					}
				}
				b.ReportMetric(float64((processorTime(b)-before).Microseconds())/1000/float64(b.N), "processor-ms/op")
			})
		}
	}
}

// partly is the first person whose outcome is open with some facts known.
func partly(b *testing.B, p *program.Program, people *batch.People, rows []int32, known func(program.Fact) bool) *run.Facts {
	b.Helper()
	nothing := true
	for _, fact := range p.Facts {
		nothing = nothing && !known(fact)
	}
	if nothing {
		return run.NewFacts(p)
	}
	for _, row := range rows {
		f, err := people.Row(p, int(row))
		if err != nil {
			b.Fatal(err)
		}
		hide := func(who *run.Subject) {
			for n, fact := range p.Facts {
				if !known(fact) && who.Reads(fact.Name) && !who.Put(n, p.Facts[n].Unknown()) {
					b.Fatalf("%s cannot be unknown", fact.Name)
				}
			}
		}
		hide(f.Applicant())
		for i := range p.Relations {
			for k := range f.Members(i) {
				hide(&f.Members(i)[k])
			}
		}
		if o, err := run.NewMachine(p).Run(f); err == nil && o.Status != run.Decided {
			return f
		}
	}
	return nil
}

// processorTime is what this process has used: on a busy machine it says more than the
// time that went by.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
