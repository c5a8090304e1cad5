package nl_test

import (
	"math/rand/v2"
	"slices"
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
	compareOutcomes(t, b, p, on, people)
	if b, err = batch.CompileDay(c.Laws.Documents(), []string{goal}, on, people); err != nil {
		t.Fatal(err)
	}
	compareOutcomes(t, b, p, on, people)
}

func compareOutcomes(t *testing.T, b *batch.Batch, p *program.Program, on value.Date, people *batch.People) {
	t.Helper()
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

// Rows that are chosen come out as they do among all, in any order and however many
// members they have.
func TestChosenRowsComeOutAsAmongAll(t *testing.T) {
	c, err := catalogue.Load(nl.FS)
	if err != nil {
		t.Fatal(err)
	}
	dates := []value.Date{mustDate(t, "2025-03-01"), mustDate(t, "2025-04-01")}
	for _, goal := range batchGoals {
		p, err := c.Laws.Program(goal, dates[0])
		if err != nil {
			t.Fatal(err)
		}
		r := rand.New(rand.NewPCG(9, 4))
		people := batchtest.People(r, 3000, p)
		if err := people.Measure(); err != nil {
			t.Fatal(err)
		}
		b, err := batch.Compile(c.Laws.Documents(), []string{goal}, dates[0], people)
		if err != nil {
			t.Fatal(err)
		}
		all, chosen := b.Worker(), b.Worker()
		type outcome struct {
			v                int64
			applies, decided bool
		}
		want := [2][]outcome{make([]outcome, people.Rows), make([]outcome, people.Rows)}
		for chunk := range b.Chunks() {
			all.Run(chunk, dates, func(d int, out batch.Outcomes) {
				for i := range out.Rows {
					w := &want[d][out.First+i]
					w.v, w.applies, w.decided = out.Value(0, i)
				}
			})
		}
		for _, n := range []int{1, 63, 500, 3, batch.Rows} {
			rows := most(people, n)
			if n == 500 {
				for i := range rows {
					rows[i] = int32(r.IntN(people.Rows))
				}
			}
			chosen.RunRows(rows, dates, func(d int, out batch.Outcomes) {
				if out.Rows != len(rows) || out.On != dates[d] {
					t.Fatalf("%s: %d rows on %s come out of %d", goal, out.Rows, out.On, len(rows))
				}
				for i, row := range rows {
					var got outcome
					got.v, got.applies, got.decided = out.Value(0, i)
					if got != want[d][row] {
						t.Fatalf("%s, row %d of %d: %+v, and among all %+v", goal, row, n, got, want[d][row])
					}
				}
			})
			chunk := r.IntN(b.Chunks()) // and a worker that chose rows can do chunks
			chosen.Run(chunk, dates[:1], func(_ int, out batch.Outcomes) {
				for i := range out.Rows {
					var got outcome
					if got.v, got.applies, got.decided = out.Value(0, i); got != want[0][out.First+i] {
						t.Fatalf("%s, row %d after a choice: %+v and %+v", goal, out.First+i, got, want[0][out.First+i])
					}
				}
			})
		}
	}
}

// Many dates together come out as each of them alone, for chunks and for chosen rows.
func TestDatesTogetherComeOutAsAlone(t *testing.T) {
	c, err := catalogue.Load(nl.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, goal := range batchGoals {
		t.Run(goal, func(t *testing.T) {
			t.Parallel()
			for seed := range uint64(6) {
				r := rand.New(rand.NewPCG(seed, 12))
				on := mustDate(t, "2025-03-01")
				p, err := c.Laws.Program(goal, on)
				if err != nil {
					t.Fatal(err)
				}
				people := batchtest.People(r, 1200, p)
				if err := people.Measure(); err != nil {
					t.Fatal(err)
				}
				b, err := batch.Compile(c.Laws.Documents(), []string{goal}, on, people)
				if err != nil {
					t.Fatal(err)
				}
				var dates []value.Date
				for d := mustDate(t, "2024-01-01"); d <= mustDate(t, "2026-12-31"); d += 1 + value.Date(r.IntN(40)) {
					if b.Program().HoldsOn(d) {
						dates = append(dates, d)
					}
				}
				if seed == 5 {
					r.Shuffle(len(dates), func(i, j int) { dates[i], dates[j] = dates[j], dates[i] })
				}
				together, alone := b.Worker(), b.Worker()
				var got []int64
				var chunk int
				compare := func(rows []int32) func(int, batch.Outcomes) {
					next := 0
					return func(d int, out batch.Outcomes) {
						if d != next || out.On != dates[d] {
							t.Fatalf("date %d comes where %d should", d, next)
						}
						next++
						got = got[:0]
						for i := range out.Rows {
							v, applies, decided := out.Value(0, i)
							if !applies || !decided {
								v = 0 // then it may be anything
							}
							got = append(got, v<<2|bit(applies)<<1|bit(decided))
						}
						check := func(_ int, one batch.Outcomes) {
							for i := range one.Rows {
								v, applies, decided := one.Value(0, i)
								if !applies || !decided {
									v = 0
								}
								if want := v<<2 | bit(applies)<<1 | bit(decided); want != got[i] {
									t.Fatalf("seed %d, row %d of chunk %d on %s: %b together, %b alone", seed, i, chunk, dates[d], got[i], want)
								}
							}
						}
						if rows == nil {
							alone.Run(chunk, dates[d:d+1], check)
						} else {
							alone.RunRows(rows, dates[d:d+1], check)
						}
					}
				}
				for chunk = range b.Chunks() {
					together.Run(chunk, dates, compare(nil))
				}
				rows := make([]int32, 300)
				for i := range rows {
					rows[i] = int32(r.IntN(people.Rows))
				}
				together.RunRows(rows, dates, compare(rows))
			}
		})
	}
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// most are the rows with the most members.
func most(people *batch.People, n int) []int32 {
	rows := make([]int32, people.Rows)
	members := make([]int32, people.Rows)
	for i := range rows {
		rows[i] = int32(i)
		for _, m := range people.Relations {
			members[i] += m.From[i+1] - m.From[i]
		}
	}
	slices.SortStableFunc(rows, func(a, b int32) int { return int(members[b] - members[a]) })
	return rows[:n]
}

func mustDate(t *testing.T, text string) value.Date {
	t.Helper()
	d, err := value.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
