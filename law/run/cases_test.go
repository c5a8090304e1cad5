package run_test

import (
	"math/rand/v2"
	"testing"

	"meent.nl/meent/law/run"
)

// TestARangeKnowsWhatGoesTogether: what rests on one condition in two places is the one
// or the other, never of both the best.
func TestARangeKnowsWhatGoesTogether(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"a condition twice": {articles(
			ruleText{"norm", "household", "euro", "if verzekerd then 3 * 1 * vermogen else 1 * vermogen"},
			ruleText{"eigen", "household", "euro", "if verzekerd then 2 * vermogen else 0 * vermogen"},
			ruleText{"proef", "household", "euro", "norm - eigen"}), "100.00"},
		"an amount under its own limit": {articles(
			ruleText{"proef", "household", "euro per year", "if inkomen <= per_year(huur) and inkomen >= 0 * inkomen then per_year(huur) - inkomen else 0 * inkomen"}), "0.00..12000.00"},
	} {
		t.Run(name, func(t *testing.T) {
			_, p := compile(t, c.body, "2025-03-01")
			f := run.NewFacts(p)
			for fact, text := range map[string]string{"vermogen": "100", "huur": "1000"} {
				if f.Applicant().Reads(fact) {
					f.Set(fact, run.Text(text))
				}
			}
			if got := show(run.NewMachine(p).Run(f)); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// TestEndsOfARangeAreReached by some completion of the facts, in laws of a few facts.
func TestEndsOfARangeAreReached(t *testing.T) {
	body := articles(
		ruleText{"norm", "household", "euro per year", "if verzekerd then max(2 * per_year(huur) - inkomen, 0 * inkomen) else per_year(huur)"},
		ruleText{"proef", "household", "euro per year", "if inkomen > per_year(huur) then norm else if verzekerd then norm - inkomen else 2 * norm"})
	_, p := compile(t, body, "2025-03-01")
	ranges, machine := run.NewMachine(p), run.NewMachine(p)
	full, open := run.NewFacts(p), run.NewFacts(p)
	r := rand.New(rand.NewPCG(5, 8))
	ranged := 0
	for range 200 {
		full.Reset()
		fillAll(r, full)
		partial(r, full, open)
		known, err := ranges.Run(open)
		if err != nil {
			t.Fatal(err)
		}
		if known.Status != run.Ranged {
			continue
		}
		ranged++
		low, high := known.High, known.Low
		for range 4000 {
			refill(r, open, full)
			o, err := machine.Run(full)
			if err != nil {
				t.Fatal(err)
			}
			low, high = min(low, o.Value), max(high, o.Value)
		}
		if width := known.High - known.Low; low > known.Low+width/20 || high < known.High-width/20 {
			t.Errorf("from %s to %s, of which only %s to %s is met\n%s",
				known.Text(known.Low), known.Text(known.High), known.Text(low), known.Text(high), describe(open))
		}
	}
	if ranged < 20 {
		t.Errorf("only %d ranges", ranged)
	}
}
