package document

import (
	"os"
	"reflect"
	"testing"
)

func TestLoadExamples(t *testing.T) {
	all, err := LoadExamples(os.DirFS("testdata"), "complete", complete(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 || all[0].Law != "toeslag" || len(all[0].List) != 2 {
		t.Fatalf("examples: %+v", all)
	}
	x := all[0].List[0]
	if x.Title != "alone, abroad" || x.Source != "Memorie van toelichting, p. 3" || x.On != date(t, "2025-03-01") || x.Place.Line != 3 {
		t.Errorf("the first: %+v", x)
	}
	facts := []Given{
		{Name: "geboortedatum", Text: "1990-01-01"}, {Name: "inkomen", Text: "28500.00"}, {Name: "woonland", Text: "belgie"},
		{Name: "kandidaten", Relation: true},
		{Name: "kinderen", Relation: true, Members: [][]Given{
			{{Name: "geboortedatum", Text: "2020-02-29"}, {Name: "thuiswonend", Text: "true"}, {Name: "kosten", NotApplicable: true}},
			nil,
		}},
	}
	if got := placeless(x.Facts); !reflect.DeepEqual(got, facts) {
		t.Errorf("facts:\n got %+v\nwant %+v", got, facts)
	}
	var outcomes []Expectation
	for _, x := range append(x.Expect, all[0].List[1].Expect...) {
		x.Place = Place{}
		outcomes = append(outcomes, x)
	}
	want := []Expectation{
		{Law: "toeslag", Rule: "toeslag_per_maand", Outcome: Decided, Text: "130"},
		{Law: "toeslag", Rule: "soort", Outcome: Decided, Text: "alleen"},
		{Law: "toeslag", Rule: "heeft_recht", Outcome: Decided, Text: "true"},
		{Law: "toeslag", Rule: "opslag", Outcome: NotApplicable},
		{Law: "toeslag", Rule: "toeslag_per_jaar", Outcome: InRange},
		{Law: "toeslag", Rule: "soort", Outcome: Needs},
		{Law: "toeslag", Rule: "opslag", Outcome: NotApplicable},
	}
	if !reflect.DeepEqual(outcomes, want) {
		t.Errorf("expectations:\n got %+v\nwant %+v", outcomes, want)
	}
}

func placeless(facts []Given) []Given {
	var out []Given
	for _, g := range facts {
		g.Place = Place{}
		for i, member := range g.Members {
			g.Members[i] = placeless(member)
		}
		out = append(out, g)
	}
	return out
}
