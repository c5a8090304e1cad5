package regelrecht_test

import (
	"errors"
	"strings"
	"testing"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/regelrechttest"
)

const marking = "  - {about: de eerstvolgende werkdag, reason: geen kalender, resolution: operation, resolved_by: een bewerking,\n" +
	"     target: [betaaldag], legal_text_excerpt: op de eerstvolgende werkdag}\n"

// Each version has what came with it, and those before it do not.
func TestWhatAVersionBrought(t *testing.T) {
	each := "execution:\n  actions:\n    - output: uit\n      value: "
	for _, c := range []struct{ name, since, until, machine string }{
		{"FOREACH", "0.5.7", "", each + "{operation: FOREACH, collection: $lijst, as: kind, filter: true, body: 1, combine: ADD}"},
		{"nullable", "0.5.8", "", "execution:\n  output:\n    - {name: uit, type: number, nullable: true}"},
		{"RECHTSPOSITIE", "0.5.9", "", "execution:\n  produces: {legal_character: RECHTSPOSITIE}"},
		{"a hook on RECHTSPOSITIE", "0.5.9", "", "hooks:\n  - {hook_point: post_actions, applies_to: {legal_character: RECHTSPOSITIE}}"},
		{"DATE_PART", "0.7.0", "", each + "{operation: DATE_PART, date: '2025-03-01', in: day}"},
		{"START_OF", "0.7.0", "", each + "{operation: START_OF, date: '2025-03-01', in: month}"},
		{"markings", "0.7.0", "", "markings:\n" + marking},
		{"declares", "0.7.0", "", "declares:\n  - {property: name, value: Proefwet, applies_from: '2026-01-01'}"},
		{"an open term per case", "0.7.0", "", "open_terms:\n  - {id: x, type: number, expected_source: Regeling, decided_per_case_by: het college}"},
		{"voids", "0.7.0", "", "overrides:\n  - {law: ander, article: '1', output: x, voids: false, legal_text_excerpt: bestaat geen}"},
		{"untranslatables", "0.5.1", "0.7.0", "untranslatables:\n  - {construct: x, reason: y}"},
		{"enables", "0.5.0", "0.7.0", "enables: []"},
	} {
		t.Run(c.name, func(t *testing.T) {
			has := false
			for _, version := range []string{"0.5.0", "0.5.1", "0.5.6", "0.5.7", "0.5.8", "0.5.9", "0.6.0", "0.7.0"} {
				has = (has || version == c.since) && version != c.until
				_, err := regelrecht.Read("wet.yaml", []byte(regelrechttest.File("proef", version, "", c.machine)))
				if has != (err == nil) {
					t.Errorf("%s: %v", version, err)
				}
			}
		})
	}
	placed := strings.Replace(regelrechttest.File("proef", "0.7.0", "", "execution: {actions: []}"), "    text: Verzonnen.",
		"    text: Verzonnen.\n    placement: {afdeling: {number: '3.3', heading: Advisering}}", 1)
	if _, err := regelrecht.Read("wet.yaml", []byte(placed)); err != nil {
		t.Error(err)
	}
}

func TestFaultsOfNewerVersions(t *testing.T) {
	each := "execution:\n  actions:\n    - output: uit\n      value: "
	for _, c := range []struct{ name, machine, place, message string }{
		{"a later version", "", "1:10", "v0.8.0 is not a version of the format that is known here"},
		{"an output that does not arise", "overrides:\n  - {law: ander, article: '1', output: x, voids: true}", "13:56", "voids: an output that does not arise"},
		{"worked out though marked", "markings:\n" + marking + "execution:\n  actions:\n    - {output: betaaldag, value: '2025-01-01'}", "17:13", "betaaldag is worked out here, and a marking says that it cannot be"},
		{"a marking without a diagnosis", "markings:\n  - {about: x, reason: y, resolution: model, target: [], legal_text_excerpt: z}", "13:11", "a marking without resolved_by"},
		{"a marking of another kind", "markings:\n  - {about: x, reason: y, resolution: later, resolved_by: w, target: [], legal_text_excerpt: z}", "13:45", `resolution is "later"`},
		{"the week of a date", each + "{operation: START_OF, date: $d, in: week}", "15:20", "START_OF of another part than year, month"},
		{"the day that a month begins", each + "{operation: START_OF, date: $d, in: day}", "15:20", "START_OF of another part"},
		{"a part that is looked up", each + "{operation: DATE_PART, date: $d, in: $deel}", "15:20", "DATE_PART of another part than year, month, day"},
		{"a collection that is not there", each + "{operation: FOREACH, body: 1}", "15:20", "FOREACH without collection"},
		{"a subtraction of all", each + "{operation: FOREACH, collection: $l, body: 1, combine: SUBTRACT}", "15:75", `combine is "SUBTRACT"`},
		{"an element with a wrong name", each + "{operation: FOREACH, collection: $l, as: Kind, body: 1}", "15:61", `as is "Kind"`},
		{"an element that hides the date", each + "{operation: FOREACH, collection: $l, as: referencedate, body: 1}", "15:61", `as is "referencedate"`},
		{"nullable that is no truth", "execution:\n  output:\n    - {name: uit, type: number, nullable: ja}", "14:49", "nullable is not true or false"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := regelrechttest.File("proef", "0.7.0", "", c.machine)
			if c.machine == "" {
				file = strings.ReplaceAll(action("1"), "0.5.6", "0.8.0")
			}
			_, err := regelrecht.Read("wet.yaml", []byte(file))
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
