package run_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// TestStillNeededIsWhatCanChange: whatever Run says is missing is still needed, and where
// nothing is, the outcome is decided on what is known.
func TestStillNeededIsWhatCanChange(t *testing.T) {
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			_, p := compile(t, body, "2025-03-01")
			m, full, open := run.NewMachine(p), run.NewFacts(p), run.NewFacts(p)
			r := rand.New(rand.NewPCG(30, uint64(len(body))))
			for range rounds(t) / 20 {
				full.Reset()
				fillAll(r, full)
				partial(r, full, open)
				needed, nothing, err := m.StillNeeded(open)
				if err != nil {
					t.Fatal(err)
				}
				o, failed := m.Run(open)
				for _, one := range o.Missing {
					if !slices.Contains(needed, one) {
						t.Fatalf("%v is missing, and of what is needed there is only %v\n%s", one, needed, describe(open))
					}
				}
				if len(needed) > 0 {
					continue
				}
				decided := failed == nil && o.Status == run.Decided
				if failed == nil && !decided {
					t.Fatalf("nothing is needed, and it is not decided\n%s", describe(open))
				}
				if comes := decided && comesToNothing(o); comes != nothing {
					t.Fatalf("it comes to nothing: %v, and is %s\n%s", nothing, o.Text(o.Value), describe(open))
				}
			}
		})
	}
}

// comesToNothing reads it in the words of the outcome.
func comesToNothing(o run.Outcome) bool {
	if o.NotApplicable || o.Type.Kind == value.Relation {
		return o.NotApplicable || len(o.Members) == 0
	}
	text := o.Text(o.Value)
	number, err := value.ParseDecimal(text)
	return text == "false" || err == nil && number.IsZero()
}

// Only a number and a truth are nothing at 0: the first word, the first day and the
// shortest time are outcomes like others.
func TestWhatComesToNothing(t *testing.T) {
	for _, c := range []struct {
		yields, formula string
		nothing         bool
	}{
		{"boolean", "1 = 2", true},
		{"boolean", "1 = 1", false},
		{"number", "0", true},
		{"number", "1", false},
		{"euro per year", "null", true},
		{"one of [ja, nee]", `if 1 = 1 then "ja" else "nee"`, false},
		{"one of [ja, nee]", `if 1 = 1 then null else "nee"`, true},
		{"date", "date(1970, 1, 1)", false},
		{"years and months", `duration("P0Y")`, false},
		{"list of kinderen", "kinderen[1 = 2]", true},
		{"list of kinderen", "kinderen", false},
	} {
		_, p := compile(t, articles(ruleText{"proef", "household", c.yields, c.formula}), "2025-03-01")
		f := run.NewFacts(p)
		if len(p.Relations) > 0 {
			f.List("kinderen", 1)
		}
		missing, nothing, err := run.NewMachine(p).StillNeeded(f)
		if err != nil || len(missing) > 0 {
			t.Fatalf("%s: %v is missing (%v)", c.formula, missing, err)
		}
		if nothing != c.nothing {
			t.Errorf("%s, %s, comes to nothing: %v", c.yields, c.formula, nothing)
		}
	}
}
