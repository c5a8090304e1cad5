package question_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law"
	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/question"
	"meent.nl/meent/law/question/questiontest"
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

// priorOf is a prior of invented people.
func priorOf(t testing.TB, p *program.Program, n int, seed uint64) *question.Prior {
	t.Helper()
	rows := make([]int32, n)
	for i := range rows {
		rows[i] = int32(i)
	}
	s, err := question.NewSample(people(t, n, seed), rows)
	if err != nil {
		t.Fatal(err)
	}
	prior, err := question.NewPrior(p, s)
	if err != nil {
		t.Fatal(err)
	}
	return prior
}

// Who is asked by the prior is asked less than in the order of the law, and gets the
// same outcome.
func TestFewerQuestions(t *testing.T) {
	p := steunProgram(t)
	prior := priorOf(t, p, 4000, 1)
	others := people(t, 150, 2)
	lazily, inOrder, byGain := 0, 0, 0
	for row := range others.Rows {
		whole, err := others.Row(p, row)
		if err != nil {
			t.Fatal(err)
		}
		read, err := questiontest.Lazily(whole)
		if err != nil {
			t.Fatal(err)
		}
		order, err := questiontest.Interview(run.NewFacts(p), whole, questiontest.InOrder)
		if err != nil {
			t.Fatal(err)
		}
		best, err := questiontest.Interview(run.NewFacts(p), whole, questiontest.By(prior, question.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		lazily, inOrder, byGain = lazily+read.Questions, inOrder+order.Questions, byGain+best.Questions
	}
	if byGain*4 > inOrder*3 || byGain*4 > lazily*3 {
		t.Errorf("%d questions by the prior, %d in the order of the law, %d as it is read: not a quarter less", byGain, inOrder, lazily)
	}
}

// Of wealth it is enough to know whether it is too much, and of income as well.
func TestAsksAThreshold(t *testing.T) {
	p := steunProgram(t)
	prior := priorOf(t, p, 2000, 1)
	f := run.NewFacts(p)
	for name, text := range map[string]string{"verzekerd": "true", "gedetineerd": "false", "student": "false", "vermogen": "0.00"} {
		f.Set(name, run.Text(text))
	}
	f.List("kinderen", 0)
	q, ok, err := prior.Next(f, question.Options{})
	if err != nil || !ok || q.Fact != "inkomen" || !q.Threshold || q.From != 40_000_01 {
		t.Errorf("asks %+v, %t, %v", q, ok, err)
	}
	f.Set("inkomen", run.Text("1.00"))
	if _, ok, err := prior.Next(f, question.Options{}); ok || err != nil {
		t.Errorf("asks although the outcome is decided: %t, %v", ok, err)
	}
}

// An answer to a threshold leaves the side that was told of what was possible.
func TestAnswerLeavesOneSide(t *testing.T) {
	q := question.Question{Threshold: true, From: 40}
	known := program.Between(10, 90)
	if is := q.Answer(known, true); is != program.Between(40, 90) {
		t.Errorf("at least leaves %v", is)
	}
	if is := q.Answer(known, false); is != program.Between(10, 39) {
		t.Errorf("less leaves %v", is)
	}
}

// The same facts give the same questions, each once, with those of a topic together and
// nothing that is known.
func TestOrderStandsByTopic(t *testing.T) {
	p := steunProgram(t)
	prior := priorOf(t, p, 2000, 1)
	f := run.NewFacts(p)
	f.Set("gedetineerd", run.Text("false"))
	o, err := run.NewMachine(p).Run(f)
	if err != nil {
		t.Fatal(err)
	}
	topic := func(fact string) string {
		if fact == "inkomen" || fact == "vermogen" {
			return "geld"
		}
		return "rest"
	}
	var before []question.Question
	for range 2 {
		all, err := prior.Order(f, o.Missing, question.Options{Topic: topic}, 3)
		if err != nil {
			t.Fatal(err)
		}
		if before != nil && !slices.Equal(before, all) {
			t.Errorf("first %v and then %v", before, all)
		}
		before = all
	}
	var names, topics []string
	for _, q := range before {
		names = append(names, q.Fact+q.Relation)
		if q.Fact != "" {
			topics = append(topics, topic(q.Fact))
		}
	}
	if sorted := slices.Sorted(slices.Values(names)); !slices.Equal(sorted, []string{"inkomen", "kinderen", "student", "vermogen", "verzekerd"}) {
		t.Errorf("asks %v", names)
	}
	if len(slices.Compact(topics)) != 2 {
		t.Errorf("jumps between topics: %v", names)
	}
}

// A sample that lacks a fact of the law, or a row, gives no prior.
func TestSampleWithoutTheFacts(t *testing.T) {
	p := steunProgram(t)
	all := people(t, 10, 1)
	delete(all.Facts, "student")
	s, err := question.NewSample(all, []int32{0, 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := question.NewPrior(p, s); !errors.Is(err, question.ErrLacking) || !strings.Contains(err.Error(), "student") {
		t.Errorf("says %v", err)
	}
	if _, err := question.NewSample(all, []int32{10}); err == nil {
		t.Error("takes a row that is not there")
	}
}

// What is known is taken over where nobody is like it: it orders, and does not fail.
func TestNobodyIsLikeThis(t *testing.T) {
	p := steunProgram(t)
	prior := priorOf(t, p, 100, 1)
	f := run.NewFacts(p)
	f.List("kinderen", 4) // nobody has four
	if _, ok, err := prior.Next(f, question.Options{}); !ok || err != nil {
		t.Errorf("asks nothing: %t, %v", ok, err)
	}
}

func BenchmarkNext(b *testing.B) {
	p := steunProgram(b)
	prior := priorOf(b, p, 100_000, 1)
	f := run.NewFacts(p)
	f.Set("verzekerd", run.Text("true"))
	for b.Loop() {
		if _, ok, err := prior.Next(f, question.Options{}); !ok || err != nil {
			b.Fatal(ok, err)
		}
	}
}
