package catalogue_test

import (
	"strings"
	"testing"

	"meent.nl/meent/catalogue"
)

// meerLoon is a what-if without a fault in the world of load_test.go.
const meerLoon = `what_if: meer-loon
title: {nl: Meer loon, en: More wages}
summary: {nl: U verdient meer., en: You earn more.}
assumes: [{nl: U werkt het hele jaar., en: You work all year.}]
asks:
  - {name: erbij, type: euro per year, decimals: 2, min: 0, max: 1000, label: {nl: Hoeveel?, en: How much?}, default: "0"}
  - {name: wie, chooses: kinderen, under: P18Y, label: {nl: Wie?, en: Who?}}
  - {name: vast, type: number, decimals: 0, min: 2, max: 2, label: {nl: Twee keer, en: Twice}, fixed: 2}
keeps:
  - {name: eerst, type: euro per year, decimals: 2, min: -100, max: 1000000, formula: inkomen}
changes:
  - {fact: inkomen, formula: eerst + vast * erbij}
  - {fact: woont_thuis, of: wie, formula: "false", when: erbij > 0}
  - {fact: geboortedatum, of: kinderen, forget: true}
  - adds_to: kinderen
    as: nieuw
    facts: {woont_thuis: "true", geboortedatum: peildatum}
  - {fact: inkomen, of: nieuw, seen_from: nieuw, formula: "0"}
`

func whatIfWorld(t *testing.T, old, new string) (*catalogue.Catalogue, error) {
	t.Helper()
	text := strings.Replace(meerLoon, old, new, 1)
	if text == meerLoon && old != new {
		t.Fatalf("the what-if has no %q", old)
	}
	w := world()
	w["what-ifs/meer-loon.yaml"] = text
	return catalogue.Load(files(w))
}

func TestAWhatIfIsRead(t *testing.T) {
	c, err := whatIfWorld(t, "", "")
	if err != nil {
		t.Fatal(err)
	}
	w, ok := c.WhatIf("meer-loon")
	if !ok || len(w.Asks) != 3 || len(w.Keeps) != 1 || len(w.Changes) != 7 || w.Laws == nil {
		t.Fatalf("the what-if is %+v", w)
	}
	if a, ok := w.Ask("wie"); !ok || a.Chooses != "kinderen" || a.Under != 18*12 {
		t.Errorf("the choice is %+v", a)
	}
	if a, _ := w.Ask("vast"); a.Fixed != "2" {
		t.Errorf("what is said is %q", a.Fixed)
	}
	if w.Changes[3].Adds != "kinderen" || w.Changes[4].Of != "nieuw" {
		t.Errorf("the added member is %+v, its fact %+v", w.Changes[3], w.Changes[4])
	}
}

func TestFaultsOfAWhatIf(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"another unit", "eerst + vast * erbij", "eerst + vast", "euro per year plus number"},
		{"a name that is not there", "eerst + vast * erbij", "salaris", "salaris is unknown"},
		{"no expression", "eerst + vast * erbij", "eerst +", "meer-loon.yaml:12"},
		{"a formula of the wrong type", `formula: "0"}`, `formula: "true"}`, "boolean"},
		{"a fact that is not there", "fact: inkomen, formula: eerst", "fact: loon, formula: eerst", "there is no fact loon"},
		{"text that no law reads", "fact: inkomen, formula: eerst", "fact: naam, formula: eerst", "there is no fact naam"},
		{"a fact of somebody else", "fact: woont_thuis, of: wie,", "fact: woont_thuis,", "woont_thuis is of child"},
		{"nobody", "of: wie,", "of: niemand,", "nobody is called niemand"},
		{"a name in use", "name: erbij", "name: inkomen", "inkomen is in use"},
		{"no label", "label: {nl: Hoeveel?", `label: {nl: ""`, "empty"},
		{"no type", "type: number, decimals: 0", "decimals: 0", "without type"},
		{"like what is not there", "type: number, decimals: 0, min: 2, max: 2", "like: loon", "there is no field loon"},
		{"a relation that is not there", "chooses: kinderen", "chooses: buren", "there is no relation buren"},
		{"a duration that is none", "under: P18Y", "under: 18", "under is not a duration"},
		{"a value that cannot be", "fixed: 2", "fixed: 3", "a value from 2 to 2"},
		{"nobody just before", "changes:\n", "before:\n  - {fact: woont_thuis, of: niemand, formula: \"true\"}\nchanges:\n", "nobody is called niemand"},
		{"both a formula and forget", "forget: true", "forget: true, formula: peildatum", "this is not a change"},
		{"nothing that changes", "  - {fact: geboortedatum, of: kinderen, forget: true}", "  - {of: kinderen}", "this is not a change"},
		{"who is not added", "seen_from: nieuw", "seen_from: wie", "nobody is added as wie"},
		{"a law that is not there", "keeps:", "takes: [{from: geen-wet, names: [x]}]\nkeeps:", "there is no law geen-wet"},
		{"a key that nobody reads", "assumes:", "gokt: 1\nassumes:", `"gokt" is not a key`},
		{"a life event that is not there", "assumes:", "life_events: [trouwen]\nassumes:", "there is no life event trouwen"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := whatIfWorld(t, c.old, c.new)
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "what-ifs/meer-loon.yaml:") {
				t.Errorf("the faults are %v, want %q in its file", err, c.want)
			}
		})
	}
}

func FuzzLoadWhatIf(f *testing.F) {
	f.Add(meerLoon)
	f.Add("what_if: x\nchanges: [{fact: inkomen, formula: inkomen + }]")
	f.Add("what_if: [")
	f.Fuzz(func(t *testing.T, text string) {
		w := world()
		w["what-ifs/meer-loon.yaml"] = text
		c, err := catalogue.Load(files(w))
		if (c == nil) == (err == nil) {
			t.Error("either a catalogue or an error")
		}
	})
}

// What a what-if changes just before is apart from what it changes then.
func TestAWhatIfMayBeginJustBefore(t *testing.T) {
	c, err := whatIfWorld(t, "changes:\n", "before:\n  - {fact: inkomen, formula: eerst * vast}\nchanges:\n")
	if err != nil {
		t.Fatal(err)
	}
	w, _ := c.WhatIf("meer-loon")
	if len(w.Before) != 1 || len(w.Changes) != 7 || w.Before[0].Rule == w.Changes[0].Rule || w.Before[0].Field.Name != "inkomen" {
		t.Errorf("before are %d changes, then %d", len(w.Before), len(w.Changes))
	}
}
