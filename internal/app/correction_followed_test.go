package app_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
)

// again has a resident apply for zorgtoeslag again, and gives the decision.
func (w town) again(t *testing.T, resident kernel.ResidentID) kernel.ID {
	t.Helper()
	ctx := context.Background()
	cases, err := w.Cases.Cases(ctx, resident)
	if err != nil || len(cases) == 0 {
		t.Fatalf("%d cases (%v)", len(cases), err)
	}
	c, err := w.Cases.Apply(ctx, resident, "zorgtoeslag", cases[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	w.drain(t)
	if c, _, err = w.Cases.Case(ctx, resident, c.ID); err != nil || c.Decision == "" {
		t.Fatalf("the case is %s (%v)", c.Status, err)
	}
	return c.Decision
}

// used is how many lines say that the facts of a decision were used again.
func (w town) used(t *testing.T, resident kernel.ResidentID, decision kernel.ID) (n int) {
	t.Helper()
	lines, err := w.Logbook.Lines(context.Background(), resident, logbook.Filter{Decision: decision, Limit: logbook.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.Register == entitlement.DecisionRegister {
			n++
		}
	}
	return n
}

func TestADecisionIsComparedUntilTheOneThatFollowsItBegins(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		fenna := w.resident(t, "Fenna Kuipers")
		first := w.decided(t, fenna)
		w.income(t, "Fenna Kuipers", "33800.00", "2025-11-01")
		if c, err := w.Rights.Correction(ctx, fenna, first); err != nil || c.Until.String() != "2026-03-31" {
			t.Fatalf("until %s (%v), want to the end of this month", c.Until, err)
		}
		w.clock.Set(day.Add(time.Hour))
		second := w.again(t, fenna)
		if c, err := w.Rights.Correction(ctx, fenna, first); kernel.KindOf(err) != kernel.NotFound {
			t.Errorf("with the decision that follows it, of the first is told %s (%v)", c.Total, err)
		}
		w.clock.Set(day.Add(2 * time.Hour))
		w.right(t, fenna, "zorgtoeslag")
		c, err := w.Rights.Correction(ctx, fenna, first)
		if err != nil || c.Until.String() != "2026-02-28" || !c.TotalKnown {
			t.Fatalf("the first is compared until %s (%v)", c.Until, err)
		}
		if _, err := w.Rights.Correction(ctx, fenna, second); kernel.KindOf(err) != kernel.NotFound {
			t.Errorf("on the second, which knew it, there is a correction: %v", err)
		}
		w.clock.Set(day.Add(3 * time.Hour))
		w.income(t, "Fenna Kuipers", "26400.00", "2025-10-01") // it was never otherwise
		if c, err := w.Rights.Correction(ctx, fenna, first); kernel.KindOf(err) != kernel.NotFound {
			t.Errorf("the first keeps %s (%v), where nothing is otherwise", c.Total, err)
		}
		c, err = w.Rights.Correction(ctx, fenna, second)
		if err != nil || c.From.String() != "2026-03-02" || len(c.Periods) != 1 || c.Periods[0].Times != 1 || c.Total.Coefficient <= 0 {
			t.Errorf("the second comes to %s from %s, in %d periods (%v): want one month more", c.Total, c.From, len(c.Periods), err)
		}
		all, err := w.Rights.Corrections(ctx, fenna)
		if err != nil || len(all) != 1 {
			t.Errorf("%d corrections (%v), want that of the second", len(all), err)
		}
	})
}

func TestADecisionThatAnotherFollowsInItsOwnMonthHasNothingToCompare(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		fenna := w.resident(t, "Fenna Kuipers")
		first := w.grantedOn(t, fenna, day)
		w.clock.Set(day.Add(time.Hour))
		second := w.again(t, fenna)
		w.clock.Set(day.Add(2 * time.Hour))
		before := w.used(t, fenna, first)
		w.income(t, "Fenna Kuipers", "33800.00", "2025-11-01")
		all, err := w.Rights.Corrections(context.Background(), fenna)
		if err != nil || len(all) != 1 || all[0].Decision != second {
			t.Errorf("%d corrections (%v), want that of the second", len(all), err)
		}
		if n := w.used(t, fenna, first); n != before {
			t.Errorf("the facts of the first were used %d times", n-before)
		}
	})
}

// Of a decision that did not need the wealth it was not asked. It is not known of days
// before the one since which the register has it.
func TestWhatWasNotAskedThenIsNotKnownOfDaysBeforeItHeld(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		fenna := w.resident(t, "Fenna Kuipers")
		w.income(t, "Fenna Kuipers", "60000.00", "2025-01-01")
		id := w.decided(t, fenna)
		for _, field := range []string{"rendementsgrondslag", "vrijgestelde_groene_beleggingen"} {
			w.fact(t, "Fenna Kuipers", field, "0.00", "2026-02-01")
		}
		w.income(t, "Fenna Kuipers", "26400.00", "2025-11-01")
		c, err := w.Rights.Correction(ctx, fenna, id)
		if err != nil || c.TotalKnown || c.Certainty != entitlement.Possible {
			t.Fatalf("%s, %t, %s (%v): want no total", c.Total, c.TotalKnown, c.Certainty, err)
		}
		for _, p := range c.Periods {
			known := p.From.String() >= "2026-02-01"
			if p.Known != known || slices.Contains(p.Missing, "rendementsgrondslag") == known {
				t.Errorf("from %s: known %t, missing %v", p.From, p.Known, p.Missing)
			}
		}
		if last := c.Periods[len(c.Periods)-1]; !last.Known || last.Change.Coefficient <= 0 {
			t.Errorf("the last months differ by %s, known %t", last.Change, last.Known)
		}
	})
}

func TestThatADecisionIsComparedIsLoggedAlsoWhereNothingDiffers(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		fenna := w.resident(t, "Fenna Kuipers")
		id := w.decided(t, fenna)
		before := w.used(t, fenna, id)
		w.right(t, fenna, "zorgtoeslag")
		if after := w.used(t, fenna, id); after != before+1 {
			t.Errorf("%d lines, want one", after-before)
		}
		if all, err := w.Rights.Corrections(context.Background(), fenna); err != nil || len(all) != 0 {
			t.Errorf("%d corrections (%v)", len(all), err)
		}
	})
}
