package run_test

import (
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
)

const wetMetVerordeningen = `law: proef
title: Proefwet
kind: wet
source: BWBR0000001
in_force: {from: 2025-01-01}
carried_out_by: dienst
plain: {nl: a, en: b}
open_terms:
  - {name: toeslag, label: {nl: a, en: b}, of: household, yields: euro, cites: artikel 8 lid 1, per_municipality: status}
  - {name: langdurig, label: {nl: a, en: b}, of: person, yields: boolean, cites: artikel 8 lid 2, per_municipality: gemeente}
articles:
  - article: "1"
    plain: {nl: a, en: b}
    rules:
      - {name: gemeente, label: {nl: a, en: b}, of: household, yields: 'one of [a, b, c]', cites: lid 1, formula: 'if gehuwd then "c" else status'}
      - {name: proef, label: {nl: a, en: b}, of: household, yields: euro, cites: lid 1, formula: 'if toeslag = null then 1 * vermogen else toeslag + sum(for k in kinderen return if k.langdurig then k.vermogen else 0)'}
`

func verordening(law, municipality, inForce, rules string) string {
	return "law: " + law + "\ntitle: Verordening\nkind: verordening\nmunicipality: " + municipality + "\nsource: CVDR1\nin_force: " + inForce +
		"\ncarried_out_by: gemeente\nplain: {nl: a, en: b}\n" + rules
}

// municipalities are a, with an amount and a rule; b until the end of 2025, with a
// rule that needs more; and c, which sets one of the two.
var municipalities = fstest.MapFS{
	"laws/proef/2025.yaml": {Data: []byte(wetMetVerordeningen)},
	"laws/a/2025.yaml": {Data: []byte(verordening("van-a", "a", "{from: 2025-01-01}", `parameters:
  - {name: bedrag, label: {nl: a, en: b}, unit: euro, cites: artikel 1, fills: proef.toeslag, values: [{from: 2025-01-01, value: 300, source: x}]}
`+articles(ruleText{"lang", "person", "boolean", "uren > 20\n        fills: proef.langdurig"})))},
	"laws/b/2025.yaml": {Data: []byte(verordening("van-b", "b", "{from: 2025-02-01, until: 2025-12-31}",
		articles(ruleText{"bedrag", "household", "euro", "round down(vermogen / 3, 1)\n        fills: proef.toeslag"},
			ruleText{"lang", "person", "boolean", "verzekerd\n        fills: proef.langdurig"})))},
	"laws/c/2025.yaml": {Data: []byte(verordening("van-c", "c", "{from: 2025-01-01}",
		articles(ruleText{"lang", "person", "boolean", "true\n        fills: proef.langdurig"})))},
}

func municipal(t *testing.T, on string) (*document.Set, *program.Program) {
	t.Helper()
	set, err := document.Load(municipalities, "laws", small)
	if err != nil {
		t.Fatal(err)
	}
	p, err := program.Compile(set, "proef", day(t, on))
	if err != nil {
		t.Fatal(err)
	}
	return set, p
}

func TestMunicipalitiesDiffer(t *testing.T) {
	for _, c := range []struct{ on, municipality, hours, want string }{
		{"2025-03-01", "a", "30", "1100.00"}, {"2025-03-01", "a", "10", "300.00"},
		{"2025-03-01", "b", "10", "133.30"}, {"2025-01-15", "b", "10", "400.00"}, {"2026-01-01", "b", "10", "400.00"},
		{"2025-03-01", "c", "10", "400.00"}, {"2025-03-01", "null", "10", "400.00"}, {"2025-03-01", "", "10", "133.30..400.00"},
	} {
		_, p := municipal(t, c.on)
		f := run.NewFacts(p)
		given := map[string]string{"vermogen": "400", "gehuwd": "false", "status": c.municipality}
		for name, text := range given {
			switch {
			case text == "null":
				f.Set(name, run.NotApplicable())
			case text != "":
				f.Set(name, run.Text(text))
			}
		}
		if c.municipality != "" {
			child := f.List("kinderen", 1)[0]
			for name, text := range map[string]string{"uren": c.hours, "vermogen": "800", "verzekerd": "false"} {
				if child.Reads(name) {
					child.Set(name, run.Text(text))
				}
			}
		} else {
			f.List("kinderen", 0)
		}
		if got := show(run.NewMachine(p).Run(f)); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// TestAProgramEndsWithARegulation: one program for the days on which the same
// municipalities have regulations.
func TestAProgramEndsWithARegulation(t *testing.T) {
	for _, c := range [][3]string{{"2025-01-15", "2025-01-01", "2025-01-31"}, {"2025-02-01", "2025-02-01", "2025-12-31"}} {
		if _, p := municipal(t, c[0]); p.From != day(t, c[1]) || p.Until != day(t, c[2]) {
			t.Errorf("on %s: from %s until %s", c[0], p.From, p.Until)
		}
	}
	if _, p := municipal(t, "2026-03-01"); p.From != day(t, "2026-01-01") || p.Until != 0 {
		t.Errorf("from %s until %s", p.From, p.Until)
	}
}

func TestMunicipalitiesAgreeWithReference(t *testing.T) {
	for _, on := range []string{"2025-01-15", "2025-03-01", "2026-01-01"} {
		set, p := municipal(t, on)
		r := rand.New(rand.NewPCG(17, 1))
		m, ranges := run.NewMachine(p), run.NewMachine(p)
		f, open, again := run.NewFacts(p), run.NewFacts(p), run.NewFacts(p)
		for range rounds(t) / 4 {
			f.Reset()
			fillAll(r, f)
			agree(t, set, m, f)
			partial(r, f, open)
			known, err := ranges.Run(open)
			for range 8 {
				refill(r, open, again)
				holds(t, m, again, open, &known, err)
			}
		}
	}
}
