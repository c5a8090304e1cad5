package question_test

import (
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law"
	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/question"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

var vocabulary = document.NewVocabulary([]document.Fact{
	{Name: "inkomen", Of: "person", Type: euro, Min: 0, Max: 1_000_000_00, Scale: 2},
	{Name: "vermogen", Of: "person", Type: euro, Min: 0, Max: 1_000_000_00, Scale: 2},
	{Name: "verzekerd", Of: "person", Type: truth},
	{Name: "gedetineerd", Of: "person", Type: truth},
	{Name: "student", Of: "person", Type: truth},
	{Name: "zorg", Of: "child", Type: truth},
}, document.RelationDecl{Name: "kinderen", Member: "child", Max: 4})

var euro = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerYear}}
var truth = value.Type{Kind: value.Boolean}

// The law names first what almost everybody answers alike.
const steun = `law: steun
title: Steunwet
kind: wet
source: BWBR0000007
in_force: {from: 2024-01-01}
carried_out_by: dienst
plain: {nl: Steun., en: Support.}
parameters:
  - {name: grens, label: {nl: a, en: b}, unit: euro per year, cites: artikel 1, values: [{from: 2024-01-01, value: 40000, source: y}]}
  - {name: bedrag, label: {nl: a, en: b}, unit: euro per year, cites: artikel 1, values: [{from: 2024-01-01, value: 500, source: y}]}
articles:
  - article: "1"
    plain: {nl: Steun., en: Support.}
    rules:
      - name: steun
        label: {nl: Uw steun, en: Your support}
        of: household
        yields: euro per year
        cites: lid 1
        formula: >
          if verzekerd and not(gedetineerd) and not(student) and vermogen <= grens and inkomen <= grens
          then bedrag + count(kinderen[zorg]) * bedrag else 0
`

func steunProgram(t testing.TB) *program.Program {
	t.Helper()
	c, err := law.Load(fstest.MapFS{"laws/steun/2024.yaml": {Data: []byte(steun)}}, "laws", vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	on, err := value.ParseDate("2025-01-01")
	if err != nil {
		t.Fatal(err)
	}
	p, err := c.Program("steun", on)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// people mostly are insured, and differ in income.
func people(t testing.TB, n int, seed uint64) *batch.People {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 9))
	bits := func(n int, share float64) *batch.Column {
		c := &batch.Column{Bits: make([]uint64, n/64+1)}
		for i := range n {
			if r.Float64() < share {
				c.Bits[i/64] |= 1 << (i & 63)
			}
		}
		return c
	}
	income, wealth := &batch.Column{}, &batch.Column{}
	from := make([]int32, n+1)
	for i := range n {
		income.Narrow = append(income.Narrow, int32(r.IntN(90_000_00)))
		wealth.Narrow = append(wealth.Narrow, int32(r.ExpFloat64()*20_000_00))
		from[i+1] = from[i]
		if r.IntN(4) == 0 {
			from[i+1] += int32(1 + r.IntN(2))
		}
	}
	p := &batch.People{Rows: n, Facts: map[string]*batch.Column{
		"inkomen": income, "vermogen": wealth, "verzekerd": bits(n, 0.99), "gedetineerd": bits(n, 0.01), "student": bits(n, 0.1),
	}, Relations: map[string]*batch.Members{"kinderen": {From: from, Facts: map[string]*batch.Column{"zorg": bits(int(from[n]), 0.1)}}}}
	if err := p.Measure(); err != nil {
		t.Fatal(err)
	}
	return p
}

// Who is asked by the prior is asked less than in the order of the law, and gets the
// same outcome.
func TestFewerQuestions(t *testing.T) {
	p := steunProgram(t)
	prior, err := question.NewPrior(p, people(t, 4000, 1))
	if err != nil {
		t.Fatal(err)
	}
	others := people(t, 150, 2)
	inOrder, byGain := 0, 0
	for row := range others.Rows {
		whole, err := others.Row(p, row)
		if err != nil {
			t.Fatal(err)
		}
		want, err := run.NewMachine(p).Run(whole)
		if err != nil {
			t.Fatal(err)
		}
		lawOrder := func(f *run.Facts, o run.Outcome) run.Missing { return o.Missing[0] }
		greedy := func(f *run.Facts, _ run.Outcome) run.Missing {
			q, ok, err := prior.Next(f, question.Trouble)
			if err != nil || !ok {
				t.Fatalf("no question while facts are missing: %v", err)
			}
			return q.Missing
		}
		inOrder += interview(t, p, whole, want, lawOrder)
		byGain += interview(t, p, whole, want, greedy)
	}
	if byGain*4 > inOrder*3 {
		t.Errorf("%d questions by the prior, %d in the order of the law: not a quarter less", byGain, inOrder)
	}
}

// interview asks until the outcome is decided, and counts.
func interview(t *testing.T, p *program.Program, whole *run.Facts, want run.Outcome, next func(*run.Facts, run.Outcome) run.Missing) int {
	t.Helper()
	f, m := run.NewFacts(p), run.NewMachine(p)
	for asked := 0; ; asked++ {
		o, err := m.Run(f)
		if err != nil {
			t.Fatal(err)
		}
		if o.Status == run.Decided {
			if o.Value != want.Value || o.NotApplicable != want.NotApplicable {
				t.Fatalf("after %d questions the outcome is %d, and with all facts %d", asked, o.Value, want.Value)
			}
			return asked
		}
		question.Answer(f, whole, next(f, o))
	}
}

// A gross income is not asked where it is enough to know that it is too high.
func TestAsksAThreshold(t *testing.T) {
	p := steunProgram(t)
	prior, err := question.NewPrior(p, people(t, 2000, 1))
	if err != nil {
		t.Fatal(err)
	}
	f := run.NewFacts(p)
	for name, text := range map[string]string{"verzekerd": "true", "gedetineerd": "false", "student": "false", "vermogen": "0.00"} {
		f.Set(name, run.Text(text))
	}
	f.List("kinderen", 0)
	q, ok, err := prior.Next(f, question.Trouble)
	if err != nil || !ok || q.Fact != "inkomen" || !q.Threshold || q.From != 40_000_01 {
		t.Errorf("asks %+v, %t, %v", q, ok, err)
	}
	f.Set("inkomen", run.Text("1.00"))
	if _, ok, err := prior.Next(f, question.Trouble); ok || err != nil {
		t.Errorf("asks although the outcome is decided: %t, %v", ok, err)
	}
}

func BenchmarkNext(b *testing.B) {
	p := steunProgram(b)
	prior, err := question.NewPrior(p, people(b, 100_000, 1))
	if err != nil {
		b.Fatal(err)
	}
	f := run.NewFacts(p)
	f.Set("verzekerd", run.Text("true"))
	for b.Loop() {
		if _, ok, err := prior.Next(f, question.Trouble); !ok || err != nil {
			b.Fatal(ok, err)
		}
	}
}
