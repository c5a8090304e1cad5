package law_test

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// facts is a vocabulary for the tests.
var facts = document.NewVocabulary([]document.Fact{
	{Name: "inkomen", Of: "person", Type: euroPerYear, Min: -100_000_00, Max: 1_000_000_00, Scale: 2},
	{Name: "geboortedatum", Of: "person", Type: value.Type{Kind: value.Day}, Min: -25567, Max: 22645},
	{Name: "overleden_op", Of: "person", Type: value.Type{Kind: value.Day}, Min: -25567, Max: 22645},
	{Name: "verzekerd", Of: "person", Type: value.Type{Kind: value.Boolean}},
	{Name: "status", Of: "person", Type: value.Type{Kind: value.Word, Words: []string{"los", "vast"}}},
	{Name: "opbouw", Of: "person", Type: value.Type{Kind: value.Period}, Min: 0, Max: 600},
	{Name: "zorg", Of: "child", Type: value.Type{Kind: value.Boolean}},
}, document.RelationDecl{Name: "kinderen", Member: "child", Max: 3}, document.RelationDecl{Name: "ouders", Member: "ouder", Max: 2})

var euroPerYear = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerYear}}

const proef = `law: proef
title: Proefwet
kind: wet
source: BWBR0000001
in_force: {from: 2025-01-01}
carried_out_by: dienst
plain: {nl: a, en: b}
parameters:
  - {name: bedrag, label: {nl: a, en: b}, unit: euro per year, cites: artikel 2, values: [{from: 2025-01-01, value: 10, source: x}, {from: 2026-01-01, value: 11, source: y}]}
articles:
  - article: "1"
    plain: {nl: a, en: b}
    rules:
      - {name: leeft, label: {nl: a, en: b}, of: person, yields: boolean, cites: lid 1, formula: 'overleden_op = null'}
      - {name: proef, label: {nl: a, en: b}, of: household, yields: euro per year, cites: lid 1, formula: 'if leeft and status = "los" and peildatum > geboortedatum then inkomen + bedrag * count(kinderen[zorg]) else 0'}
      - {name: dubbel, label: {nl: a, en: b}, of: household, yields: euro per year, cites: lid 1, formula: '1'}
`

const examples = `law: proef
examples:
  - title: right
    source: by hand
    on: 2025-03-01
    facts: {geboortedatum: 1990-01-01, overleden_op: null, status: los, inkomen: 100.50, kinderen: [{zorg: true}, {zorg: false}]}
    expect: {proef.proef: 110.5, proef.leeft: true}
  - title: wrong
    source: by hand
    on: 2026-03-01
    facts: {geboortedatum: 1990-01-01, overleden_op: null, status: los, inkomen: 100, kinderen: [{zorg: true}]}
    expect: {proef.proef: 110}
  - title: missing
    source: by hand
    on: 2025-03-01
    facts: {overleden_op: null}
    expect: {proef.proef: needs, proef.leeft: true}
`

