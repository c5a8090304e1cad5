package nl_test

import (
	"math/big"
	"os"
	"slices"
	"testing"

	"meent.nl/meent/law"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
)

// explained gives the explanation of every decided amount of money in the examples
// beside the laws.
func explained(t *testing.T, give func(at string, e *reason.Explanation, f *run.Facts)) {
	t.Helper()
	files, err := document.LoadExamples(os.DirFS("."), "laws", world(t).Laws.Documents())
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		for _, x := range file.List {
			for _, want := range x.Expect {
				if want.Outcome != document.Decided {
					continue
				}
				d, err := world(t).Laws.Decide(want.Law+"."+want.Rule, x.On, func(f *run.Facts) error { return law.Fill(f, x.Facts) })
				if err != nil {
					t.Fatalf("%s: %v", x.Place, err)
				}
				give(x.Place.String(), reason.Explain(d.Machine, d.Facts, d.Outcome), d.Facts)
			}
		}
	}
}

// TestEverySumAddsUp adds the lines of each section: they come to its total, what a line
// takes over is what the section above it came to, and the last comes to the outcome.
func TestEverySumAddsUp(t *testing.T) {
	amounts, written, lines := 0, 0, 0
	worked := map[string]int{}
	explained(t, func(at string, e *reason.Explanation, _ *run.Facts) {
		outcome, isNumber := new(big.Rat).SetString(e.Answer.Text)
		sections := e.Waterfall()
		if len(sections) == 0 {
			if isNumber && outcome.Sign() > 0 && len(e.Answer.Unit) >= 4 && e.Answer.Unit[:4] == "euro" {
				t.Errorf("%s: %s is an amount without a sum", at, e.Goal)
			}
			return
		}
		amounts++
		for i, s := range sections {
			sum := new(big.Rat)
			for _, l := range s.Lines {
				sum.Add(sum, rat(t, l.Amount))
				lines++
				if l.Kind == reason.WorkedLine {
					worked[e.Steps[l.Step-1].Law+"."+e.Steps[l.Step-1].Rule]++
				}
				taken := l.Amount
				if l.Base != nil {
					taken = *l.Base
				}
				if l.Made && !slices.ContainsFunc(sections[:i], func(above reason.Section) bool {
					return above.Step == l.Step && rat(t, above.Total).Cmp(new(big.Rat).Abs(rat(t, taken))) == 0
				}) {
					t.Errorf("%s: %s takes over what no section above it comes to", at, e.Goal)
				}
			}
			if sum.Cmp(rat(t, s.Total)) != 0 {
				t.Errorf("%s: %s: the lines of %s come to %s, not to %s", at, e.Goal, s.Label.NL, sum.FloatString(2), s.Total.Text)
			}
		}
		if last := sections[len(sections)-1]; rat(t, last.Total).Cmp(outcome) != 0 && outcome.FloatString(2) != last.Total.Text {
			t.Errorf("%s: the sum of %s comes to %s, and the outcome is %s", at, e.Goal, last.Total.Text, e.Answer.Text)
		}
		if sections[len(sections)-1].Lines[0].Kind != reason.WorkedLine {
			written++
		}
	})
	t.Logf("%d amounts, %d written out, %d lines; not written out: %v", amounts, written, lines, worked)
	if amounts < 500 || written < amounts*9/10 {
		t.Errorf("of %d amounts the sum of %d is written out; want 500 amounts or more, and nine in ten of them", amounts, written)
	}
}

func rat(t *testing.T, v reason.Value) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(v.Text)
	if !ok {
		t.Fatalf("%q is no number", v.Text)
	}
	return r
}
