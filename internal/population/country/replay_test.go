package country

import (
	"errors"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

var goals = []string{
	"zorgtoeslag.zorgtoeslag", "kinderbijslag.kinderbijslag", "aow.aow", "huurtoeslag.huurtoeslag",
	"kindgebonden-budget.kindgebonden_budget", "wet-kinderopvang.kinderopvangtoeslag", "participatiewet.bijstand",
	"wet-ib-2001-marginaal.netto_inkomen",
}

// Every goal finds its facts, decides for everybody, and gives what the machine gives.
func TestEveryRowCanBeReplayedForEveryGoal(t *testing.T) {
	c, err := catalogue.Load(nl.FS)
	if err != nil {
		t.Fatal(err)
	}
	p := makeTest(t, 20_000, 2)
	for _, day := range []string{"2024-07-01", "2025-07-01", "2026-07-01"} {
		on, err := value.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		for _, goal := range goals {
			t.Run(goal+"@"+day, func(t *testing.T) { replay(t, c, p.People(), goal, on) })
		}
	}
}

func replay(t *testing.T, c *catalogue.Catalogue, people *batch.People, goal string, on value.Date) {
	of, err := c.Laws.Program(goal, on)
	if err != nil {
		t.Fatal(err)
	}
	b, err := batch.Compile(c.Laws.Documents(), []string{goal}, on, people)
	if err != nil {
		t.Fatal(err)
	}
	w, m, got, unknown, sum := b.Worker(), run.NewMachine(of), 0, 0, int64(0)
	for chunk := range b.Chunks() {
		w.Run(chunk, []value.Date{on}, func(_ int, out batch.Outcomes) {
			for row := range out.Rows {
				v, applies, decided := out.Value(0, row)
				if !decided {
					failsAlone(t, m, people, of, out.First+row)
					unknown++
					continue
				}
				if v != 0 && applies {
					got++
					sum += v
				}
				if (out.First+row)%7 != 0 {
					continue
				}
				f, err := people.Row(of, out.First+row)
				if err != nil {
					t.Fatal(err)
				}
				want, err := m.Run(f)
				if err != nil || want.Status != run.Decided || want.NotApplicable == applies || applies && want.Value != v {
					t.Fatalf("row %d: the machine gives %+v (%v), the batch %d, applies %t", out.First+row, want, err, v, applies)
				}
			}
		})
	}
	if got == 0 {
		t.Error("nobody in the country has it")
	}
	if unknown*100 > people.Rows { // percentages that are in no source
		t.Errorf("%d of %d have no outcome", unknown, people.Rows)
	}
	t.Logf("%d of %d have it, %d on average", got, people.Rows, sum/int64(max(got, 1)))
}

// failsAlone checks that the law itself gives no outcome for a row.
func failsAlone(t *testing.T, m *run.Machine, people *batch.People, p *program.Program, row int) {
	t.Helper()
	f, err := people.Row(p, row)
	if err != nil {
		t.Fatal(err)
	}
	var failure *run.Failure
	if _, err := m.Run(f); !errors.As(err, &failure) {
		t.Fatalf("row %d is not decided, and the machine says %v", row, err)
	}
}
