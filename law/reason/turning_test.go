package reason_test

import (
	"fmt"
	"testing"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
)

func steunFacts(p *program.Program) *run.Facts {
	f := run.NewFacts(p)
	f.Set("inkomen", run.Text("20000.00"))
	f.Set("vermogen", run.Text("1000.00"))
	f.Set("verzekerd", run.Text("true"))
	f.Set("elders", run.Text("false"))
	f.List("kinderen", 0)
	return f
}

func all(string) bool { return true }

func TestTurnings(t *testing.T) {
	p := steunProgram(t)
	found, err := reason.Turnings(steunFacts(p), all)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range found {
		got = append(got, fmt.Sprintf("%s at %s: %s becomes %s, cliff %t", x.Name, x.At.Text, x.Before.Text, x.After.Text, x.Cliff))
	}
	want := []string{
		"verzekerd at false: 300 becomes 0, cliff false",
		"vermogen at 30000.01: 300 becomes 0, cliff true", // the limit of article 2
		"elders at true: 300 becomes 0, cliff false",      // the limit is then 5 euro
		"inkomen at 66.66: 1 becomes 0, cliff false",      // 66.67 × 1.5% is the first whole euro
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("turnings\n%q, want\n%q", got, want)
	}
}

// What is found is the nearest: no value between is otherwise, and the value itself is.
func TestTurningsAreNearest(t *testing.T) {
	p := steunProgram(t)
	for income := int64(0); income < 9000; income += 37 {
		f := steunFacts(p)
		f.Applicant().Put(factNamed(p, "inkomen"), program.Exactly(income))
		found, err := reason.Turnings(f, func(fact string) bool { return fact == "inkomen" })
		if err != nil {
			t.Fatal(err)
		}
		want := "66.67" // from none to a right
		if income >= 6667 {
			want = "66.66"
		}
		if len(found) != 1 || found[0].At.Text != want {
			t.Fatalf("at %d cents it turns at %+v, want %s", income, found, want)
		}
	}
}

func factNamed(p *program.Program, name string) int {
	for i, f := range p.Facts {
		if f.Name == name {
			return i
		}
	}
	return -1
}

func TestMarginals(t *testing.T) {
	p := steunProgram(t)
	found, err := reason.Marginals(steunFacts(p), 200, all)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 2 || found[1].Name != "inkomen" || found[1].Change.Text != "3" || found[1].Keeps != "101.50" {
		t.Errorf("marginals: %+v", found)
	}
}

// Without a decided outcome nothing turns.
func TestNothingTurnsWhileFactsAreMissing(t *testing.T) {
	f := steunFacts(steunProgram(t))
	f.Set("verzekerd", run.Unknown())
	if found, err := reason.Turnings(f, all); err != nil || len(found) > 0 {
		t.Errorf("%v, %v", found, err)
	}
}
