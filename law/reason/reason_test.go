package reason_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// vocabulary is small enough to explain by hand.
var vocabulary = document.NewVocabulary([]document.Fact{
	{Name: "inkomen", Of: "person", Type: euro, Min: 0, Max: 1_000_000_00, Scale: 2},
	{Name: "vermogen", Of: "person", Type: euro, Min: 0, Max: 1_000_000_00, Scale: 2},
	{Name: "verzekerd", Of: "person", Type: value.Type{Kind: value.Boolean}},
	{Name: "elders", Of: "person", Type: value.Type{Kind: value.Boolean}},
	{Name: "zorg", Of: "child", Type: value.Type{Kind: value.Boolean}},
}, document.RelationDecl{Name: "kinderen", Member: "child", Max: 4})

var euro = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerYear}}

const steun = `law: steun
title: Steunwet
kind: wet
source: BWBR0000007
in_force: {from: 2025-01-01}
carried_out_by: dienst
plain: {nl: Steun., en: Support.}
parameters:
  - name: grens
    label: {nl: De grens, en: The limit}
    unit: euro per year
    cites: artikel 2
    values: [{from: 2025-01-01, value: 30000, source: "Stcrt. 2024, 1"}]
  - {name: per_kind, label: {nl: Per kind, en: Per child}, unit: euro per year, cites: artikel 3, values: [{from: 2025-01-01, value: 100, source: y, unconfirmed: true}]}
  - {name: grens_elders, label: {nl: a, en: b}, unit: euro per year, cites: artikel 3, values: [{from: 2025-01-01, value: 5, source: y}]}
articles:
  - article: "1"
    plain: {nl: U hebt recht als u verzekerd bent., en: You have a right if you are insured.}
    rules:
      - {name: steun, label: {nl: Uw steun, en: Your support}, of: household, yields: euro per year, cites: lid 1, formula: 'if recht then round down(bedrag, 0) else 0'}
  - article: "2"
    plain: {nl: Met veel vermogen geen recht., en: No right with much wealth.}
    rules:
      - {name: recht, label: {nl: Recht, en: Right}, of: household, yields: boolean, cites: lid 1, formula: 'verzekerd and vermogen <= (if elders then grens_elders else grens)'}
  - article: "3"
    plain: {nl: Een deel van uw inkomen en een bedrag per kind., en: A part of your income and an amount per child.}
    rules:
      - {name: zorgkinderen, label: {nl: Kinderen met zorg, en: Children with care}, of: household, yields: list of kinderen, cites: lid 1, formula: 'kinderen[zorg]'}
      - {name: bedrag, label: {nl: Bedrag, en: Amount}, of: household, yields: euro per year, cites: lid 2, formula: 'inkomen * 0.015 + count(zorgkinderen) * per_kind'}
      - {exception_to: bedrag, name: buitenland, cites: lid 3, when: elders, formula: '2 * per_kind'}
`

func steunProgram(t testing.TB) *program.Program { return programOf(t, steun) }

