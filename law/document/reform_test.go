package document

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/value"
)

func TestAReformIsAnotherSet(t *testing.T) {
	set := complete(t)
	d, _ := set.Document("toeslag", date(t, "2025-01-01"))
	p := d.Parameters[0]
	before, _ := p.At(date(t, "2025-06-01"))
	fsys := fstest.MapFS{"patch.yaml": {Data: []byte("parameters:\n  - {law: toeslag, name: " + p.Name + ", from: 2025-03-01, until: 2025-08-31, value: 7}\n")}}
	reformed, err := set.Reformed(fsys, "patch.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]bool{"2025-02-28": false, "2025-03-01": true, "2025-08-31": true, "2025-09-01": false} {
		on := date(t, day)
		q, _ := reformed.Parameter("toeslag", p.Name, on)
		got, _ := q.At(on)
		was, _ := p.At(on)
		if now := got.Value == (value.Decimal{Coefficient: 7}); now != want || !want && got.Value != was.Value {
			t.Errorf("on %s the parameter is %v, and was %v", day, got.Value, was.Value)
		}
	}
	if after, _ := p.At(date(t, "2025-06-01")); after.Value != before.Value {
		t.Errorf("the old set has %v now", after.Value)
	}
}

func TestAReformThatIsALawTakesThePlaceOfWhatWas(t *testing.T) {
	set := complete(t)
	text := read(t, "testdata/complete/toeslag/2024-07-01.yaml")
	text = strings.Replace(text, "in_force: {from: 2024-07-01, until: 2025-12-31}", "in_force: {from: 2025-02-01, until: 2025-06-30}", 1)
	text = strings.Replace(text, "Wet op de toeslag", "Wet op de hogere toeslag", 1)
	reformed, err := set.Reformed(fstest.MapFS{"reform.yaml": {Data: []byte(text)}}, "reform.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]string{"2024-07-01": "Wet op de toeslag", "2025-01-31": "Wet op de toeslag", "2025-02-01": "Wet op de hogere toeslag",
		"2025-06-30": "Wet op de hogere toeslag", "2025-07-01": "Wet op de toeslag", "2025-12-31": "Wet op de toeslag"} {
		if d, ok := reformed.Document("toeslag", date(t, day)); !ok || d.Title != want {
			t.Errorf("on %s: %v, want %s", day, d, want)
		}
	}
	if d, _ := set.Document("toeslag", date(t, "2025-03-01")); d.Title != "Wet op de toeslag" || len(set.Versions("toeslag")) != 1 {
		t.Error("the old set has changed")
	}
}

func TestNextIsTheNextDayWithAValue(t *testing.T) {
	set := &Set{versions: map[string][]*Document{"wet": {
		{From: 10, Until: 19, Parameters: []*Parameter{{Name: "bedrag", Values: []ParameterValue{{From: 5, Until: 12}, {From: 15, Until: 16}, {From: 30}}}}},
		{From: 20, Parameters: []*Parameter{{Name: "bedrag", Values: []ParameterValue{{From: 1, Until: 4}, {From: 18, Until: 40}}}}},
	}}}
	for on, want := range map[value.Date]value.Date{1: 10, 10: 15, 13: 15, 17: 20, 20: 0, 41: 0} {
		if got, known := set.Next("wet", "bedrag", on); got != want || known != (want != 0) {
			t.Errorf("after %d: %d, %v, want %d", on, got, known, want)
		}
	}
	if _, known := set.Next("wet", "ander", 1); known {
		t.Error("a parameter that is not there has a value")
	}
}

func TestFaultsOfAReformHaveTheirPlace(t *testing.T) {
	set := complete(t)
	name := set.versions["toeslag"][0].Parameters[0].Name
	for text, want := range map[string]string{
		"parameters:\n  - {law: toeslog, name: x, from: 2025-01-01, value: 1}\n":                                                                                                   "r.yaml:2:5: there is no law toeslog",
		"parameters:\n  - {law: toeslag, name: x, from: 2025-01-01, value: 1}\n":                                                                                                   "r.yaml:2:5: toeslag has no parameter x",
		"parameters:\n  - {law: toeslag, name: " + name + ", from: 2025-01-01, value: veel}\n":                                                                                     "r.yaml:2:",
		"parameters:\n  - {law: toeslag, name: " + name + ", from: 2025-01-01}\n":                                                                                                  "without value",
		"parameters:\n  - {law: toeslag, name: " + name + ", from: 2025-01-01, until: 2024-01-01, value: 1}\n":                                                                     "which is before",
		"parameters:\n  - {law: toeslag, name: " + name + ", vanaf: 2025-01-01, value: 1}\n":                                                                                       "\"vanaf\" is not a key",
		"parameters:\n  - {law: toeslag, name: " + name + ", from: 2025-01-01, value: 1}\n  - {law: toeslag, name: " + name + ", from: 2025-06-01, until: 2025-08-31, value: 2}\n": "r.yaml:3:5: " + name + " of toeslag is changed for these days on line 2 of r.yaml too",
		"parameters: 3\n":            "a single value",
		"law: toeslag\ntitle: Wet\n": "without in_force",
		"- 1\n":                      "a list",
		strings.Repeat("[", 40) + strings.Repeat("]", 40): "r.yaml:1:",
	} {
		_, err := set.Reformed(fstest.MapFS{"r.yaml": {Data: []byte(text)}}, "r.yaml")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %s", text, err, want)
		}
	}
	if _, err := set.Reformed(fstest.MapFS{}, "r.yaml"); err == nil {
		t.Error("a reform that is not there is taken")
	}
	if _, err := (&Set{}).Reformed(fstest.MapFS{}); err == nil {
		t.Error("laws that were not read from files are reformed")
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
