package typed_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/compat"
	"meent.nl/meent/law/regelrecht/regelrechttest"
	"meent.nl/meent/law/regelrecht/typed"
)

// The tests in this file are the deviations of docs/regelrecht.md, by number.

func law(id, more string, articles ...string) string {
	return regelrechttest.File(id, "0.5.6", more, articles...)
}

// asked is one output of a law in both engines, which must agree.
func asked(t *testing.T, lib *regelrecht.Library, id, output, on string, parameters map[string]regelrecht.Value, sources ...compat.Source) string {
	t.Helper()
	q := compat.Question{Law: id, Outputs: []string{output}, On: regelrechttest.Day(t, on), Parameters: parameters, Sources: sources}
	r, err := compat.Ask(lib, q)
	if err != nil {
		return "fails: " + err.Error()
	}
	got := r.Outputs[output]
	c, err := typed.Compile(lib, q)
	var not *typed.Inexpressible
	if errors.As(err, &not) {
		return got.String() + " (compat)"
	}
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.Ask(q)
	if err != nil || !out[output].Equal(got) {
		t.Fatalf("the program gives %s, %v; compat gives %s", out[output], err, got)
	}
	return got.String()
}

func refused(t *testing.T, file, message string) {
	t.Helper()
	_, err := regelrecht.Read("wet.yaml", []byte(file))
	var faults document.Faults
	if !errors.As(err, &faults) || !strings.Contains(err.Error(), message) || faults[0].Place.Line < 2 {
		t.Errorf("%v, expected %s", err, message)
	}
}

func expect(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s, expected %s", got, want)
	}
}

// Deviation 1: a version that is loaded later changes no earlier result.
func TestLaterVersionsChangeNothingEarlier(t *testing.T) {
	decision := law("besluit", "", `open_terms:
  - {id: bedrag, type: number, delegation_type: WET, default: {actions: [{output: bedrag, value: 1}]}}
execution:
  produces: {legal_character: BESCHIKKING}
  actions:
    - {output: uit, value: $bedrag}`)
	hook := func(term string) string {
		return "hooks:\n  - {hook_point: post_actions, applies_to: {legal_character: BESCHIKKING}}\nexecution:\n  actions:\n    - {output: termijn, value: " + term + "}"
	}
	filler := "implements:\n  - {law: besluit, article: '1', open_term: bedrag}\nexecution:\n  actions:\n    - {output: bedrag, value: 2}"
	before := regelrechttest.Library(t, decision, law("awb", "valid_from: '2024-01-01'\n", hook("6")))
	after := regelrechttest.Library(t, decision, law("awb", "valid_from: '2024-01-01'\n", hook("6")),
		law("awb", "valid_from: '2026-01-01'\n", "execution:\n  actions: []", hook("8")), law("regeling", "valid_from: '2026-01-01'\n", filler))
	for _, lib := range []*regelrecht.Library{before, after} {
		expect(t, asked(t, lib, "besluit", "uit", "2025-06-01", nil), "1")
		q := compat.Question{Law: "besluit", Outputs: []string{"uit"}, On: regelrechttest.Day(t, "2025-06-01")}
		r, err := compat.Ask(lib, q)
		if err != nil || r.Outputs["termijn"].String() != "6" {
			t.Errorf("%v %v", r, err)
		}
	}
	expect(t, asked(t, after, "besluit", "uit", "2026-06-01", nil), "2")
	r, err := compat.Ask(after, compat.Question{Law: "besluit", Outputs: []string{"uit"}, On: regelrechttest.Day(t, "2026-06-01")})
	if err != nil || r.Outputs["termijn"].String() != "8" {
		t.Errorf("%v %v", r, err)
	}
}

