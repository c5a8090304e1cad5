package scenario_test

import (
	"strings"
	"testing"

	"meent.nl/meent/law/regelrecht/gherkin"
	"meent.nl/meent/law/regelrecht/regelrechttest"
	"meent.nl/meent/law/regelrecht/scenario"
)

const lines = `execution:
  parameters:
    - {name: n, type: number}
    - {name: w, type: string}
  actions:
    - {output: dubbel, value: {operation: MULTIPLY, values: [$n, 2]}}
    - {output: woord, value: $w}
    - {output: niets, value: null}
    - {output: rij, value: {operation: LIST, items: [1, twee]}}`

// TestAScenarioCanFail runs scenarios of which each but the first must fail, at the
// step and with the words that are said of it.
func TestAScenarioCanFail(t *testing.T) {
	lib := regelrechttest.Library(t, regelrechttest.File("wet", "0.5.6", "", lines))
	for _, c := range []struct{ steps, want string }{
		{"Then output \"dubbel\" equals 20\nThen output \"niets\" is null\nThen output \"rij\" contains \"twee\"\nThen output \"woord\" contains \"oo\"\nThen the execution succeeds\nThen the result contains exactly the outputs \"dubbel, niets, rij, woord\"\nThen output \"dubbel\" has direct provenance", ""},
		{"Then output \"dubbel\" equals 20.000001", "output dubbel is 20, expected 20.000001"},
		{"Then output \"dubbel\" equals \"20\"\nThen output \"dubbel\" is true", "output dubbel is 20, expected true"},
		{"Then output \"woord\" is null", "output woord is boom, expected null"},
		{"Then output \"weg\" is null", "there is no output weg; there are dubbel, niets, rij, woord"},
		{"Then the execution fails", "it did not fail"},
		{"Then the result contains exactly the outputs \"dubbel\"", "the outputs are dubbel, niets, rij, woord"},
		{"Then output \"dubbel\" has reactive provenance", "output dubbel has direct provenance"},
		{"Then output \"dubbel\" is tainted as untranslatable", "output dubbel is 20"},
		{"Then output \"rij\" contains \"drie\"", "output rij is [1, twee], which does not contain drie"},
		{"When I evaluate \"weg\" of \"wet\"", "it failed, and no step expects that"},
		{"When I evaluate \"weg\" of \"wet\"\nThen the execution fails with \"iets anders\"", "it failed with another message"},
		{"When I evaluate \"weg\" of \"wet\"\nThen output \"weg\" is true", "it failed: "},
		{"Given law \"weg\" is loaded", "there is no law weg among the laws"},
		{"Given the calculation date is \"morgen\"", "morgen"},
		{"Given the following \"t\" data with key \"bsn\":\n| naam |\n| x |", "the table t has no column bsn"},
		{"Given iets", "no sentence of the vocabulary is: iets"},
		{"Given the untranslatable mode is \"zacht\"\nWhen I evaluate \"woord\" of \"wet\"\nThen the execution succeeds", "there is no mode \"zacht\""},
	} {
		text := "Feature: F\nScenario: S\nGiven parameter \"n\" is 10\nGiven parameter \"w\" is \"boom\"\nWhen I evaluate \"dubbel\" of \"wet\"\n" + c.steps
		f, err := gherkin.Read("f.feature", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		o := scenario.Run(lib, f)[0]
		switch {
		case c.want == "" && o.Status != scenario.Passed:
			t.Errorf("%s: %s", c.steps, o.Problem)
		case c.want != "" && (o.Status != scenario.Failed || !strings.Contains(o.Problem, c.want) || o.At.Line < 2):
			t.Errorf("%s: %s %s at %s, expected %s", c.steps, o.Status, o.Problem, o.At, c.want)
		}
	}
}

func TestSkippedScenariosSayWhy(t *testing.T) {
	lib := regelrechttest.Library(t, regelrechttest.File("wet", "0.5.6", "", lines))
	for tag, want := range map[string]string{"@wip": "work in progress", "@tier:notes": "notes in texts"} {
		f, err := gherkin.Read("f.feature", []byte("Feature: F\n"+tag+"\nScenario: S\nGiven iets\n"))
		if err != nil {
			t.Fatal(err)
		}
		if o := scenario.Run(lib, f)[0]; o.Status != scenario.Skipped || !strings.Contains(o.Problem, want) {
			t.Errorf("%s: %+v", tag, o)
		}
	}
}
