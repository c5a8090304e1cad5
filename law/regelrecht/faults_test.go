package regelrecht_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/regelrechttest"
)

// article is a law of one article whose machine_readable is on line 10.
func article(machine string) string { return regelrechttest.File("proef", "0.5.6", "", machine) }

func action(value string) string {
	return article("execution:\n  actions:\n    - output: uit\n      value: " + value)
}

func TestFaults(t *testing.T) {
	whole := action("1")
	for _, c := range []struct{ name, file, place, message string }{
		{"no version", strings.Replace(whole, "$schema", "$scheme", 1), "1:1", "does not say its version"},
		{"another schema", strings.Replace(whole, "MinBZK", "Iemand", 1), "1:10", "no address of a schema"},
		{"an unknown version", strings.ReplaceAll(whole, "0.5.6", "0.5.10"), "1:10", "v0.5.10 is not a version of the format that is known here"},
		{"an old version", strings.ReplaceAll(whole, "0.5.6", "0.4.0"), "1:10", "v0.4.0 is not a version"},
		{"tag and folder differ", strings.Replace(whole, "schema-v0.5.6", "schema-v0.5.5", 1), "1:10", "no address of a schema"},
		{"an unknown key", strings.Replace(whole, "bwb_id:", "bwbid:", 1), "5:1", `"bwbid" is not a key of the file`},
		{"a law without its number", strings.Replace(whole, "bwb_id:", "eli:", 1), "1:1", "a WET without bwb_id"},
		{"not a date", strings.Replace(whole, "'2024-01-01'", "2024", 1), "4:19", "publication_date is not a date"},
		{"a key of a later version", regelrechttest.File("proef", "0.5.2", "valid_to: '2025-12-31'\n", "execution: {actions: []}"), "7:1", "valid_to came with v0.5.3, and the file says that it is v0.5.2"},
		{"the last day before the first", regelrechttest.File("proef", "0.5.6", "valid_from: '2025-01-01'\nvalid_to: '2024-12-31'\n", "execution: {actions: []}"), "1:1", "valid_to is before valid_from"},
		{"an anchor", strings.Replace(whole, "url: https", "url: &a https", 1), "6:6", "an anchor"},
		{"a tag", strings.Replace(whole, "$id: proef", "$id: !!str proef", 1), "2:6", "a YAML tag"},
		{"not YAML", "a: [", "2:1", "not YAML"},
		{"an unknown operation", action("{operation: SOM, values: [1]}"), "15:20", `article 1: "SOM" is not an operation of the format`},
		{"an operation of the engine alone", action("{operation: IS_NULL, subject: $x}"), "15:20", "IS_NULL is not an operation of the format; expected EQUALS with value: null"},
		{"a comparison without a value", action("{operation: GREATER_THAN, subject: 1}"), "15:20", "article 1: GREATER_THAN without value"},
		{"a field too many", action("{operation: EQUALS, subject: 1, value: 2, values: [3]}"), "15:62", `"values" is not a key of EQUALS`},
		{"an old form of IF", action("{operation: IF, when: true, then: 1, else: 2}"), "15:36", `"when" is not a key of IF`},
		{"a mapping that is no operation", action("{subject: 1}"), "15:20", "a mapping without operation"},
		{"a list", action("[1, 2]"), "15:20", "a list where a value is needed"},
		{"IN without a list", action("{operation: IN, subject: 1}"), "15:20", "IN without a list, or with two"},
		{"IN with two lists", action("{operation: IN, subject: 1, value: 1, values: [1]}"), "15:20", "IN without a list, or with two"},
		{"a sum of nothing", action("{operation: ADD, values: []}"), "15:20", "ADD of nothing"},
		{"a precision that is no number", action("{operation: ROUND, value: 1, precision: twee}"), "15:60", "precision is not a number"},
		{"a precision out of bounds", action("{operation: ROUND, value: 1, precision: 29}"), "15:60", "precision is out of its bounds"},
		{"an operation of a later version", strings.ReplaceAll(action("{operation: ROUND, value: 1, precision: 0}"), "0.5.6", "0.5.4"), "15:20", "ROUND came with v0.5.5"},
		{"a unit of a later version", strings.ReplaceAll(article("execution:\n  output:\n    - {name: uit, type: number, type_spec: {unit: ratio}}"), "0.5.6", "0.5.5"), "14:57", `unit is "ratio"`},
		{"a difference in hours", action("{operation: DATE_DIFF, from: $a, to: $b, in: hours}"), "15:20", "DATE_DIFF in hours"},
		{"not a reference", action("$a-b"), "15:20", `"$a-b" is not a reference`},
		{"a number with an exponent", action("1e3"), "15:20", "not a number in digits"},
		{"a number too large for YAML", article("definitions:\n  x: 9e999"), "13:12", `article 1: a value: "9e999" is not a number in digits`},
		{"a number with a comma", article("definitions:\n  x:\n    value: 1,000"), "14:18", `a value: "1,000" is not a number in digits`},
		{"a number that begins with a zero", article("definitions: {x: 010}"), "12:24", `a value: "010" begins with a zero`},
		{"text where a number is declared", article("definitions:\n  x: {value: 'abc', type: number}"), "13:20", "article 1: text where a number is declared"},
		{"text where an amount is declared", article("definitions:\n  x: {value: '100', type_spec: {unit: eurocent}}"), "13:20", "text where a number is declared"},
		{"a comparison as an action", article("execution:\n  actions:\n    - output: uit\n      operation: EQUALS\n      value: 1"), "14:13", "EQUALS as an action"},
		{"a value that is looked up", article("execution:\n  actions:\n    - output: uit\n      value: 1\n      resolve: {type: x}"), "16:22", "resolve, which no engine carries out"},
		{"text as a condition", action("{operation: AND, conditions: [true, nee]}"), "15:56", "article 1: text as a condition"},
		{"text as a condition of a choice", action("{operation: IF, cases: [{when: ja, then: 1}]}"), "15:51", "text as a condition"},
		{"the negation of text", action("{operation: NOT, value: on}"), "15:44", "text as a condition"},
		{"an output that is given twice", article("execution:\n  actions:\n    - {output: uit, value: 1}\n    - {output: uit, value: 2}"), "15:13", "uit is given on line 14 too"},
		{"an unknown type", article("execution:\n  output:\n    - {name: uit, type: bedrag}"), "14:31", `type is "bedrag"`},
		{"an input without a source", article("execution:\n  input:\n    - {name: in, type: number}"), "14:13", "an input without source"},
		{"a parameter that is a number", article("execution:\n  input:\n    - {name: in, type: number, source: {regulation: ander, output: x, parameters: {jaar: 2025}}}"), "14:96", "the value of a parameter is"},
		{"a definition that hides an input", article("definitions: {x: 99}\nexecution:\n  input:\n    - {name: x, type: number, source: {}}"), "15:13", "x is a definition and an input"},
		{"a name of the engine", article("definitions: {referencedate: 99}"), "8:5", "referencedate is the date of the question"},
		{"units that do not go together", article("definitions:\n  a: {value: 1, type_spec: {unit: eurocent}}\n  b: {value: 1, type_spec: {unit: days}}\nexecution:\n  actions:\n    - output: uit\n      value: {operation: ADD, values: [$a, $b]}"), "18:20", "article 1: ADD of eurocent and days"},
		{"a bound below the other", article("execution:\n  parameters:\n    - {name: p, type: number, type_spec: {min: 2, max: 1}}"), "14:48", "min is more than max"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := regelrecht.Read("wet.yaml", []byte(c.file))
			var faults document.Faults
			if !errors.As(err, &faults) || len(faults) == 0 {
				t.Fatalf("no faults: %v", err)
			}
			if got := faults[0].Error(); !strings.HasPrefix(got, "wet.yaml:"+c.place+":") || !strings.Contains(got, c.message) {
				t.Errorf("%s\nexpected %s and %q", err, c.place, c.message)
			}
		})
	}
}