// Deviation 2: a definition cannot hide an input, a parameter or an open term.
func TestNoNameMeansTwoThings(t *testing.T) {
	refused(t, law("wet", "", "definitions: {x: 99}\nexecution:\n  input:\n    - {name: x, type: number, source: {}}"), "x is a definition and an input")
	refused(t, law("wet", "", "definitions: {x: 99}\nopen_terms:\n  - {id: x, type: number}"), "x is a definition and an open term")
	refused(t, law("wet", "", "definitions: {x: 99}\nexecution:\n  parameters:\n    - {name: x, type: number}"), "x is a definition and a parameter")
}

// Deviation 3: a text, a list or an object is not a condition.
func TestOnlyConditionsAreConditions(t *testing.T) {
	lib := regelrechttest.Library(t, law("wet", "", `execution:
  parameters:
    - {name: p, type: boolean}
  actions:
    - {output: a, value: {operation: AND, conditions: [$p, true]}}
    - {output: uit, value: {operation: NOT, value: $p}}`))
	for value, want := range map[string]string{"true": "false", "false": "true", "null": "true"} {
		expect(t, asked(t, lib, "wet", "uit", "2025-01-01", map[string]regelrecht.Value{"p": regelrecht.Infer(value)}), want)
	}
	got := asked(t, lib, "wet", "uit", "2025-01-01", map[string]regelrecht.Value{"p": regelrecht.TextOf("nee")})
	if !strings.Contains(got, "wet1.yaml:16:62: wet article 1: type mismatch: expected a condition, got string") {
		t.Error(got)
	}
	object := regelrechttest.Library(t, law("wet", "", "execution:\n  actions:\n    - {output: uit, value: {operation: NOT, value: $referencedate}}"))
	if got := asked(t, object, "wet", "uit", "2025-01-01", nil); !strings.Contains(got, "expected a condition, got object") {
		t.Error(got)
	}
}

// Deviation 4: a malformed operation is a fault, and never a value that is true.
func TestMalformedOperationsAreFaults(t *testing.T) {
	within := func(expr string) string {
		return law("wet", "", "execution:\n  actions:\n    - {output: uit, value: {operation: AND, conditions: ["+expr+"]}}")
	}
	refused(t, within("{operation: GREATER_THAN, subject: 1}"), "GREATER_THAN without value")
	refused(t, within("{operation: NOT, values: [1]}"), `"values" is not a key of NOT`)
	refused(t, within("{subject: 1, value: 2}"), "a mapping without operation")
	refused(t, within("{operation: IF, when: true, then: 1, else: 2}"), `"when" is not a key of IF`)
}

// Deviation 5: what upstream's schema does not have is refused, also where its engine
// carries it out.
func TestTheSchemaIsTheFormat(t *testing.T) {
	within := func(expr string) string {
		return law("wet", "", "execution:\n  actions:\n    - {output: uit, value: "+expr+"}")
	}
	for op, instead := range map[string]string{"NOT_EQUALS": "NOT around EQUALS", "IS_NULL": "EQUALS with value: null", "NOT_NULL": "NOT around EQUALS",
		"NOT_IN": "NOT around IN", "SWITCH": "expected IF"} {
		refused(t, within("{operation: "+op+", subject: 1, value: 1}"), instead)
	}
	refused(t, within("{operation: FOREACH, collection: 1, body: 1}"), "FOREACH came with v0.5.7")
	refused(t, law("wet", "", "execution:\n  actions:\n    - {output: uit, operation: AND, conditions: [true]}"), "AND as an action")
	refused(t, law("wet", "", "execution:\n  actions:\n    - {output: uit, value: 1, resolve: {type: x}}"), "resolve")
}

