package nl_test

import (
	"math/big"
	"testing"

	"meent.nl/meent/law/run"
)

// TestTwelveMonthsAreTheYear: what is paid in twelve equal months is the amount of the
// year, but for what the practice rounds down each month: less than a euro. Where there is
// nothing in a month there is nothing in the year, and the other way round.
func TestTwelveMonthsAreTheYear(t *testing.T) {
	for _, goals := range [][2]string{
		{"zorgtoeslag.zorgtoeslag", "zorgtoeslag.zorgtoeslag_per_jaar"},
		{"kindgebonden-budget.kindgebonden_budget", "kindgebonden-budget.kindgebonden_budget_per_jaar"},
		{"huurtoeslag.huurtoeslag", "huurtoeslag.huurtoeslag_per_jaar"},
		{"wet-kinderopvang.kinderopvangtoeslag", "wet-kinderopvang.kinderopvangtoeslag_per_jaar"},
	} {
		t.Run(goals[0], func(t *testing.T) {
			t.Parallel()
			some := 0
			for _, day := range benefitDays {
				month, year := compiled(t, goals[0], day), compiled(t, goals[1], day)
				m, n, f, g := run.NewMachine(month), run.NewMachine(year), run.NewFacts(month), run.NewFacts(year)
				v := invent(t, month, 31)
				for range householdsOf(t, 1500) / 3 {
					v.household(t, f)
					copyHousehold(t, f, g)
					a, errA := m.Run(f)
					b, errB := n.Run(g)
					if (errA != nil) != (errB != nil) || errA == nil && a.NotApplicable != b.NotApplicable {
						t.Fatalf("on %s a month gives %t (%v), a year %t (%v)\n%s", day, a.NotApplicable, errA, b.NotApplicable, errB, shown(f))
					}
					if errA != nil || a.NotApplicable {
						continue
					}
					left := new(big.Rat).Mul(a.Decimal().Big(), big.NewRat(12, 1))
					left.Sub(b.Decimal().Big(), left)
					// The year is rounded half up to whole euros too: Awir article 14 (4).
					if left.Cmp(big.NewRat(-1, 2)) < 0 || left.Cmp(big.NewRat(25, 2)) > 0 {
						t.Fatalf("on %s %s a month and %s a year\n%s", day, a.Text(a.Value), b.Text(b.Value), shown(f))
					}
					if a.Value > 0 {
						some++
					}
				}
			}
			if some < 50 {
				t.Errorf("only %d households have it", some)
			}
		})
	}
}

// copyHousehold gives one program what another was given: the same facts, by name.
func copyHousehold(t *testing.T, from, to *run.Facts) {
	t.Helper()
	p, q := from.Program(), to.Program()
	at := map[string]int{}
	for i, f := range p.Facts {
		at[f.Name] = i
	}
	to.Reset()
	put := func(a, b *run.Subject) {
		for i, f := range q.Facts {
			n, ok := at[f.Name]
			if _, read := b.Get(i); !read {
				continue
			}
			if !ok {
				t.Fatalf("only one of the two programs reads %s", f.Name)
			}
			if known, given := a.Get(n); given {
				b.Put(i, known)
			}
		}
	}
	put(from.Applicant(), to.Applicant())
	for i, rel := range p.Relations {
		members := from.Members(i)
		for k, m := range to.List(rel.Name, len(members)) {
			put(&members[k], m)
		}
	}
}

// TestHolidayPayIsPartOfTheNorm: what is paid each month and the holiday allowance
// together are the assistance, to the cent.
func TestHolidayPayIsPartOfTheNorm(t *testing.T) {
	for _, on := range assistanceDays {
		for _, facts := range []person{without(on, 40), without(on, 70), couple(on, 40, 30), couple(on, 20, 19)} {
			whole := paidOut(t, "participatiewet.bijstand", on, facts)
			parts := paidOut(t, "participatiewet.uit_te_betalen_bijstand", on, facts)
			parts.Add(parts, paidOut(t, "participatiewet.vakantietoeslag", on, facts))
			if whole.Sign() == 0 || whole.Cmp(parts) != 0 {
				t.Errorf("%s: %s is not %s", on, parts.FloatString(2), whole.FloatString(2))
			}
		}
	}
}
