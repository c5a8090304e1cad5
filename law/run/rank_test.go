package run_test

import (
	"strconv"
	"strings"
	"testing"

	"meent.nl/meent/law/run"
)

// TestTheFirstChild is the child with the most hours, then the highest costs, then
// who stands first; a child without hours is not among them.
func TestTheFirstChild(t *testing.T) {
	for _, c := range []struct{ hours, costs, want string }{
		{"10 20 5", "1 1 1", "1"}, {"20 20 5", "1 3 9", "1"}, {"20 20", "3 3", "0"}, {"null 3", "1 1", "1"}, {"null", "1", ""}, {"4 4", "null 1", "1"}, {"", "", ""},
	} {
		_, p := compile(t, articles(ruleText{"rang", "child", "number", "rank by most(uren, huur)"},
			ruleText{"proef", "household", "list of kinderen", "kinderen[rang = 1]"}), "2025-03-01")
		f := run.NewFacts(p)
		hours, costs := strings.Fields(c.hours), strings.Fields(c.costs)
		for k, m := range f.List("kinderen", len(hours)) {
			for name, text := range map[string]string{"uren": hours[k], "huur": costs[k]} {
				if text == "null" {
					m.Set(name, run.NotApplicable())
				} else {
					m.Set(name, run.Text(text))
				}
			}
		}
		o, err := run.NewMachine(p).Run(f)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, k := range o.Members {
			got = append(got, strconv.Itoa(k))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// TestARankNeedsWhatCanChangeIt: the rank is known as soon as no sibling can pass.
func TestARankNeedsWhatCanChangeIt(t *testing.T) {
	_, p := compile(t, articles(ruleText{"rang", "child", "number", "rank by most(uren)"},
		ruleText{"proef", "household", "number", "sum(for k in kinderen return if k.zorg then k.rang else 0)"}), "2025-03-01")
	m, f := run.NewMachine(p), run.NewFacts(p)
	kids := f.List("kinderen", 3)
	for k, hours := range []run.Given{run.Text("60"), run.Unknown(), run.Between(run.Text("10"), run.Text("20"))} {
		kids[k].Set("uren", hours)
		kids[k].Set("zorg", run.Truth(k == 0))
	}
	if got := show(m.Run(f)); got != "1" {
		t.Errorf("nobody has more than 60 hours: %s", got)
	}
	kids[0].Set("uren", run.Text("15"))
	o, err := m.Run(f)
	if got := show(o, err); got != "1..3" || len(o.Missing) != 2 {
		t.Errorf("either may have more: %s, %v", got, o.Missing)
	}
	if o, err = m.Run(run.NewFacts(p)); show(o, err) != "needs" || o.Missing[0] != (run.Missing{Relation: "kinderen", Member: -1}) {
		t.Errorf("%v %v", o, err)
	}
}
