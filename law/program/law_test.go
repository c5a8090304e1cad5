package program_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// vocabulary is of facts in lines: name, whose, type.
func vocabulary(t testing.TB, facts string) document.Vocabulary {
	t.Helper()
	var all []document.Fact
	for _, line := range strings.Split(strings.TrimSpace(facts), "\n") {
		part := strings.SplitN(strings.TrimSpace(line), " ", 3)
		kind, err := value.ParseType(part[2], func(string) bool { return false })
		if err != nil {
			t.Fatal(err)
		}
		f := document.Fact{Name: part[0], Of: part[1], Type: kind}
		if kind.Kind == value.Number {
			f.Min, f.Max, f.Scale = -100_000_000_00, 100_000_000_00, 2
		}
		all = append(all, f)
	}
	return document.NewVocabulary(all, document.RelationDecl{Name: "kinderen", Member: "child", Max: 20},
		document.RelationDecl{Name: "kandidaten", Member: "kandidaat", Max: 10})
}

const someFacts = `
	inkomen person euro per year
	vermogen person euro
	geboortedatum person date
	verzekerd person boolean
	overleden_op person date
	zorg child boolean
	status person one of [a, b, c]
	uren person number`

// load reads one law whose rules are given.
func load(t testing.TB, rules string) *document.Set {
	t.Helper()
	text := "law: proef\ntitle: Proefwet\nkind: wet\nsource: BWBR0000001\nin_force: {from: 2025-01-01}\n" +
		"carried_out_by: dienst\nplain: {nl: a, en: b}\n" + rules
	set, err := document.Load(fstest.MapFS{"laws/proef/2025.yaml": {Data: []byte(text)}}, "laws", vocabulary(t, someFacts))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// rule is a law of one rule.
func rule(yields, formula string) string {
	return "articles:\n  - article: \"1\"\n    plain: {nl: a, en: b}\n    rules:\n" + oneRule("proef", "household", yields, formula)
}

func oneRule(name, of, yields, formula string) string {
	return "      - name: " + name + "\n        label: {nl: a, en: b}\n        of: " + of + "\n        yields: " + yields +
		"\n        cites: lid 1\n        formula: >\n          " + formula + "\n"
}

func day(t testing.TB, text string) value.Date {
	t.Helper()
	d, err := value.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func dump(t testing.TB, p *program.Program) string {
	t.Helper()
	var b strings.Builder
	if err := p.Dump(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func compile(t testing.TB, body, on string) *program.Program {
	t.Helper()
	p, err := program.Compile(load(t, body), "proef", day(t, on))
	if err != nil {
		t.Fatalf("%v\n%s", err, body)
	}
	return p
}
