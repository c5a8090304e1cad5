package nl_test

import (
	"encoding/json"
	"errors"
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

// TestWhatWouldChangeIsExact runs the law again at every turning: at the value that is
// named the outcome is what is said, one step before it is what it was, and the law is
// asked only for what a person can influence.
func TestWhatWouldChangeIsExact(t *testing.T) {
	turned, cliffs, rates := 0, 0, 0
	seen := map[string]int{}
	explained(t, func(at string, e *reason.Explanation, f *run.Facts) {
		if seen[e.Goal]++; seen[e.Goal] > 12 {
			return
		}
		machine := run.NewMachine(f.Program())
		outcome, err := machine.Run(f)
		if err != nil {
			t.Fatal(err)
		}
		ahead, err := reason.LookAhead(e, f, outcome, world(t).Look(e.Goal))
		if err != nil {
			t.Fatalf("%s: %v", at, err)
		}
		for _, x := range ahead.Turnings {
			turned++
			if x.Cliff {
				cliffs++
			}
			if field, ok := world(t).Field(x.Name); !ok || !field.Influence {
				t.Errorf("%s: %s is told of, and nobody can influence it", at, x.Name)
			}
			before, after := again(t, f, x, x.Last), again(t, f, x, x.At)
			if before != x.Before.Text || after != x.After.Text || before == after {
				t.Errorf("%s: %s: at %s it is %s and at %s %s; said were %s and %s", at, x.Name, x.Last.Text, before, x.At.Text, after, x.Before.Text, x.After.Text)
			}
		}
		rates += len(ahead.Marginals)
		open := f.Clone()
		forget(open, ahead.Immaterial)
		now, err := machine.Run(open)
		if err != nil || now.Status != run.Decided || now.Text(now.Value) != outcome.Text(outcome.Value) {
			t.Errorf("%s: %s hangs on facts that are said not to matter: %v", at, e.Goal, err)
		}
	})
	if turned < 100 || cliffs < 10 || rates < 50 {
		t.Errorf("%d turnings, %d cliffs and %d rates: too few to say much", turned, cliffs, rates)
	}
}

// TestReasonsAreWrittenAsJSON compares what is stored of every example with what
// encoding/json writes.
func TestReasonsAreWrittenAsJSON(t *testing.T) {
	same := func(at string, got []byte, v any) {
		if want, err := json.Marshal(v); err != nil || string(got) != string(want) {
			t.Errorf("%s: it is written as %s, and would be %s: %v", at, got, want, err)
		}
	}
	explained(t, func(at string, e *reason.Explanation, f *run.Facts) {
		outcome, err := run.NewMachine(f.Program()).Run(f)
		if err != nil {
			t.Fatal(err)
		}
		ahead, err := reason.LookAhead(e, f, outcome, world(t).Look(e.Goal))
		if err != nil {
			t.Fatal(err)
		}
		told := reason.Reason(e, ahead)
		same(at, e.JSON(), e)
		same(at, ahead.JSON(), ahead)
		same(at, told.JSON(), told)
	})
}

// again is the outcome with one fact otherwise; empty where it is not applicable.
func again(t *testing.T, f *run.Facts, x reason.Turning, is reason.Value) string {
	t.Helper()
	other := f.Clone()
	subjectOf(other, x.Of).Set(x.Name, run.Text(is.Text))
	o, err := run.NewMachine(f.Program()).Run(other)
	if failure := (*run.Failure)(nil); errors.As(err, &failure) || o.NotApplicable {
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	return o.Text(o.Value)
}

func subjectOf(f *run.Facts, of reason.Person) *run.Subject {
	for i, rel := range f.Program().Relations {
		if rel.Name == of.Relation {
			return &f.Members(i)[of.Member-1]
		}
	}
	return f.Applicant()
}

func forget(f *run.Facts, facts []reason.Named) {
	for _, one := range facts {
		if one.Of.Relation != "" && one.Of.Member == 0 {
			continue
		}
		subjectOf(f, one.Of).Set(one.Name, run.Unknown())
	}
}