// Deviation 6: an input is fetched when it is read, so that a partner who is not there
// needs no data.
func TestInputsAreFetchedWhenTheyAreRead(t *testing.T) {
	lib := regelrechttest.Library(t, law("toeslag", "", `execution:
  parameters:
    - {name: bsn, type: string}
  input:
    - {name: heeft_partner, type: boolean, source: {}}
    - {name: partner, type: string, source: {}}
    - {name: inkomen, type: number, source: {}}
    - {name: partnerinkomen, type: number, source: {regulation: inkomen, output: loon, parameters: {bsn: $partner}}}
  actions:
    - output: uit
      value:
        operation: ADD
        values:
          - $inkomen
          - {operation: IF, cases: [{when: $heeft_partner, then: $partnerinkomen}], default: 0}`),
		law("inkomen", "", `execution:
  parameters:
    - {name: bsn, type: string}
  input:
    - {name: inkomen, type: number, source: {}}
  actions:
    - {output: loon, value: $inkomen}`))
	people := compat.Source{Name: "personen", Key: "bsn"}
	for _, row := range []string{"een false null 100", "twee true drie 100", "drie true twee 50"} {
		f := strings.Fields(row)
		people.Rows = append(people.Rows, map[string]regelrecht.Value{"bsn": regelrecht.Infer(f[0]), "heeft_partner": regelrecht.Infer(f[1]),
			"partner": regelrecht.Infer(f[2]), "inkomen": regelrecht.Infer(f[3])})
	}
	for bsn, want := range map[string]string{"een": "100 (compat)", "twee": "150 (compat)", "drie": "150 (compat)"} {
		expect(t, asked(t, lib, "toeslag", "uit", "2025-01-01", map[string]regelrecht.Value{"bsn": regelrecht.TextOf(bsn)}, people), want)
	}
}

// Deviation 7: the same rule about another person is no circle; about the same it is.
func TestARuleAboutAnotherPersonIsNoCircle(t *testing.T) {
	file := func(argument string) string {
		return law("huishouden", "", `execution:
  parameters:
    - {name: wie, type: string}
    - {name: ander, type: string}
    - {name: diepte, type: number}
  input:
    - {name: van_de_ander, type: number, source: {regulation: huishouden, output: samen, parameters: {wie: $ander, diepte: $minder}}}
  actions:
    - {output: minder, value: {operation: SUBTRACT, values: [$diepte, `+argument+`]}}
    - {output: samen, value: {operation: IF, cases: [{when: {operation: EQUALS, subject: $diepte, value: 0}, then: 1}], default: {operation: ADD, values: [1, $van_de_ander]}}}`)
	}
	parameters := map[string]regelrecht.Value{"wie": regelrecht.TextOf("a"), "ander": regelrecht.TextOf("b"), "diepte": regelrecht.NumberOf(regelrecht.Int(1))}
	expect(t, asked(t, regelrechttest.Library(t, file("1")), "huishouden", "samen", "2025-01-01", parameters), "2 (compat)")
	circle := law("wet", "", `execution:
  input:
    - {name: zelf, type: number, source: {output: uit}}
  actions:
    - {output: uit, value: $zelf}`)
	if got := asked(t, regelrechttest.Library(t, circle), "wet", "uit", "2025-01-01", nil); !strings.Contains(got, "circular reference") {
		t.Error(got)
	}
}

// Deviation 8: an article is carried out once for the same parameters, also within its
// own law: a ladder of 60 steps takes 60 steps, and not 2^60.
func TestReferencesAreWorkedOutOnce(t *testing.T) {
	articles := []string{"execution:\n  actions:\n    - {output: stap_0, value: 1}"}
	for n := 1; n <= 60; n++ {
		articles = append(articles, fmt.Sprintf(`execution:
  input:
    - {name: links, type: number, source: {output: stap_%[1]d}}
    - {name: rechts, type: number, source: {output: stap_%[1]d}}
  actions:
    - {output: stap_%[2]d, value: {operation: MAX, values: [$links, $rechts]}}`, n-1, n))
	}
	expect(t, asked(t, regelrechttest.Library(t, law("ladder", "", articles...)), "ladder", "stap_60", "2025-01-01", nil), "1")
}

