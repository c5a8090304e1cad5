package nl_test

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// childcareTable is the table of percentages of a day.
func childcareTable(t *testing.T, day string) []document.Row {
	t.Helper()
	on, err := value.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	return amountOf(t, "besluit-kinderopvangtoeslag", "vergoeding", on).Rows
}

// TestNoPercentageRisesWithIncome: in no column of no year.
func TestNoPercentageRisesWithIncome(t *testing.T) {
	for _, day := range benefitDays {
		last := map[int]document.Cell{}
		for _, row := range childcareTable(t, day) {
			for i, c := range row.Cells {
				if c.Unknown {
					continue
				}
				if before, ok := last[i]; ok && c.Value.Cmp(before.Value) > 0 {
					t.Errorf("%s: column %d rises at %s", day, i, row.Key.Value)
				}
				last[i] = c
			}
		}
	}
}

// largeFamily is two to five children in care, each for other hours, of other kinds and
// at another price.
func largeFamily(r *rand.Rand, on string) person {
	var children []person
	for range 2 + r.IntN(4) {
		hours, prices := map[string]string{}, map[string]string{}
		for _, kind := range []string{"dagopvang", "buitenschoolse_opvang", "gastouderopvang"} {
			if len(hours) == 0 || r.IntN(3) == 0 {
				hours[kind] = strconv.Itoa(r.IntN(120))
				prices[kind] = []string{"1", "6.50", "8", "11"}[r.IntN(4)]
			}
		}
		children = append(children, inCare(born(on, 1+r.IntN(10)), hours, prices))
	}
	return workingParent("0", "1985-05-05", children...)
}

// TestALargeFamilyNeverGetsMoreForMoreIncome: from the last euro of each row of the table
// to the first of the next, also where the first child costs next to nothing.
func TestALargeFamilyNeverGetsMoreForMoreIncome(t *testing.T) {
	const goal = "besluit-kinderopvangtoeslag.toeslag_van_alle_kinderen"
	for _, day := range benefitDays {
		t.Run(day, func(t *testing.T) {
			t.Parallel()
			p, rows := compiled(t, goal, day), childcareTable(t, day)
			income := slices.IndexFunc(p.Facts, func(f program.Fact) bool { return f.Name == "inkomensgegeven" })
			m, f, r := run.NewMachine(p), run.NewFacts(p), rand.New(rand.NewPCG(5, uint64(p.On)))
			less := 0
			for range householdsOf(t, 300) {
				f.Reset()
				family := largeFamily(r, day)
				tell(t, p, f, f.Applicant(), program.Root, family)
				for _, row := range rows[1:] {
					start := row.Key.Value.Coefficient
					before, known := careAt(t, m, f, income, start-1)
					after, alsoKnown := careAt(t, m, f, income, start)
					if !known || !alsoKnown {
						continue
					}
					if after.Cmp(before) > 0 {
						t.Fatalf("from %s to %s at %d euro: %s", before.FloatString(2), after.FloatString(2), start, fmt.Sprint(family["kinderen"]))
					}
					if after.Cmp(before) < 0 {
						less++
					}
				}
			}
			if less == 0 {
				t.Error("no row takes anything of anybody")
			}
		})
	}
}

// careAt is the benefit at an income in euros; false where a percentage is not known.
func careAt(t *testing.T, m *run.Machine, f *run.Facts, income int, euros int64) (*big.Rat, bool) {
	t.Helper()
	if !f.Applicant().Put(income, program.Exactly(euros*100)) {
		t.Fatalf("an income cannot be %d euro", euros)
	}
	o, err := m.Run(f)
	if failure := (*run.Failure)(nil); errors.As(err, &failure) {
		return nil, false
	}
	if err != nil || o.Status != run.Decided || o.NotApplicable {
		t.Fatalf("%d euro: %s, not applicable %t, %v", euros, o.Status, o.NotApplicable, err)
	}
	return o.Decimal().Big(), true
}
