package typed_test

import (
	"strings"
	"testing"

	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/compat"
	"meent.nl/meent/law/regelrecht/regelrechttest"
)

// From 0.5.8 on null is only where a field says that it may be: nothing becomes false,
// zero or a right for want of a value.
func TestNullFrom058(t *testing.T) {
	in := func(version, field, value string) string {
		return regelrechttest.File("proef", version, "", "execution:\n  parameters:\n    - {name: bsn, type: string}\n"+
			"    - {name: p, type: number, required: false, nullable: true}\n"+
			"  input:\n    - {name: huur, type: number, source: {}"+field+"}\n"+
			"  output:\n    - {name: uit, type: boolean}\n  actions:\n    - {output: uit, value: "+value+"}")
	}
	row := func(v regelrecht.Value) compat.Source {
		return compat.Source{Name: "huren", Key: "bsn", Rows: []map[string]regelrecht.Value{{"bsn": regelrecht.TextOf("1"), "huur": v}}}
	}
	bsn := map[string]regelrecht.Value{"bsn": regelrecht.TextOf("1")}
	rented := "{operation: GREATER_THAN, subject: $huur, value: 0}"
	for _, c := range []struct {
		name, file string
		parameters map[string]regelrecht.Value
		data       regelrecht.Value
		want       string // "fails: " and a part of it
	}{
		{"a value", in("0.7.0", "", rented), bsn, regelrecht.NumberOf(regelrecht.Int(5)), "true"},
		{"null that may not be", in("0.7.0", "", rented), bsn, regelrecht.Value{}, "fails: huur is null, which the law does not allow there"},
		{"null that may be, compared", in("0.7.0", ", nullable: true", "{operation: EQUALS, subject: $huur, value: null}"), bsn, regelrecht.Value{}, "true"},
		{"null that may be, as a condition", in("0.7.0", ", nullable: true", "{operation: NOT, value: $huur}"), bsn, regelrecht.Value{}, "fails: type mismatch: expected a condition, got null"},
		{"null in AND", in("0.5.8", ", nullable: true", "{operation: AND, conditions: [true, $huur]}"), bsn, regelrecht.Value{}, "fails: type mismatch"},
		{"null in IF", in("0.5.9", ", nullable: true", "{operation: IF, cases: [{when: $huur, then: true}], default: false}"), bsn, regelrecht.Value{}, "fails: type mismatch"},
		{"no case and no default", in("0.6.0", "", "{operation: IF, cases: [{when: false, then: true}]}"), bsn, regelrecht.NumberOf(regelrecht.Int(5)), "fails: uit is null"},
		{"a required parameter that is null", in("0.7.0", "", "true"), map[string]regelrecht.Value{"bsn": {}}, regelrecht.Value{}, "fails: parameter bsn is null"},
		{"a required parameter that is not there", in("0.7.0", "", "true"), map[string]regelrecht.Value{}, regelrecht.Value{}, "fails: variable not found: parameter bsn is required"},
		{"a parameter that may be absent", in("0.7.0", "", "true"), bsn, regelrecht.Value{}, "true"},
		{"one that is read though", in("0.7.0", "", "{operation: GREATER_THAN, subject: $p, value: 0}"), bsn, regelrecht.Value{}, "fails: variable not found: p"},
		{"0.5.7 as before", regelrechttest.File("proef", "0.5.7", "", "execution:\n  parameters:\n    - {name: bsn, type: string}\n  input:\n    - {name: huur, type: number, source: {}}\n"+
			"  output:\n    - {name: uit, type: boolean}\n  actions:\n    - {output: uit, value: {operation: NOT, value: $huur}}"), bsn, regelrecht.Value{}, "true"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := asked(t, regelrechttest.Library(t, c.file), "proef", "uit", "2025-01-01", c.parameters, row(c.data))
			got = strings.TrimSuffix(got, " (compat)")
			message, fails := strings.CutPrefix(c.want, "fails: ")
			if fails && (!strings.HasPrefix(got, "fails: wet1.yaml:") || !strings.Contains(got, message)) || !fails && got != c.want {
				t.Errorf("%s, expected %s", got, c.want)
			}
		})
	}
}

