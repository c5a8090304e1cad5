package run_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// world is a vocabulary for the tests.
type world struct {
	facts     []document.Fact
	relations []document.RelationDecl
}

func (w world) Fact(name string) (document.Fact, bool) {
	for _, f := range w.facts {
		if f.Name == name {
			return f, true
		}
	}
	return document.Fact{}, false
}
func (w world) Relations() []document.RelationDecl { return w.relations }
func (w world) Relation(name string) (document.RelationDecl, bool) {
	for _, r := range w.relations {
		if r.Name == name {
			return r, true
		}
	}
	return document.RelationDecl{}, false
}

func number(q value.Quantity, per value.Per) value.Type {
	return value.Type{Kind: value.Number, Unit: value.Unit{Quantity: q, Per: per}}
}

var letters = value.Type{Kind: value.Word, Words: []string{"a", "b", "c"}}

// small is a world whose facts have few values, so that random cases meet the edges.
var small = world{
	facts: []document.Fact{
		{Name: "inkomen", Of: "person", Type: number(value.Euro, value.PerYear), Min: -50_000_00, Max: 200_000_00, Scale: 2},
		{Name: "vermogen", Of: "person", Type: number(value.Euro, value.Once), Min: 0, Max: 500_000_00, Scale: 2},
		{Name: "huur", Of: "person", Type: number(value.Euro, value.PerMonth), Min: 0, Max: 2_000_00, Scale: 2},
		{Name: "uren", Of: "person", Type: number(value.Plain, value.Once), Min: 0, Max: 60, Scale: 0},
		{Name: "deel", Of: "person", Type: number(value.Percent, value.Once), Min: -20, Max: 1200, Scale: 1},
		{Name: "geboortedatum", Of: "person", Type: value.Type{Kind: value.Day}, Min: -25567, Max: 22645},
		{Name: "overleden_op", Of: "person", Type: value.Type{Kind: value.Day}, Min: -25567, Max: 22645, Optional: true},
		{Name: "verzekerd", Of: "person", Type: value.Type{Kind: value.Boolean}},
		{Name: "gehuwd", Of: "person", Type: value.Type{Kind: value.Boolean}},
		{Name: "status", Of: "person", Type: letters},
		{Name: "opbouw", Of: "person", Type: value.Type{Kind: value.Period}, Min: 0, Max: 600},
		{Name: "werk", Of: "person", Type: number(value.Hours, value.PerWeek), Min: 0, Max: 600, Scale: 1},
		{Name: "loon", Of: "person", Type: number(value.Euro, value.PerHour), Min: 0, Max: 200_00, Scale: 2},
		{Name: "zorg", Of: "child", Type: value.Type{Kind: value.Boolean}},
		{Name: "partner", Of: "kandidaat", Type: value.Type{Kind: value.Boolean}},
	},
	relations: []document.RelationDecl{
		{Name: "kinderen", Member: "child", Max: 5}, {Name: "kandidaten", Member: "kandidaat", Max: 3}},
}

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
	text := "law: proef\ntitle: Proefwet\nkind: wet\nsource: BWBR0000001\nin_force: {from: 2025-01-01}\n" +
		"carried_out_by: dienst\nplain: {nl: a, en: b}\n" + body
	set, err := document.Load(fstest.MapFS{"laws/proef/2025.yaml": {Data: []byte(text)}}, "laws", small)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return set
}

type ruleText struct{ name, of, yields, formula string }

func articles(rules ...ruleText) string {
	var b strings.Builder
	b.WriteString("articles:\n  - article: \"1\"\n    plain: {nl: a, en: b}\n    rules:\n")
	for _, r := range rules {
		fmt.Fprintf(&b, "      - name: %s\n        label: {nl: a, en: b}\n        of: %s\n        yields: %q\n        cites: lid 1\n        formula: >\n          %s\n",
			r.name, r.of, r.yields, strings.TrimSpace(r.formula))
	}
	return b.String()
}

// exceptions go in the article after a rule.
func exception(name, to, before, when, formula string) string {
	text := fmt.Sprintf("      - exception_to: %s\n        name: %s\n        cites: lid 2\n", to, name)
	if before != "" {
		text += "        before: [" + before + "]\n"
	}
	return text + fmt.Sprintf("        when: >\n          %s\n        formula: >\n          %s\n", when, formula)
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

// randomRange is a decided value of a fact: mostly within its bounds, at times at an
// end or a round number, at times not applicable.
func randomRange(r *rand.Rand, f *program.Fact) program.Range {
	if r.IntN(12) == 0 {
		return program.Null
	}
	return program.Exactly(randomValue(r, f))
}

func randomValue(r *rand.Rand, f *program.Fact) int64 {
	lo, hi := f.Range.Lo, f.Range.Hi
	switch r.IntN(6) {
	case 0:
		return lo
	case 1:
		return hi
	case 2:
		return min(max(0, lo), hi)
	case 3:
		return min(max(lo, int64(r.IntN(50))), hi)
	}
	return lo + r.Int64N(hi-lo+1)
}

// fillAll sets every fact at random.
func fillAll(r *rand.Rand, f *run.Facts) {
	fill(r, f, f.Applicant())
	for _, rel := range f.Program().Relations {
		for _, m := range f.List(rel.Name, r.IntN(rel.Max+1)) {
			fill(r, f, m)
		}
	}
}

func fill(r *rand.Rand, f *run.Facts, s *run.Subject) {
	for i := range f.Program().Facts {
		s.Put(i, randomRange(r, &f.Program().Facts[i]))
	}
}