// Deviation 9: parameters of a reference within the law are used.
func TestParametersOfAnInternalReferenceAreUsed(t *testing.T) {
	lib := regelrechttest.Library(t, law("wet", "", `execution:
  parameters:
    - {name: p, type: number}
  actions:
    - {output: zelf, value: $p}`, `execution:
  parameters:
    - {name: p, type: number}
    - {name: q, type: number}
  input:
    - {name: ander, type: number, source: {output: zelf, parameters: {p: $q}}}
  actions:
    - {output: uit, value: $ander}`))
	expect(t, asked(t, lib, "wet", "uit", "2025-01-01", map[string]regelrecht.Value{"p": regelrecht.Infer("1"), "q": regelrecht.Infer("2")}), "2")
}

// Deviation 10: what overflows, and what would take without end, is an error.
func TestNothingOverflowsOrGoesOn(t *testing.T) {
	twice := "execution:\n  actions:\n    - {output: t0, value: aaaaaaaaaaaaaaaa}\n"
	for n := 1; n < 60; n++ {
		twice += fmt.Sprintf("    - {output: t%d, value: {operation: ADD, values: [$t%d, $t%d]}}\n", n, n-1, n-1)
	}
	for name, c := range map[string]struct{ machine, want string }{
		"sum":     {"execution:\n  actions:\n    - {output: t59, value: {operation: SUBTRACT, values: [-9223372036854775807, 2]}}", "arithmetic overflow"},
		"product": {"execution:\n  actions:\n    - {output: t59, value: {operation: MULTIPLY, values: [9000000000000000000, 9000000000000000000]}}", "arithmetic overflow"},
		"text":    {twice, "a text of more than"},
		"tree": {`execution:
  parameters:
    - {name: p, type: string}
  input:
    - {name: l, type: number, source: {regulation: wet, output: t59, parameters: {p: $links}}}
    - {name: r, type: number, source: {regulation: wet, output: t59, parameters: {p: $rechts}}}
  actions:
    - {output: lang, value: {operation: IN, subject: $p, values: [aaaaaaaaaaaaaaaaaaaa]}}
    - {output: links, value: {operation: ADD, values: [$p, a]}}
    - {output: rechts, value: {operation: ADD, values: [$p, b]}}
    - {output: t59, value: {operation: IF, cases: [{when: $lang, then: 1}], default: {operation: ADD, values: [$l, $r]}}}`, "inside each other"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := asked(t, regelrechttest.Library(t, law("wet", "", c.machine)), "wet", "t59", "2025-01-01", map[string]regelrecht.Value{"p": regelrecht.TextOf("")}); !strings.Contains(got, c.want) {
				t.Error(got)
			}
		})
	}
}

// TestNestingCostsNoMoreThanItsBound nests choices between a date and a text that is a
// date, in conditions: each level would double the work.
func TestNestingCostsNoMoreThanItsBound(t *testing.T) {
	condition := "$t"
	for range 30 {
		condition = "{operation: EQUALS, subject: {operation: IF, cases: [{when: " + condition + ", then: $d}], default: '2024-01-01'}, value: $d}"
	}
	lib := regelrechttest.Library(t, law("wet", "", "execution:\n  parameters:\n    - {name: t, type: boolean}\n    - {name: d, type: date}\n  actions:\n    - {output: uit, value: "+condition+"}"))
	parameters := map[string]regelrecht.Value{"t": regelrecht.TruthOf(true), "d": regelrecht.TextOf("2025-01-01")}
	expect(t, asked(t, lib, "wet", "uit", "2025-01-01", parameters), "true (compat)")
	_, err := typed.Compile(lib, compat.Question{Law: "wet", Outputs: []string{"uit"}, On: regelrechttest.Day(t, "2025-01-01"), Parameters: parameters})
	if err == nil || !strings.Contains(err.Error(), "more than 300000 expressions in one program") {
		t.Error(err)
	}
}