// From 0.5.8 on a law is not asked about nobody.
func TestALawIsNotAskedAboutNobody(t *testing.T) {
	other := regelrechttest.File("ander", "0.7.0", "", "execution:\n  parameters:\n    - {name: bsn, type: string}\n"+
		"  output:\n    - {name: inkomen, type: number}\n  actions:\n    - {output: inkomen, value: {operation: DIVIDE, values: [1, 0]}}")
	asks := func(nullable string) string {
		return regelrechttest.File("proef", "0.7.0", "", "execution:\n  parameters:\n    - {name: partner, type: string, nullable: true}\n"+
			"  input:\n    - {name: inkomen, type: number"+nullable+", source: {regulation: ander, output: inkomen, parameters: {bsn: $partner}}}\n"+
			"  output:\n    - {name: alleen, type: boolean}\n  actions:\n    - {output: alleen, value: {operation: EQUALS, subject: $inkomen, value: null}}")
	}
	nobody := map[string]regelrecht.Value{"partner": {}}
	expect(t, asked(t, regelrechttest.Library(t, other, asks(", nullable: true")), "proef", "alleen", "2025-01-01", nobody), "true (compat)")
	got := asked(t, regelrechttest.Library(t, other, asks("")), "proef", "alleen", "2025-01-01", nobody)
	if !strings.HasPrefix(got, "fails: wet2.yaml:") || !strings.Contains(got, "inkomen is null") {
		t.Error(got)
	}
}

// A marking is refused as an untranslatable is, unless a person has accepted it.
func TestMarkings(t *testing.T) {
	marked := func(accepted string) *regelrecht.Library {
		return regelrechttest.Library(t, regelrechttest.File("proef", "0.7.0", "", "markings:\n"+
			"  - {about: de eerstvolgende werkdag, reason: geen kalender, resolution: operation, resolved_by: een bewerking,\n"+
			"     target: [], legal_text_excerpt: werkdag, accepted: "+accepted+"}\nexecution:\n"+
			"  output:\n    - {name: uit, type: number}\n  actions:\n    - {output: uit, value: 1}"))
	}
	expect(t, asked(t, marked("true"), "proef", "uit", "2025-01-01", nil), "1")
	if got := asked(t, marked("false"), "proef", "uit", "2025-01-01", nil); !strings.Contains(got, "untranslatable construct: de eerstvolgende werkdag") {
		t.Error(got)
	}
}

// A loop in a loop in a loop ends.
func TestElementsAreBounded(t *testing.T) {
	items := strings.Repeat("1, ", 999) + "1"
	value := "1"
	for range 3 {
		value = "{operation: FOREACH, collection: {operation: LIST, items: [" + items + "]}, body: " + value + ", combine: ADD}"
	}
	lib := regelrechttest.Library(t, regelrechttest.File("proef", "0.5.7", "", "execution:\n  actions:\n    - {output: uit, value: "+value+"}"))
	_, err := compat.Ask(lib, compat.Question{Law: "proef", Outputs: []string{"uit"}, On: regelrechttest.Day(t, "2025-01-01")})
	if err == nil || !strings.Contains(err.Error(), "more than 200000 elements for one question") {
		t.Error(err)
	}
}

// Deviation 18: data does not give names to a law.
func TestFieldsOfAnElementAreNoNames(t *testing.T) {
	file := func(body string) *regelrecht.Library {
		return regelrechttest.Library(t, regelrechttest.File("proef", "0.5.7", "", "definitions: {vrij: 100}\nexecution:\n"+
			"  parameters:\n    - {name: bewoners, type: array}\n  output:\n    - {name: uit, type: number}\n"+
			"  actions:\n    - {output: uit, value: {operation: FOREACH, collection: $bewoners, as: bewoner, body: "+body+", combine: ADD}}"))
	}
	bewoners := map[string]regelrecht.Value{"bewoners": regelrecht.ListOf([]regelrecht.Value{
		{Kind: regelrecht.Object, Fields: map[string]regelrecht.Value{"vrij": regelrecht.NumberOf(regelrecht.Int(1)), "loon": regelrecht.NumberOf(regelrecht.Int(7))}}})}
	expect(t, asked(t, file("$bewoner.loon"), "proef", "uit", "2025-01-01", bewoners), "7 (compat)")
	expect(t, asked(t, file("$vrij"), "proef", "uit", "2025-01-01", bewoners), "100 (compat)")
	if got := asked(t, file("$loon"), "proef", "uit", "2025-01-01", bewoners); !strings.Contains(got, "variable not found: loon") {
		t.Error(got)
	}
}
