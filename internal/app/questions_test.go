package app_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/app"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/embedded"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/question"
	"meent.nl/meent/law/run"
)

// drawn is a country that is drawn once for all tests.
var drawn = sync.OnceValues(func() (*app.Prior, error) {
	p := app.NewPrior(kernel.ClockAt(day))
	return p, p.Draw(context.Background())
})

// withoutWealth is a resident of whom income and wealth are not known, in a town where
// questions are put in order.
func (w town) withoutWealth(t *testing.T) kernel.ResidentID {
	t.Helper()
	prior, err := drawn()
	if err != nil {
		t.Fatal(err)
	}
	w.Rights.Questions = prior
	for _, l := range w.made.Lists {
		if strings.Contains(l.Person.Names.Given+" "+l.Person.Names.Surname, "Bram") {
			unknown := register.Value{State: register.Unknown}
			err := w.Embedded.Put(context.Background(), embedded.Entry{Register: "belastingdienst", Subject: l.Person.BSN, Values: map[string]register.Value{
				"rendementsgrondslag": unknown, "vrijgestelde_groene_beleggingen": unknown, "niet_in_nederland_belastbaar_inkomen": unknown,
			}})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	return w.resident(t, "Bram")
}

// asking is what the page of a right asks first.
func (w town) asking(t *testing.T, resident kernel.ResidentID, service string) entitlement.Right {
	t.Helper()
	f, err := w.Rights.Finding(context.Background(), resident, service)
	if err != nil {
		t.Fatal(err)
	}
	return f.Right
}

func TestQuestionsAreAskedInTheBestOrderUntilTheOutcomeIsDecided(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		bram := w.withoutWealth(t)
		stored := w.right(t, bram, "zorgtoeslag")
		first := w.asking(t, bram, "zorgtoeslag")
		if first.AtOnce < 1 || len(first.Missing) != len(stored.Missing) || first.Missing[0].Field != "inkomensgegeven" {
			t.Fatalf("asks %v, %d at once, of %v", first.Missing, first.AtOnce, stored.Missing)
		}
		for _, m := range first.Missing {
			if !slices.ContainsFunc(stored.Missing, m.SameFact) {
				t.Errorf("asks %s, which is not missing", m.Field)
			}
		}
		// With too much income nothing is asked of wealth.
		for _, answer := range []struct{ field, text string }{{"inkomensgegeven", "90000.00"}, {"niet_in_nederland_belastbaar_inkomen", "0.00"}} {
			asked := w.asking(t, bram, "zorgtoeslag").Missing
			if len(asked) == 0 || asked[0].Field != answer.field {
				t.Fatalf("asks %v, want %s first", asked, answer.field)
			}
			if err := w.Rights.Answer(ctx, bram, "zorgtoeslag", entitlement.Missing{Field: answer.field}, answer.text); err != nil {
				t.Fatal(err)
			}
		}
		if r := w.asking(t, bram, "zorgtoeslag"); len(r.Missing) > 0 || r.Certainty != entitlement.None {
			t.Errorf("with 90,000 the right is %s, and it asks %v", r.Certainty, r.Missing)
		}
	})
}

func TestASideOfAThresholdIsARangeUntilTheExactValueIsTold(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		bram := w.withoutWealth(t)
		w.right(t, bram, "zorgtoeslag")
		tell := func(m entitlement.Missing, text string) {
			t.Helper()
			if err := w.Rights.Answer(ctx, bram, "zorgtoeslag", m, text); err != nil {
				t.Fatalf("the answer on %s: %v", m.Field, err)
			}
		}
		for _, field := range []string{"inkomensgegeven", "niet_in_nederland_belastbaar_inkomen", "vrijgestelde_groene_beleggingen"} {
			text := "0.00"
			if field == "inkomensgegeven" {
				text = "20000.00"
			}
			tell(entitlement.Missing{Field: field}, text)
		}
		asked := w.asking(t, bram, "zorgtoeslag").Missing
		if len(asked) != 1 || asked[0].Field != "rendementsgrondslag" || asked[0].AtLeast == "" {
			t.Fatalf("asks %v, want whether the wealth is at least something", asked)
		}
		for _, wrong := range []string{"", "misschien", "1000.00", "null"} {
			if err := w.Rights.Answer(ctx, bram, "zorgtoeslag", asked[0], wrong); kernel.KindOf(err) != kernel.Invalid {
				t.Errorf("the answer %q gives %v, want invalid", wrong, err)
			}
		}
		for _, beyond := range []string{"veel", "-100000000000.00", "99999999999999.00"} {
			m := asked[0]
			m.AtLeast = beyond
			if err := w.Rights.Answer(ctx, bram, "zorgtoeslag", m, "true"); kernel.KindOf(err) != kernel.Invalid {
				t.Errorf("at least %q gives %v, want invalid", beyond, err)
			}
		}
		tell(asked[0], "false")
		less := w.asking(t, bram, "zorgtoeslag")
		at := slices.IndexFunc(less.Told, func(told entitlement.Told) bool { return told.Field == "rendementsgrondslag" })
		if less.Status != entitlement.Decided || less.Low.IsZero() || at < 0 || less.Told[at].Text != "" || less.Told[at].High == "" {
			t.Fatalf("with less wealth than asked the right is %s, %s, by %v", less.Status, less.Low, less.Told)
		}
		tell(asked[0], "true") // told otherwise
		if more := w.asking(t, bram, "zorgtoeslag"); more.Certainty != entitlement.None {
			t.Errorf("with more wealth than asked the right is %s", more.Certainty)
		}
		tell(entitlement.Missing{Field: "rendementsgrondslag"}, "10.00")
		if exact := w.asking(t, bram, "zorgtoeslag"); exact.Low.Cmp(less.Low) != 0 || exact.Status != entitlement.Decided {
			t.Errorf("with a wealth of 10 euros the right is %s, %s", exact.Status, exact.Low)
		}
	})
}

