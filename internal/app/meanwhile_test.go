package app_test

import (
	"context"
	"testing"
	"time"

	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
)

// interrupted registers have something happen once, between their answer and what is
// done with it.
type interrupted struct {
	entitlement.Registers
	meanwhile func()
}

func (r *interrupted) AskInStages(ctx context.Context, questions []register.Question, next register.Next) ([]register.Answer, error) {
	answers, err := r.Registers.AskInStages(ctx, questions, next)
	if f := r.meanwhile; f != nil {
		r.meanwhile = nil
		f()
	}
	return answers, err
}

// meanwhile does the work while which something happens, once its facts were read.
func (w town) meanwhile(t *testing.T, work, happens func()) {
	t.Helper()
	r := &interrupted{Registers: w.Rights.Registers, meanwhile: happens}
	w.Rights.Registers = r
	defer func() { w.Rights.Registers = r.Registers }()
	work()
	if r.meanwhile != nil {
		t.Fatal("no register was asked")
	}
}

// What is kept counts a fact that changed while it was worked out, and whose own refresh was
// done before: a fact that was read as it was, and one that did not matter until then.
func TestAFactThatChangesMeanwhileCounts(t *testing.T) {
	for _, changes := range []struct{ name, field, text string }{
		{"a fact that was read", "inkomensgegeven", "70000.00"},
		{"a fact that did not matter before", "rendementsgrondslag", "500000.00"},
	} {
		t.Run(changes.name, func(t *testing.T) {
			eachTown(t, func(t *testing.T, w town) {
				ctx := context.Background()
				fenna := w.resident(t, "Fenna Kuipers")
				change := func() {
					w.clock.Set(w.clock.Now().Add(time.Second))
					w.report(t, fenna, changes.field, changes.text)
					w.drain(t)
				}
				for name, work := range map[string]func(){
					"in the queue": func() { w.drain(t) },
					"on a page": func() {
						if _, err := w.Rights.Refresh(ctx, fenna); err != nil {
							t.Fatal(err)
						}
					},
				} {
					w.report(t, fenna, "rendementsgrondslag", "0.00")
					w.report(t, fenna, "inkomensgegeven", "60000.00")
					if r := w.right(t, fenna, "zorgtoeslag"); r.MayHave() {
						t.Fatalf("with an income of 60000 the right is %s", r.Certainty)
					}
					w.drain(t)
					w.report(t, fenna, "inkomensgegeven", "20000.00")
					w.meanwhile(t, work, change)
					if r := w.stored(t, fenna, "zorgtoeslag"); r.MayHave() {
						t.Errorf("%s: %s to %s (%s) is kept, without the change", name, r.Low, r.High, r.Certainty)
					}
					w.drain(t)
				}
			})
		})
	}
}

// What was begun yesterday does not come in the place of what was begun today.
func TestWhatWasBegunLaterStays(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		yara := w.resident(t, "Yara Bouwman")
		tomorrow := w.clock.Now().AddDate(0, 0, 1)
		w.meanwhile(t, func() { w.right(t, yara, "zorgtoeslag") }, func() {
			w.clock.Set(tomorrow)
			w.right(t, yara, "zorgtoeslag")
		})
		if r := w.stored(t, yara, "zorgtoeslag"); r.On != kernel.DateOf(tomorrow) {
			t.Errorf("the right of %s is kept, want that of %s", r.On, kernel.DateOf(tomorrow))
		}
	})
}

// A case asks for a fact that became known meanwhile: it does not wait for it.
func TestACaseDoesNotWaitForWhatIsKnown(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		bram := w.resident(t, "Bram")
		missing := w.right(t, bram, "zorgtoeslag").Missing
		if len(missing) == 0 {
			t.Fatal("nothing is missing")
		}
		c, err := w.Cases.Apply(ctx, bram, "zorgtoeslag", "")
		if err != nil {
			t.Fatal(err)
		}
		w.meanwhile(t, func() { w.drain(t) }, func() {
			for _, m := range missing {
				w.report(t, bram, m.Field, "25000.00")
			}
			if r := w.right(t, bram, "zorgtoeslag"); r.Status != entitlement.Decided {
				t.Fatalf("with all facts known the right is %s; missing are %v", r.Status, r.Missing)
			}
		})
		c, events, err := w.Cases.Case(ctx, bram, c.ID)
		if err != nil || c.Status != casework.Decided {
			t.Fatalf("the case is %s after %v (%v)", c.Status, events, err)
		}
	})
}
