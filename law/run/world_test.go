package run_test

import (
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/run/runtest"
	"meent.nl/meent/law/value"
)

type ruleText struct{ name, of, yields, formula string }

const tables = runtest.Tables

var small = runtest.Small

func articles(rules ...ruleText) string {
	var all []runtest.Rule
	for _, r := range rules {
		all = append(all, runtest.Rule{Name: r.name, Of: r.of, Yields: r.yields, Formula: r.formula})
	}
	return runtest.Articles(all...)
}

func exception(name, to, before, when, formula string) string {
	return runtest.Exception(name, to, before, when, formula)
}

func fillAll(r *rand.Rand, f *run.Facts) { runtest.Fill(r, f) }

func randomRange(r *rand.Rand, f *program.Fact) program.Range { return runtest.Range(r, f) }

func randomValue(r *rand.Rand, f *program.Fact) int64 { return runtest.Value(r, f) }

func day(t testing.TB, text string) value.Date {
	t.Helper()
	d, err := value.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// lawOf reads a law whose parameters and rules are given in YAML.
func lawOf(t testing.TB, body string) *document.Set {
	t.Helper()
	text := runtest.Head + body
	set, err := document.Load(fstest.MapFS{"laws/proef/2025.yaml": {Data: []byte(text)}}, "laws", small)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return set
}

func compile(t testing.TB, body, on string) (*document.Set, *program.Program) {
	t.Helper()
	set := lawOf(t, body)
	p, err := program.Compile(set, "proef", day(t, on))
	if err != nil {
		t.Fatalf("%v\n%s", err, body)
	}
	return set, p
}
