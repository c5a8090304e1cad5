package batch

import (
	"testing"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// What follows from a date of birth alone is looked up, for as many people as make it
// worth a table, and comes out as it does without one.
func TestLooksUpWhatFollowsFromOneColumn(t *testing.T) {
	set := lawOf(t, `
      - {name: volwassen, label: {nl: a, en: b}, of: household, yields: boolean, cites: lid 1, formula: 'geboortedatum + duration("P18Y") <= peildatum'}
      - {name: proef, label: {nl: a, en: b}, of: household, yields: euro per year, cites: lid 1, formula: "if volwassen then (if geboortedatum.year < 1990 then inkomen else 0.5 * inkomen) else 0"}
`)
	on, err := value.ParseDate("2025-03-03")
	if err != nil {
		t.Fatal(err)
	}
	batchOf := func(rows int) *Batch {
		people := &People{Rows: rows, Facts: map[string]*Column{
			"inkomen": {Wide: make([]int64, rows)}, "geboortedatum": {Narrow: make([]int32, rows)}}}
		for i := range rows {
			people.Facts["inkomen"].Wide[i] = int64(i * 100)
			people.Facts["geboortedatum"].Narrow[i] = int32(on) - 15*365 - int32(i*31%10_000)
		}
		if err := people.Measure(); err != nil {
			t.Fatal(err)
		}
		b, err := CompileDay(set, []string{"proef"}, on, people)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	many, few := batchOf(Rows+70), batchOf(70)
	calendar := func(b *Batch) (n int) {
		for _, s := range b.plan.steps {
			if s.in.Op == program.AddMonths || s.in.Op == program.YearOf {
				n++
			}
		}
		return n
	}
	if calendar(many) != 0 || calendar(few) == 0 {
		t.Errorf("%d steps are of the calendar for many, and %d for few", calendar(many), calendar(few))
	}
	some := make([]int32, 70)
	for i := range some {
		some[i] = int32(i)
	}
	want := make([]int64, Rows)
	few.Worker().RunRows(some, []value.Date{on}, func(_ int, out Outcomes) { out.Amounts(0, want) })
	nothing := 0
	many.Worker().RunRows(some, []value.Date{on}, func(_ int, out Outcomes) {
		for row := range some {
			v, _, _ := out.Value(0, row)
			if v != want[row] {
				t.Errorf("row %d is %d with tables, and %d without", row, v, want[row])
			}
			if v == 0 {
				nothing++
			}
		}
	})
	if nothing == 0 || nothing == len(some) {
		t.Errorf("%d of %d come to nothing, so that nothing was compared", nothing, len(some))
	}
}

// Columns that are indexed by the same few are looked up together, also where one is of
// bits, which come by 64.
func TestLooksUpColumnsThatAreIndexedAlike(t *testing.T) {
	set := lawOf(t, `
      - {name: proef, label: {nl: a, en: b}, of: household, yields: euro per year, cites: lid 1, formula: "if student then 2 * inkomen else inkomen"}
`)
	on, err := value.ParseDate("2025-03-03")
	if err != nil {
		t.Fatal(err)
	}
	const rows, kinds = Rows + 1, 100
	at, amounts, students := make([]int32, rows), make([]uint8, kinds), make([]uint64, 2)
	for i := range kinds {
		amounts[i] = uint8(i)
		students[i>>6] |= uint64(i%3) & 1 << (i & 63)
	}
	for i := range at {
		at[i] = int32(i * 7 % kinds)
	}
	people := &People{Rows: rows, Facts: map[string]*Column{"inkomen": {Bytes: amounts, At: at}, "student": {Bits: students, At: at}}}
	if err := people.Measure(); err != nil {
		t.Fatal(err)
	}
	b, err := CompileDay(set, []string{"proef"}, on, people)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.plan.steps) != 1 {
		t.Errorf("%d steps, where one looks everything up", len(b.plan.steps))
	}
	w := b.Worker()
	for chunk := range b.Chunks() {
		w.Run(chunk, []value.Date{on}, func(_ int, out Outcomes) {
			for row := range out.Rows {
				k := at[out.First+row]
				want := int64(amounts[k])
				if k%3 == 1 {
					want *= 2
				}
				if v, _, _ := out.Value(0, row); v != want {
					t.Errorf("row %d gives %d, want %d", out.First+row, v, want)
				}
			}
		})
	}
}
