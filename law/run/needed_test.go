package run_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"meent.nl/meent/law/run"
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
				if comes := decided && (o.NotApplicable || o.Value == 0 && len(o.Members) == 0); comes != nothing {
					t.Fatalf("it comes to nothing: %v, and is %s\n%s", nothing, o.Text(o.Value), describe(open))
				}
			}
		})
	}
}