// programOf is the program of steun in a law file of that name.
func programOf(t testing.TB, text string) *program.Program {
	t.Helper()
	set, err := document.Load(fstest.MapFS{"laws/steun/2025.yaml": {Data: []byte(text)}}, "laws", vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	on, err := value.ParseDate("2025-03-01")
	if err != nil {
		t.Fatal(err)
	}
	p, err := program.Compile(set, "steun", on)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func full(f *run.Facts) error {
	for name, text := range map[string]string{"inkomen": "20001", "vermogen": "100", "verzekerd": "true", "elders": "false"} {
		f.Set(name, run.Text(text))
	}
	for k, m := range f.List("kinderen", 3) {
		m.Set("zorg", run.Truth(k != 1))
	}
	return f.Err()
}

func explain(t *testing.T, fill func(*run.Facts) error) *reason.Explanation {
	t.Helper()
	return explained(t, steunProgram(t), fill)
}

func explained(t *testing.T, p *program.Program, fill func(*run.Facts) error) *reason.Explanation {
	t.Helper()
	m, f := run.NewMachine(p), run.NewFacts(p)
	if err := fill(f); err != nil {
		t.Fatal(err)
	}
	o, err := m.Run(f)
	if err != nil {
		t.Fatal(err)
	}
	return reason.Explain(m, f, o)
}

// steps writes the steps as name=value, and inputs the inputs of one.
func steps(e *reason.Explanation) string {
	var out []string
	for _, s := range e.Steps {
		out = append(out, s.Rule+"="+s.Text+s.Low)
	}
	return strings.Join(out, " ")
}

func inputs(e *reason.Explanation, rule string) string {
	var out []string
	for _, s := range e.Steps {
		for _, in := range s.Inputs {
			if s.Rule == rule {
				out = append(out, in.Name+"="+in.Text)
			}
		}
	}
	return strings.Join(out, " ")
}

func names(facts []reason.Fact) string {
	var out []string
	for _, f := range facts {
		name := f.Name
		if f.Of.Relation != "" {
			name += "@" + f.Of.Relation
		}
		if f.Of.Member > 0 {
			name += string(rune('0' + f.Of.Member))
		}
		out = append(out, name)
	}
	return strings.Join(out, " ")
}

func TestStepsInTheOrderOfTheLaw(t *testing.T) {
	e := explain(t, full)
	if e.Answer.Text != "500" || e.Answer.Unit != "euro per year" || e.Goal != "steun.steun" || e.On.String() != "2025-03-01" {
		t.Errorf("%+v", e.Answer)
	}
	if got := steps(e); got != "recht=true zorgkinderen=2 bedrag=500.015 steun=500" {
		t.Error(got)
	}
	if got := inputs(e, "recht"); got != "verzekerd=true vermogen=100.00 elders=false grens=30000" {
		t.Errorf("the limit of the branch that was not taken is no input: %s", got)
	}
	if got := inputs(e, "bedrag"); got != "inkomen=20001.00 zorgkinderen=2 per_kind=100 elders=false" {
		t.Error(got)
	}
	if got := inputs(e, "zorgkinderen"); got != "kinderen=3 zorg=true zorg=false zorg=true" || e.Steps[1].Persons != "1, 3" {
		t.Error(got, e.Steps[1].Persons)
	}
	s := e.Steps[0]
	if s.Title != "Steunwet" || s.Source != "BWBR0000007" || s.Article.Article != "2" || s.Cites != "lid 1" ||
		s.Plain.EN != "No right with much wealth." || s.Label.NL != "Recht" || !strings.Contains(s.Formula, "grens_elders") {
		t.Errorf("%+v", s)
	}
	for _, in := range e.Steps[2].Inputs {
		if in.Name == "per_kind" && (in.Source != "y" || !in.Unconfirmed || in.Label.NL != "Per kind" || in.Since.String() != "2025-01-01") {
			t.Errorf("%+v", in)
		}
	}
}

func TestTheExceptionThatDecidedIsNamed(t *testing.T) {
	e := explain(t, func(f *run.Facts) error {
		_ = full(f)
		f.Set("elders", run.Truth(true))
		f.Set("vermogen", run.Text("3"))
		return f.Err()
	})
	if got := steps(e); got != "recht=true bedrag=200.00 steun=200" {
		t.Error(got)
	}
	x := e.Steps[1]
	if x.Exception == nil || x.Exception.Name != "buitenland" || x.Exception.Cites != "lid 3" || x.Formula != "2 * per_kind" || x.When != "elders" {
		t.Errorf("%+v", x)
	}
	if got := inputs(e, "bedrag"); strings.Contains(got, "inkomen") {
		t.Errorf("the formula of the rule did not decide: %s", got)
	}
}

func TestTheFactsThatSufficed(t *testing.T) {
	if got := names(explain(t, full).Sufficed); got != "@kinderen verzekerd vermogen elders zorg@kinderen1 zorg@kinderen2 zorg@kinderen3 inkomen" {
		t.Errorf("all of it: %s", got)
	}
	e := explain(t, func(f *run.Facts) error {
		_ = full(f)
		f.Set("verzekerd", run.Truth(false))
		return f.Err()
	})
	if got := names(e.Sufficed); got != "verzekerd" {
		t.Errorf("not insured is enough: %s", got)
	}
	e = explain(t, func(f *run.Facts) error {
		_ = full(f)
		f.Set("vermogen", run.Text("99999"))
		return f.Err()
	})
	if got := names(e.Sufficed); got != "vermogen" {
		t.Errorf("wealth above every limit is enough: %s", got)
	}
}

// TestSufficedIsMinimal: with only those facts the outcome stands, and without any
// one of them it does not.
func TestSufficedIsMinimal(t *testing.T) {
	p := steunProgram(t)
	f := run.NewFacts(p)
	if err := full(f); err != nil {
		t.Fatal(err)
	}
	kept := reason.Sufficed(f)
	m := run.NewMachine(p)
	for leave := -1; leave < len(kept); leave++ {
		g := run.NewFacts(p)
		var members []*run.Subject
		if slices.ContainsFunc(kept, func(k reason.Fact) bool { return k.Of.Relation != "" }) {
			members = g.List("kinderen", 3)
		}
		for i, k := range kept {
			if i == leave || k.Name == "" {
				continue
			}
			who := g.Applicant()
			if k.Of.Relation != "" {
				who = members[k.Of.Member-1]
			}
			who.Set(k.Name, run.Text(k.Text))
		}
		if leave >= 0 && kept[leave].Name == "" {
			g.Hide(0, true)
		}
		o, err := m.Run(g)
		if err != nil || (o.Status == run.Decided) != (leave < 0) {
			t.Errorf("without %d: %s %v", leave, o.Status, err)
		}
	}
}

func TestMissingAndNotNeeded(t *testing.T) {
	e := explain(t, func(f *run.Facts) error {
		f.Set("verzekerd", run.Truth(true))
		f.Set("elders", run.Truth(true))
		return f.Err()
	})
	if e.Answer.Status != run.Ranged || e.Answer.Low != "0" || e.Answer.High != "200" || len(e.Sufficed) != 0 {
		t.Errorf("%+v", e.Answer)
	}
	if got := names(e.Missing); got != "vermogen" || e.Missing[0].High != "1000000.00" {
		t.Errorf("missing %s %+v", got, e.Missing)
	}
	if got := names(e.Idle); got != "@kinderen zorg@kinderen inkomen" {
		t.Errorf("not needed %s", got)
	}
	if got := steps(e); !strings.HasPrefix(got, "recht= ") {
		t.Errorf("a step that is not decided: %s", got)
	}
}

func TestWhatIf(t *testing.T) {
	p := steunProgram(t)
	d, err := reason.WhatIf([]*program.Program{p}, full, func(f *run.Facts) error {
		f.Set("inkomen", run.Text("30000"))
		return f.Err()
	})
	if err != nil || len(d) != 1 || d[0].Before.Text != "500" || d[0].After.Text != "650" || d[0].Change != "150" {
		t.Errorf("%+v %v", d, err)
	}
	d, err = reason.WhatIf([]*program.Program{p}, full, func(f *run.Facts) error {
		f.Set("vermogen", run.Unknown())
		return nil
	})
	if err != nil || d[0].Change != "" || d[0].After.Status != run.Ranged {
		t.Errorf("%+v %v", d, err)
	}
	if _, err = reason.WhatIf([]*program.Program{p}, full, func(f *run.Facts) error { f.Set("geen", run.Truth(true)); return f.Err() }); err == nil {
		t.Error("a change that is wrong")
	}
}

// TestJSONFormIsStable guards the names that others read.
func TestJSONFormIsStable(t *testing.T) {
	text, err := json.Marshal(explain(t, full))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`{"goal":"steun.steun","on":"2025-03-01","program":"`, `"answer":{"status":"decided","value":"500","unit":"euro per year"}`,
		`"steps":[{"law":"steun","title":"Steunwet","source":"BWBR0000007","article":"2","cites":"lid 1","version":"2025-01-01","plain":{"nl":"Met veel vermogen geen recht.","en":"No right with much wealth."},"rule":"recht","label":{"nl":"Recht","en":"Right"},"of":{},"value":"true","unit":"boolean","formula":`,
		`{"kind":"fact","name":"vermogen","of":{},"value":"100.00","unit":"euro per year"}`,
		`{"kind":"parameter","name":"grens","law":"steun","of":{},"value":"30000","unit":"euro per year","label":{"nl":"De grens","en":"The limit"},"source":"Stcrt. 2024, 1","since":"2025-01-01"}`,
		`{"fact":"zorg","of":{"relation":"kinderen","member":1},"value":"true","unit":"boolean"}`,
		`"facts_used":[`, `"facts_that_sufficed":[`, `"facts_missing":[]`, `"facts_not_needed":[]`,
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

func BenchmarkExplain(b *testing.B) {
	p := steunProgram(b)
	m, f := run.NewMachine(p), run.NewFacts(p)
	if err := full(f); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		o, err := m.Run(f)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := json.Marshal(reason.Explain(m, f, o)); err != nil {
			b.Fatal(err)
		}
	}
}