func corpus(t testing.TB) *law.Corpus {
	t.Helper()
	c, err := law.Load(files, "laws", facts)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var files = fstest.MapFS{
	"laws/proef/2025.yaml":     {Data: []byte(strings.Replace(proef, "formula: '1'", "formula: '2 * inkomen'", 1))},
	"laws/proef/examples.yaml": {Data: []byte(examples)},
}

func day(t testing.TB, text string) value.Date {
	t.Helper()
	d, err := value.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLoadGivesTheFaults(t *testing.T) {
	_, err := law.Load(fstest.MapFS{"laws/proef/2025.yaml": {Data: []byte(proef)}}, "laws", facts)
	var faults document.Faults
	if !errors.As(err, &faults) || faults[0].Place.Line != 16 {
		t.Errorf("%v", err)
	}
}

func TestExamplesAreRun(t *testing.T) {
	results, err := corpus(t).RunExamples(files, "laws", "proef")
	if err != nil {
		t.Fatal(err)
	}
	if len(results) != 5 {
		t.Fatalf("%d results", len(results))
	}
	for _, r := range results {
		if want := r.Example.Title != "wrong"; r.Passed != want {
			t.Errorf("%s: %s passed %t, got %s", r.Example.Title, r.Expect.Rule, r.Passed, r.Got)
		}
	}
	if none, err := corpus(t).RunExamples(files, "laws", "ander"); err != nil || len(none) != 0 {
		t.Errorf("%v %v", none, err)
	}
}

func TestProgramsAreMadeOncePerStretch(t *testing.T) {
	c := corpus(t)
	a, err := c.Program("proef", day(t, "2025-03-01"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := c.Program("proef.proef", day(t, "2025-12-31"))
	if err != nil || a.Hash != b.Hash || &a.Code[0] != &b.Code[0] || b.On != day(t, "2025-12-31") {
		t.Errorf("made twice: %v", err)
	}
	next, err := c.Program("proef", day(t, "2026-01-01"))
	if err != nil || next.Hash == a.Hash {
		t.Errorf("the next amount is not in the program of 2026: %v", err)
	}
}

func TestACorpusIsForManyGoroutines(t *testing.T) {
	c := corpus(t)
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			on := day(t, "2025-01-01") + value.Date(i*40)
			d, err := c.Decide("proef", on, func(f *run.Facts) error {
				_, err := law.ReadFacts(strings.NewReader(`{"inkomen": 5, "geboortedatum": "1990-00-00", "overleden_op": null, "status": "los", "kinderen": []}`), f, facts)
				return err
			})
			if err != nil || d.Outcome.Text(d.Outcome.Value) != "5.00" {
				t.Errorf("%v %v", d.Outcome, err)
			}
		})
	}
	wg.Wait()
}

func read(t testing.TB, text string) (*run.Facts, []string, error) {
	t.Helper()
	p, err := corpus(t).Program("proef", day(t, "2025-03-01"))
	if err != nil {
		t.Fatal(err)
	}
	f := run.NewFacts(p)
	unused, err := law.ReadFacts(strings.NewReader(text), f, facts)
	return f, unused, err
}

func TestReadFacts(t *testing.T) {
	f, unused, err := read(t, `{"inkomen": {"from": 0, "to": 100.5}, "verzekerd": true, "opbouw": "P3Y", "geboortedatum": "1990-12-00",
		"kinderen": [{"zorg": true, "inkomen": 3}, {"zorg": null}], "ouders": [{"inkomen": 1}]}`)
	if err != nil || strings.Join(unused, " ") != "verzekerd opbouw inkomen ouders" {
		t.Fatalf("unused %v, %v", unused, err)
	}
	p := f.Program()
	for i, fact := range p.Facts {
		r, _ := f.Applicant().Get(i)
		switch fact.Name {
		case "inkomen":
			if r.Lo != 0 || r.Hi != 100_50 {
				t.Errorf("%v", r)
			}
		case "geboortedatum":
			if value.Date(r.Lo).String() != "1990-12-01" || value.Date(r.Hi).String() != "1990-12-31" {
				t.Errorf("%v", r)
			}
		}
	}
	if len(f.Members(0)) != 2 {
		t.Errorf("%d children", len(f.Members(0)))
	}
}

func TestProblemsNameFactsAsTheyWereGiven(t *testing.T) {
	_, _, err := read(t, `{"a \"b": 1, "inkomen": "x", "kinderen": [{"zorg": 1}]}`)
	var problems run.Problems
	if !errors.As(err, &problems) || len(problems) != 3 {
		t.Fatalf("have %v", err)
	}
	for i, want := range []string{`a "b`, "inkomen", "zorg"} {
		if problems[i].Fact != want {
			t.Errorf("have %s, want %s", problems[i].Fact, want)
		}
	}
}

func TestReadFactsRefuses(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": 1, "inkomen": "x", "status": "weg", "kinderen": [{"zorg": 1}]}`: "\"a\" is not a fact or a relation that the catalogue knows\n\"inkomen\" must be a number, not a text in quotes\n\"status\" must be one of los, vast\n\"zorg\" of kinderen[1] must be true or false",
		`{"inkomen": 1e3}`:                       "without an exponent",
		`{"inkomen": [1]}`:                       "must be one value, not a list",
		`{"inkomen": {"from": 3, "to": 1}}`:      "ends before it begins",
		`{"inkomen": {"van": 3}}`:                "must be one value, or a range",
		`{"inkomen": {}}`:                        "must be one value, or a range",
		`{"inkomen": {"from": {}}}`:              "must be one value, or a range",
		`{"inkomen": {"from": null}}`:            "must be one value, or a range",
		`{"verzekerd": "true"}`:                  "must be true or false, not a text",
		`{"verzekerd": {"from": true}}`:          "is not a number or a date",
		`{"geboortedatum": "1990-02-30"}`:        "must be a date",
		`{"geboortedatum": "1700-01-01"}`:        "must be from 1900-01-01",
		`{"geboortedatum": "1700-00-00"}`:        "lies outside",
		`{"opbouw": "P14D"}`:                     "must be a duration",
		`{"opbouw": "P80Y"}`:                     "must be from P0M",
		`{"kinderen": {}}`:                       "must be a list",
		`{"kinderen": null}`:                     "must be a list",
		`{"kinderen": [{}, {}, {}, {}]}`:         "has more than 3 members",
		`{"kinderen": [1]}`:                      "an object { } of facts is expected",
		`{"kinderen": [{"kinderen": []}]}`:       `"kinderen" of kinderen[1] is not a fact`,
		`{"ouders": [{"zorg": true}]}`:           "is of a child",
		`{"kinderen": [], "kinderen": []}`:       "given twice",
		`[]`:                                     "an object { } of facts is expected",
		``:                                       "ends too early",
		`{"inkomen": 1}}`:                        "more after the end",
		`{"inkomen": 99999999999999999999}`:      "at most 18 digits",
		`{"` + strings.Repeat("x", 500) + `":1}`: "…",
	} {
		_, _, err := read(t, text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// FuzzReadFacts: whatever the file, no panic, and what is accepted can be run.
func FuzzReadFacts(f *testing.F) {
	for _, seed := range []string{`{}`, `{"inkomen": 1.50}`, `{"inkomen": {"from": 0, "to": 1}, "kinderen": [{"zorg": null}]}`, `{"geboortedatum": "1990-00-00"}`, `[[[`, `{"a`} {
		f.Add([]byte(seed))
	}
	p, err := corpus(f).Program("proef", day(f, "2025-03-01"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		given := run.NewFacts(p)
		if _, err := law.ReadFacts(bytes.NewReader(text), given, facts); err != nil {
			return
		}
		if _, err := run.NewMachine(p).Run(given); err != nil {
			t.Errorf("accepted, but %v", err)
		}
	})
}
