package nl_test

import (
	"os"
	"testing"

	"meent.nl/meent/law/document"
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
	for _, law := range []string{"zorgtoeslag", "awir", "kinderbijslag", "aow", "kindgebonden-budget", "wet-minimumloon", "huurtoeslag",
		"wet-kinderopvang"} {
		if perLaw[law] < 20 {
			t.Errorf("%s has %d examples, fewer than 20", law, perLaw[law])
		}
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
