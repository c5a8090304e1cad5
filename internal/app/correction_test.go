package app_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/population"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/embedded"
	"meent.nl/meent/law/value"
)

// longAgo is five months before day.
var longAgo = time.Date(2025, 10, 1, 10, 0, 0, 0, kernel.Amsterdam())

// decided has zorgtoeslag granted to a resident on 1 October 2025, and gives the decision.
func (w town) decided(t *testing.T, resident kernel.ResidentID) kernel.ID {
	t.Helper()
	return w.grantedOn(t, resident, longAgo)
}

// grantedOn has zorgtoeslag granted at a moment, and gives the decision.
func (w town) grantedOn(t *testing.T, resident kernel.ResidentID, at time.Time) kernel.ID {
	t.Helper()
	w.clock.Set(at)
	defer w.clock.Set(day)
	c, err := w.Cases.Apply(context.Background(), resident, "zorgtoeslag", "")
	if err != nil {
		t.Fatal(err)
	}
	w.drain(t)
	if c, _, err = w.Cases.Case(context.Background(), resident, c.ID); err != nil || c.Decision == "" {
		t.Fatalf("the case is %s (%v)", c.Status, err)
	}
	return c.Decision
}

// income puts the income of somebody of the town right.
func (w town) income(t *testing.T, name, text, since string) {
	t.Helper()
	w.fact(t, name, "inkomensgegeven", text, since)
}

// fact puts a fact of somebody of the town right.
func (w town) fact(t *testing.T, name, field, text, since string) {
	t.Helper()
	on, err := value.ParseDate(since)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range w.made.Lists {
		if l.Person.Names.Given+" "+l.Person.Names.Surname != name {
			continue
		}
		if err := w.Population.Correct(context.Background(), l.Person.BSN, population.Correction{Field: field, Text: text, Since: on}); err != nil {
			t.Fatal(err)
		}
	}
	w.drain(t)
}

func TestAFactThatTurnsOutOtherwiseIsADifferenceOfItsDecision(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		fenna := w.resident(t, "Fenna Kuipers")
		id := w.decided(t, fenna)
		w.right(t, fenna, "zorgtoeslag")
		if _, err := w.Rights.Correction(ctx, fenna, id); kernel.KindOf(err) != kernel.NotFound {
			t.Fatalf("while nothing is otherwise there is a correction: %v", err)
		}
		w.income(t, "Fenna Kuipers", "33800.00", "2025-11-01")
		c, err := w.Rights.Correction(ctx, fenna, id)
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Periods) != 2 || c.From.String() != "2025-10-01" || c.Until.String() != "2026-03-31" || c.Unit != "euro per month" {
			t.Fatalf("%d periods from %s until %s, %s", len(c.Periods), c.From, c.Until, c.Unit)
		}
		last, this := c.Periods[0], c.Periods[1]
		if last.From.String() != "2025-11-01" || last.Until.String() != "2025-12-31" || last.Times != 2 || last.Then.Text != "131" || last.Provisional {
			t.Errorf("of 2025: %+v", last)
		}
		if this.From.String() != "2026-01-01" || this.Until.String() != "2026-03-31" || this.Times != 3 || this.Then.Text != "129" || !this.Provisional {
			t.Errorf("of 2026: %+v", this)
		}
		if want := last.Change.Coefficient*2 + this.Change.Coefficient*3; !c.TotalKnown || c.Total.Cmp(value.Decimal{Coefficient: want}) != 0 || want >= 0 {
			t.Errorf("in all %s, the periods give %d", c.Total, want)
		}
		if c.Certainty != entitlement.Probable || len(c.Facts) != 1 || !c.Facts[0].Counts || c.Facts[0].Since.String() != "2025-11-01" ||
			c.Facts[0].Then.Text != "26400.00" || c.Facts[0].Now.Text != "33800.00" || !slices.Equal(last.Because, []string{"inkomensgegeven"}) {
			t.Errorf("%s, %+v, because of %v", c.Certainty, c.Facts, last.Because)
		}
		if n := len(last.Steps); n < 2 || last.Steps[n-1].Rule != "zorgtoeslag" || last.Steps[n-1].Article.Article == "" {
			t.Errorf("%d steps", n)
		}
		if same, err := w.Decisions.Replay(ctx, fenna, id); err != nil || !same {
			t.Errorf("the decision itself is not what it was: %v", err)
		}
		lines, err := w.Logbook.Lines(ctx, fenna, logbook.Filter{Decision: id, Limit: logbook.MaxLimit})
		if err != nil || !slices.ContainsFunc(lines, func(l logbook.Line) bool {
			return l.Register == entitlement.DecisionRegister && l.Purpose == "zorgtoeslag-vaststellen" && slices.Contains(l.Fields, "inkomensgegeven")
		}) {
			t.Errorf("that the facts of the decision were used again is not in the log: %v", err)
		}
	})
}

