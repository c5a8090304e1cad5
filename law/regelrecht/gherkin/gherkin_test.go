package gherkin_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/regelrecht/gherkin"
)

const feature = `@tier:core @los
Feature: Een naam
  Als lezer
  When a description begins as a step does

  Background:
    Given a

  # een opmerking
  @wip
  Scenario: Eerste
    Given b
    And c:
      | k | v     |
      | x | a\|b\\ |
    When d
    But e
    Then f

  Example: Tweede
    A description.
    * g
`

// written is a feature in one line for each thing.
func written(f *gherkin.Feature) string {
	var b strings.Builder
	steps := func(steps []gherkin.Step) {
		for _, s := range steps {
			fmt.Fprintf(&b, "%d %s %d %q\n", s.Kind, s.Text, s.Place.Line, s.Table)
		}
	}
	fmt.Fprintln(&b, f.Name, f.Tags, f.Place)
	steps(f.Background)
	for _, s := range f.Scenarios {
		fmt.Fprintln(&b, s.Name, s.Tags, s.Place)
		steps(s.Steps)
	}
	return b.String()
}

func TestRead(t *testing.T) {
	f, err := gherkin.Read("f.feature", []byte(feature))
	if err != nil {
		t.Fatal(err)
	}
	const want = "Een naam [@tier:core @los] f.feature:2:1\n0 a 7 []\nEerste [@wip] f.feature:11:1\n0 b 12 []\n" +
		"0 c: 13 [[\"k\" \"v\"] [\"x\" \"a|b\\\\\"]]\n1 d 16 []\n1 e 17 []\n2 f 18 []\nTweede [] f.feature:20:1\n0 g 22 []\n"
	if got := written(f); got != want {
		t.Errorf("%s\nexpected\n%s", got, want)
	}
}

func TestDutch(t *testing.T) {
	const text = "# language: nl\nFunctionaliteit: Naam\n  Als burger\n  Achtergrond:\n    Gegeven a\n  Scenario: S\n    Stel b\n    En c\n    Als d\n    Wanneer e\n    Dan f\n    Maar g\n"
	f, err := gherkin.Read("f.feature", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	const want = "Naam [] f.feature:2:1\n0 a 5 []\nS [] f.feature:6:1\n0 b 7 []\n0 c 8 []\n1 d 9 []\n1 e 10 []\n2 f 11 []\n2 g 12 []\n"
	if got := written(f); got != want {
		t.Errorf("%s\nexpected\n%s", got, want)
	}
}

func TestFaults(t *testing.T) {
	const head = "Feature: F\nScenario: S\n"
	for text, want := range map[string]string{
		"":                                "f:1:1: the file has no feature",
		"Given a\n":                       "f:1:1: Given a before the feature",
		"# language: fr\n":                "f:1:1: the language is",
		head + "Feature: G\n":             "f:3:1: a second feature",
		head + "Given a\niets\n":          "f:4:1: iets is no step",
		head + "| a |\n":                  "f:3:1: a table without a step",
		head + "Given a\n| a\n":           "f:4:1: a row of a table that has no end",
		head + "Given a\n|a|b|\n|a|\n":    "f:5:1: a row of 1 cells in a table of 2 columns",
		head + "Background:\n":            "f:3:1: a background that is not the first",
		head + "Scenario Outline: O\n":    "f:3:1: Scenario Outline: O is not read here",
		head + "Given a\n\"\"\"\n":        "f:4:1: a text of several lines",
		head + "@los\n":                   "f:3:1: tags with nothing below them",
		head + "@los\nGiven a\n":          "f:4:1: Given a below tags",
		head + "@los los\n":               "f:3:1: los among tags",
		"Feature: F\n@los\nBackground:\n": "f:3:1: a background that is not the first",
		head + "\xff":                     "f:1:1: the file is not plain UTF-8",
	} {
		_, err := gherkin.Read("f", []byte(text))
		var faults document.Faults
		if !errors.As(err, &faults) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, expected %s", text, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(feature))
	f.Add([]byte("# language: nl\nFunctionaliteit: Naam\nScenario: S\nStel b\n| a | b |\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := gherkin.Read("f.feature", data)
		var faults document.Faults
		switch {
		case err != nil && !errors.As(err, &faults):
			t.Fatalf("%T instead of faults", err)
		case err == nil && got == nil:
			t.Fatal("no feature and no faults")
		case err != nil:
			return
		}
		for _, s := range got.Scenarios {
			for _, step := range s.Steps {
				for _, row := range step.Table {
					if len(row) != len(step.Table[0]) {
						t.Fatal("rows of different lengths")
					}
				}
			}
		}
	})
}