func TestTextStaysText(t *testing.T) {
	law, err := regelrecht.Read("wet.yaml", []byte(article("definitions: {a: '010', b: abc, c: 2024-01-01, d: {value: '1,000', type: string}, e: {value: 0.5, type: number}}")))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"010", "abc", "2024-01-01", "1,000", "0.5"} {
		v := law.Articles[0].Definitions[i].Value
		if v.String() != want || (v.Kind == regelrecht.Text) != (i < 4) {
			t.Errorf("%s is %s, a %s", want, v, v.Kind)
		}
	}
}

// A file with none of the keys of a law is no law with faults.
func TestFilesThatAreNoLawsArePassedOver(t *testing.T) {
	lib, err := regelrecht.Load(fstest.MapFS{"a/wet.yaml": {Data: []byte(action("1"))}, "grammar.yaml": {Data: []byte("version: 1\nsteps: []\n")}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	if got := lib.Others(); !slices.Equal(got, []string{"grammar.yaml"}) || !slices.Equal(lib.Laws(), []string{"proef"}) {
		t.Errorf("%v, %v", got, lib.Laws())
	}
	if _, err := regelrecht.Read("grammar.yaml", []byte("version: 1\n")); !errors.Is(err, regelrecht.ErrNoLaw) {
		t.Errorf("%v", err)
	}
	for _, text := range []string{"$id: wet\n", "articles: []\n", "[1]\n", "version: &a 1\n"} {
		var faults document.Faults
		if _, err := regelrecht.Load(fstest.MapFS{"wet.yaml": {Data: []byte(text)}}, "."); !errors.As(err, &faults) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestDepthIsBounded(t *testing.T) {
	deep := strings.Repeat("{operation: NOT, value: ", 101) + "true" + strings.Repeat("}", 101)
	_, err := regelrecht.Read("wet.yaml", []byte(action(deep)))
	if err == nil || !strings.Contains(err.Error(), "more than 100 operations inside each other") {
		t.Errorf("%v", err)
	}
	if _, err := regelrecht.Read("wet.yaml", []byte(action(strings.Repeat("[", 2000)))); err == nil {
		t.Error("a file of brackets is read")
	}
	if _, err := regelrecht.Read("wet.yaml", make([]byte, regelrecht.MaxFileSize+1)); err == nil {
		t.Error("a file that is too large is read")
	}
}

func TestVersions(t *testing.T) {
	for _, v := range []string{"0.5.0", "0.5.1", "0.5.2", "0.5.3", "0.5.4", "0.5.5", "0.5.6", "0.5.7", "0.5.8", "0.5.9", "0.6.0", "0.7.0"} {
		law, err := regelrecht.Read("wet.yaml", []byte(strings.ReplaceAll(action("1"), "0.5.6", v)))
		if err != nil || law.Format.String() != "v"+v {
			t.Errorf("%s: %v", v, err)
		}
	}
}

func TestInForce(t *testing.T) {
	file := func(id, more string) string {
		return regelrechttest.File(id, "0.5.6", more, "execution:\n  actions:\n    - {output: begin, value: '2025-03-01'}")
	}
	lib := regelrechttest.Library(t, file("wet", "valid_from: '2024-01-01'\n"),
		file("wet", "valid_from: '#begin'\nvalid_to: '2025-12-31'\n"), file("altijd", ""))
	for _, c := range []struct{ id, on, want string }{
		{"wet", "2023-12-31", "No version of law 'wet' in force on 2023-12-31 (not yet in force)"},
		{"wet", "2025-02-28", "2024-01-01"}, {"wet", "2025-03-01", "2025-03-01"}, {"wet", "2025-12-31", "2025-03-01"},
		{"wet", "2026-01-01", "No version of law 'wet' in force on 2026-01-01; last in force until 2025-12-31"},
		{"altijd", "1900-01-01", "1970-01-01"}, {"geen", "2025-01-01", "Law not found: geen"},
	} {
		law, err := lib.InForce(c.id, regelrechttest.Day(t, c.on))
		got := fmt.Sprint(err)
		if err == nil {
			got = law.From.String()
		}
		if got != c.want {
			t.Errorf("%s on %s: %s, expected %s", c.id, c.on, got, c.want)
		}
	}
	one, err := regelrecht.Read("a.yaml", []byte(file("wet", "valid_from: '2024-01-01'\n")))
	if err != nil {
		t.Fatal(err)
	}
	two, err := regelrecht.Read("b.yaml", []byte(file("wet", "valid_from: '2024-01-01'\n")))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := regelrecht.NewLibrary([]*regelrecht.Law{one, two}); err == nil || !strings.Contains(err.Error(), "begins on the same day as a.yaml") {
		t.Errorf("%v", err)
	}
}