// Deviation 11: units that do not go together are found when the file is read, also in
// a branch that no question takes.
func TestUnitsAreCheckedOnReading(t *testing.T) {
	refused(t, law("wet", "", `definitions:
  bedrag: {value: 1, type_spec: {unit: eurocent}}
  dagen: {value: 1, type_spec: {unit: days}}
execution:
  actions:
    - {output: uit, value: {operation: IF, cases: [{when: false, then: {operation: ADD, values: [$bedrag, $dagen]}}], default: 0}}`),
		"article 1: ADD of eurocent and days")
}

// Deviation 12: no number passes through floating point.
func TestNumbersKeepTheirDigits(t *testing.T) {
	lib := regelrechttest.Library(t, law("wet", "", "execution:\n  actions:\n    - {output: uit, value: {operation: ADD, values: [0.1234567890123456789, 0]}}"))
	expect(t, asked(t, lib, "wet", "uit", "2025-01-01", nil), "0.1234567890123456789 (compat)")
}

// Deviation 13: which law an output was taken from, in derogation of another, is kept
// beside the provenance that upstream's scenarios ask for.
func TestAnOverrideIsKept(t *testing.T) {
	lib := regelrechttest.Library(t, law("awb", "", "hooks:\n  - {hook_point: post_actions, applies_to: {legal_character: BESCHIKKING}}\nexecution:\n  actions:\n    - {output: termijn, value: 6}"),
		law("bijzonder", "", "execution:\n  produces: {legal_character: BESCHIKKING}\n  actions:\n    - {output: uit, value: 1}",
			"overrides:\n  - {law: awb, article: '1', output: termijn}\nexecution:\n  actions:\n    - {output: termijn, value: 4}"))
	r, err := compat.Ask(lib, compat.Question{Law: "bijzonder", Outputs: []string{"uit"}, On: regelrechttest.Day(t, "2025-01-01")})
	if err != nil || r.Outputs["termijn"].String() != "4" || r.From["termijn"] != compat.Reactive || r.Overridden["termijn"] != "bijzonder" {
		t.Errorf("%+v %v", r, err)
	}
}

// Deviation 14: there is no limit of a hundred laws.
func TestThousandLaws(t *testing.T) {
	var files []string
	for n := range 1000 {
		files = append(files, law(fmt.Sprintf("wet_%d", n), "", fmt.Sprintf("execution:\n  actions:\n    - {output: uit, value: %d}", n)))
	}
	expect(t, asked(t, regelrechttest.Library(t, files...), "wet_999", "uit", "2025-01-01", nil), "999")
}

// The typed program alone: it can know an outcome while a fact is missing, and is not
// applicable where upstream fails on null.
func TestTheProgramKnowsWhatIsMissing(t *testing.T) {
	lib := regelrechttest.Library(t, law("wet", "", `execution:
  parameters:
    - {name: a, type: boolean}
    - {name: b, type: boolean}
    - {name: n, type: number}
  actions:
    - {output: uit, value: {operation: AND, conditions: [$a, $b]}}
    - {output: half, value: {operation: IF, cases: [{when: {operation: EQUALS, subject: $n, value: 1}, then: 2}]}}
    - {output: meer, value: {operation: ADD, values: [$half, 1]}}`))
	q := compat.Question{Law: "wet", Outputs: []string{"uit"}, On: regelrechttest.Day(t, "2025-01-01"),
		Parameters: map[string]regelrecht.Value{"b": regelrecht.TruthOf(false), "n": regelrecht.NumberOf(regelrecht.Int(3))}}
	if _, err := compat.Ask(lib, q); !errors.Is(err, compat.ErrNotFound) {
		t.Errorf("%v", err)
	}
	c, err := typed.Compile(lib, q)
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.Ask(q)
	if err != nil || out["uit"].String() != "false" || out["meer"].Kind != regelrecht.Null {
		t.Errorf("%v %v", out, err)
	}
}