func TestWhatIsPutRightAgainIsRemembered(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		fenna := w.resident(t, "Fenna Kuipers")
		id := w.decided(t, fenna)
		w.income(t, "Fenna Kuipers", "33800.00", "2025-11-01")
		w.clock.Set(day.Add(time.Hour))
		w.income(t, "Fenna Kuipers", "26400.00", "2026-02-01") // from February it is what it was
		c, err := w.Rights.Correction(ctx, fenna, id)
		if err != nil || len(c.Periods) != 2 || c.Periods[1].Until.String() != "2026-01-31" {
			t.Fatalf("%+v (%v)", c.Periods, err)
		}
		if f := c.Facts; len(f) != 2 || f[0].Until.String() != "2026-01-31" || !f[0].Counts || f[1].Then.Text != "33800.00" || f[1].Now.Text != "26400.00" || f[1].Counts {
			t.Errorf("the facts are %+v", f)
		}
		w.clock.Set(day.Add(2 * time.Hour))
		w.income(t, "Fenna Kuipers", "26400.00", "2025-10-01") // it was never otherwise
		if c, err := w.Rights.Correction(ctx, fenna, id); kernel.KindOf(err) != kernel.NotFound {
			t.Errorf("%+v (%v), want nothing", c.Periods, err)
		}
		w.clock.Set(day.Add(3 * time.Hour))
		w.income(t, "Fenna Kuipers", "12000.00", "2025-10-01") // within the same right: no other amount
		if all, err := w.Rights.Corrections(ctx, fenna); err != nil || len(all) != 0 {
			t.Errorf("%d corrections (%v) where no amount differs", len(all), err)
		}
	})
}

func TestAFactWithoutADateIsToldAndNotCounted(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		fenna := w.resident(t, "Fenna Kuipers")
		id := w.decided(t, fenna)
		for _, l := range w.made.Lists {
			if l.Person.Names.Given == "Fenna" && l.Person.Names.Surname == "Kuipers" {
				if err := w.Embedded.Put(ctx, withoutDate(l.Person.BSN, "inkomensgegeven", "60000.00")); err != nil {
					t.Fatal(err)
				}
			}
		}
		w.drain(t)
		c, err := w.Rights.Correction(ctx, fenna, id)
		if err != nil || len(c.Periods) != 0 || len(c.Undated) != 1 || c.Undated[0].Path != "inkomensgegeven" || c.Certainty != entitlement.Possible {
			t.Errorf("%+v (%v)", c, err)
		}
	})
}

func TestBadCorrectionsAreRefused(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx, today := context.Background(), kernel.Today(w.clock)
		who := w.made.Lists[0].Person.BSN
		for name, c := range map[string]population.Correction{
			"no such field":      {Field: "geheim", Text: "1.00", Since: today},
			"of a person list":   {Field: "geboortedatum", Text: "1990-01-01", Since: today},
			"of another type":    {Field: "inkomensgegeven", Text: "veel", Since: today},
			"without a day":      {Field: "inkomensgegeven", Text: "1.00"},
			"a day yet to come":  {Field: "inkomensgegeven", Text: "1.00", Since: today + 1},
			"of a pair of two":   {Field: "kind_samen", Text: "true", Since: today},
			"more digits than 2": {Field: "inkomensgegeven", Text: "1.001", Since: today},
		} {
			if err := w.Population.Correct(ctx, who, c); kernel.KindOf(err) != kernel.Invalid {
				t.Errorf("%s: %v, want invalid", name, err)
			}
		}
		if err := w.CorrectFact(ctx, "Niemand Nergens", population.Correction{Field: "inkomensgegeven", Text: "1.00", Since: today}); kernel.KindOf(err) != kernel.NotFound {
			t.Errorf("nobody: %v", err)
		}
	})
}

// withoutDate is a value of which the register does not know since when it holds.
func withoutDate(bsn kernel.BSN, field, text string) embedded.Entry {
	return embedded.Entry{Register: "belastingdienst", Subject: bsn, Values: map[string]register.Value{field: embedded.Of(text, 0)}}
}