// Without a prior, or for facts that it lacks, the order of the law stays.
func TestWithoutAPriorTheOrderOfTheLawStays(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		bram := w.resident(t, "Bram")
		stored := w.right(t, bram, "zorgtoeslag")
		if r := w.asking(t, bram, "zorgtoeslag"); !slices.Equal(r.Missing, stored.Missing) || r.AtOnce != 0 {
			t.Errorf("asks %v, and %v is missing", r.Missing, stored.Missing)
		}
		parking := w.right(t, bram, "parkeervergunning")
		w.withoutWealth(t)
		if r := w.asking(t, bram, "parkeervergunning"); !slices.Equal(r.Missing, parking.Missing) || r.AtOnce != 0 {
			t.Errorf("asks %v, and %v is missing", r.Missing, parking.Missing)
		}
	})
}

// What is asked first is worth less than the page on which it stands.
func TestAPriorThatFailsLeavesTheOrderOfTheLaw(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		bram := w.withoutWealth(t)
		stored := w.right(t, bram, "zorgtoeslag")
		w.Rights.Questions = failing{}
		if r := w.asking(t, bram, "zorgtoeslag"); !slices.Equal(r.Missing, stored.Missing) || r.AtOnce != 0 {
			t.Errorf("asks %v, and %v is missing", r.Missing, stored.Missing)
		}
		if err := w.Rights.Answer(context.Background(), bram, "zorgtoeslag", stored.Missing[0], "20000.00"); err != nil {
			t.Errorf("an answer is not taken: %v", err)
		}
	})
}

type failing struct{}

func (failing) Order(*program.Program, *run.Facts, []run.Missing, question.Options, int) ([]question.Question, bool, error) {
	return nil, false, errors.New("the prior is broken")
}

// A country is that of a year, and after the last that can be drawn that one stays.
func TestAPriorIsOfAYear(t *testing.T) {
	world, err := catalogue.Load(nl.FS)
	if err != nil {
		t.Fatal(err)
	}
	p, err := world.Laws.Program("zorgtoeslag.zorgtoeslag", kernel.Today(kernel.ClockAt(day)))
	if err != nil {
		t.Fatal(err)
	}
	order := func(year int, month time.Month, day int) []question.Question {
		t.Helper()
		prior := app.NewPrior(kernel.ClockAt(time.Date(year, month, day, 12, 0, 0, 0, time.UTC)))
		if err := prior.Draw(context.Background()); err != nil {
			t.Fatal(err)
		}
		facts := run.NewFacts(p)
		outcome, err := run.NewMachine(p).Run(facts)
		if err != nil {
			t.Fatal(err)
		}
		all, ok, err := prior.Order(p, facts, outcome.Missing, question.Options{}, 3)
		if err != nil || !ok {
			t.Fatalf("in %d nothing is put in order: %v", year, err)
		}
		return all
	}
	if first, late := order(2026, time.January, 1), order(2026, time.December, 31); !slices.Equal(late, first) {
		t.Errorf("in one year it asks %v and %v", first, late)
	}
	if last, after := order(2030, time.July, 1), order(2035, time.July, 1); !slices.Equal(after, last) {
		t.Errorf("after the last year it asks %v, and in that %v", after, last)
	}
}
