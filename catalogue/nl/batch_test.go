package nl_test

import (
	"math/rand/v2"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/batch/batchtest"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// What batches give for many people is what the machine gives for each of them.
func TestBatchesAgreeWithTheMachine(t *testing.T) {
	c, err := catalogue.Load(nl.FS)
	if err != nil {
		t.Fatal(err)
	}
	on, err := value.ParseDate("2025-03-01")
	if err != nil {
		t.Fatal(err)
	}
	for _, goal := range batchGoals {
		t.Run(goal, func(t *testing.T) {
			t.Parallel()
			p, err := c.Laws.Program(goal, on)
			if err != nil {
				t.Fatal(err)
			}
			for seed := range uint64(12) {
				r := rand.New(rand.NewPCG(seed, 4))
				compareBatch(t, c, p, goal, on, batchtest.People(r, 900, p))
			}
		})
	}
}

var batchGoals = []string{
	"zorgtoeslag.zorgtoeslag", "kinderbijslag.kinderbijslag", "aow.aow", "huurtoeslag.huurtoeslag",
	"kindgebonden-budget.kindgebonden_budget", "wet-kinderopvang.kinderopvangtoeslag", "participatiewet.bijstand",
	"wet-ib-2001-marginaal.netto_inkomen",
}

func compareBatch(t *testing.T, c *catalogue.Catalogue, p *program.Program, goal string, on value.Date, people *batch.People) {
	t.Helper()
	if err := people.Measure(); err != nil {
		t.Fatal(err)
	}
	b, err := batch.Compile(c.Laws.Documents(), []string{goal}, on, people)
	if err != nil {
		t.Fatal(err)
	}
	w := b.Worker()
	m := run.NewMachine(p)
	decided, undecided := 0, 0
	for chunk := range b.Chunks() {
		w.Run(chunk, []value.Date{on}, func(_ int, out batch.Outcomes) {
			for row := range out.Rows {
				f, err := people.Row(p, out.First+row)
				if err != nil {
					t.Fatal(err)
				}
				want, err := m.Run(f)
				v, applies, ok := out.Value(0, row)
				if !ok {
					undecided++
					if err == nil && want.Status == run.Decided && !hasUnknown(people, out.First+row, p) {
						t.Fatalf("row %d: the machine decides %v, the batch does not", out.First+row, want.Value)
					}
					continue
				}
				decided++
				if err != nil || want.Status != run.Decided || want.NotApplicable == applies || applies && want.Value != v {
					t.Fatalf("row %d: the machine gives %+v (%v), the batch %d, applies %t", out.First+row, want, err, v, applies)
				}
			}
		})
	}
	if decided < 100 {
		t.Errorf("only %d decided, %d not", decided, undecided)
	}
}

func hasUnknown(people *batch.People, row int, p *program.Program) bool {
	f, err := people.Row(p, row)
	if err != nil {
		return false
	}
	for i := range p.Facts {
		if r, ok := f.Applicant().Get(i); ok && !r.Decided() {
			return true
		}
		for rel := range p.Relations {
			for k := range f.Members(rel) {
				if r, ok := f.Members(rel)[k].Get(i); ok && !r.Decided() {
					return true
				}
			}
		}
	}
	return false
}
