package nl_test

import (
	"errors"
	"os"
	"testing"

	"meent.nl/meent/law"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/run"
)

// TestExamples runs every example beside a law.
func TestExamples(t *testing.T) {
	files, err := document.LoadExamples(os.DirFS("."), "laws", world(t).Laws.Documents())
	if err != nil {
		t.Fatal(err)
	}
	perLaw := map[string]int{}
	for _, file := range files {
		for _, x := range file.List {
			perLaw[file.Law]++
			facts := givenFacts(x.Facts)
			for _, e := range x.Expect {
				if e.Outcome == document.Fails {
					fails(t, x, e)
					continue
				}
				want := e.Text
				if e.Outcome != document.Decided {
					want = string(e.Outcome)
				}
				if got := ask(t, e.Law+"."+e.Rule, x.On.String(), facts); !same(got, want) {
					t.Errorf("%s: %s: %s.%s is %s, not %s (%s)", x.Place, x.Title, e.Law, e.Rule, got, want, x.Source)
				}
			}
		}
	}
	for _, name := range []string{"zorgtoeslag", "awir", "kinderbijslag", "aow", "kindgebonden-budget", "wet-minimumloon", "huurtoeslag",
		"wet-kinderopvang"} {
		if perLaw[name] < 20 {
			t.Errorf("%s has %d examples, fewer than 20", name, perLaw[name])
		}
	}
}

// fails tells whether a rule gives no outcome for the facts of an example.
func fails(t *testing.T, x *document.Example, e document.Expectation) {
	t.Helper()
	_, err := world(t).Laws.Decide(e.Law+"."+e.Rule, x.On, func(f *run.Facts) error { return law.Fill(f, x.Facts) })
	if failure := (*run.Failure)(nil); !errors.As(err, &failure) {
		t.Errorf("%s: %s: %s.%s does not fail: %v (%s)", x.Place, x.Title, e.Law, e.Rule, err, x.Source)
	}
}

func givenFacts(list []document.Given) person {
	facts := person{}
	for _, g := range list {
		switch {
		case g.Relation:
			members := []person{}
			for _, m := range g.Members {
				members = append(members, givenFacts(m))
			}
			facts[g.Name] = members
		case g.NotApplicable:
			facts[g.Name] = nil
		default:
			facts[g.Name] = g.Text
		}
	}
	return facts
}
