package law_test

import (
	"fmt"
	"log"
	"strings"
	"testing/fstest"

	"meent.nl/meent/law"
	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/question"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
)

// steun is 1,200 euro a year less a tenth of what is earned above 20,000, until 30,000.
const steun = `law: steun
title: Steunwet
kind: wet
source: BWBR0000007
in_force: {from: 2025-01-01}
carried_out_by: dienst
plain: {nl: Steun., en: Support.}
parameters:
  - {name: basis, label: {nl: Basis, en: Base}, unit: euro per year, cites: artikel 2, values: [{from: 2025-01-01, value: 1200, source: "Stcrt. 2024, 1"}]}
  - {name: vrij, label: {nl: Vrij, en: Free}, unit: euro per year, cites: artikel 2, values: [{from: 2025-01-01, value: 20000, source: "Stcrt. 2024, 1"}]}
  - {name: grens, label: {nl: Grens, en: Limit}, unit: euro per year, cites: artikel 2, values: [{from: 2025-01-01, value: 30000, source: "Stcrt. 2024, 1"}]}
articles:
  - article: "2"
    plain: {nl: Wie meer verdient krijgt minder., en: Who earns more gets less.}
    rules:
      - name: steun
        label: {nl: Uw steun, en: Your support}
        of: person
        yields: euro per year
        cites: lid 1
        formula: >
          if verzekerd and inkomen <= grens
          then max(basis - round down(max(inkomen - vrij, 0) / 10, 2), 0)
          else 0
`

var steunFacts = document.NewVocabulary([]document.Fact{
	{Name: "verzekerd", Of: "person", Type: value.Type{Kind: value.Boolean}},
	{Name: "inkomen", Of: "person", Type: euroPerYear, Max: 1_000_000_00, Scale: 2},
})

func steunwet() *law.Corpus {
	c, err := law.Load(fstest.MapFS{"steun/2025-01-01.yaml": {Data: []byte(steun)}}, ".", steunFacts)
	if err != nil {
		log.Fatal(err)
	}
	return c
}

var march2026, _ = value.ParseDate("2026-03-01")

// A fact that is missing gives a range, and says what to ask.
func ExampleCorpus_Decide() {
	for _, facts := range []string{`{"verzekerd": true, "inkomen": 23450}`, `{"verzekerd": true}`} {
		d, err := steunwet().Decide("steun", march2026, func(f *run.Facts) error {
			_, err := law.ReadFacts(strings.NewReader(facts), f, steunFacts)
			return err
		})
		if err != nil {
			log.Fatal(err)
		}
		if o := d.Outcome; o.Status == run.Decided {
			fmt.Println(o.Text(o.Value), o.Type)
		} else {
			fmt.Println("from", o.Text(o.Low), "to", o.Text(o.High), o.Type, "without", o.Missing[0].Fact)
		}
	}
	// Output:
	// 855.00 euro per year
	// from 0.00 to 1200.00 euro per year without inkomen
}

func ExampleCorpus_Decide_reasons() {
	d, err := steunwet().Decide("steun", march2026, func(f *run.Facts) error {
		f.Set("verzekerd", run.Truth(true))
		f.Set("inkomen", run.Text("23450"))
		return f.Err()
	})
	if err != nil {
		log.Fatal(err)
	}
	why := reason.Explain(d.Machine, d.Facts, d.Outcome)
	for _, step := range why.Steps {
		fmt.Println(step.Label.EN, step.Text, step.Unit, "|", step.Article.Title, step.Article.Article, step.Cites)
	}
	turns, err := reason.Turnings(d.Facts, func(fact string) bool { return fact == "inkomen" })
	if err != nil {
		log.Fatal(err)
	}
	for _, t := range turns {
		fmt.Println(t.Name, t.At.Text, "gives", t.After.Text, "instead of", t.Before.Text+", cliff:", t.Cliff)
	}
	// Output:
	// Your support 855.00 euro per year | Steunwet 2 lid 1
	// inkomen 30000.01 gives 0.00 instead of 200.00, cliff: true
}

// A period is worked out once for each stretch in which nothing changes, as it is known
// now and as it was known before.
func Example_timeline() {
	h, err := law.ReadHistory(strings.NewReader(`{"verzekerd": true, "inkomen": [
		{"value": 20000}, {"value": 26000, "from": "2026-06-09", "recorded": "2026-12-01"}]}`), steunFacts)
	if err != nil {
		log.Fatal(err)
	}
	july, nextYear := timeline.Beginning(march2026+122), timeline.Beginning(march2026+306)
	months := timeline.Months(march2026, march2026+300)
	now, err := timeline.Work(steunwet(), "steun.steun", months, h, nextYear)
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range now {
		fmt.Println(s.From, s.Until, s.Outcome.Text(s.Outcome.Value))
	}
	changed, err := timeline.Compare(steunwet(), "steun.steun", months, h, july, nextYear)
	if err != nil {
		log.Fatal(err)
	}
	cents, _ := timeline.Total(changed)
	fmt.Println(cents, "cents, because of", changed[0].Because[0].Fact)
	// Output:
	// 2026-03-01 2026-06-01 1200.00
	// 2026-07-01 2026-12-01 600.00
	// -360000 cents, because of inkomen
}

// A whole country goes column by column.
func Example_batch() {
	people := &batch.People{Rows: 4, Facts: map[string]*batch.Column{
		"verzekerd": {Bits: []uint64{0b0111}},
		"inkomen":   {Wide: []int64{0, 23450_00, 40000_00, 0}}, // in cents
	}}
	if err := people.Measure(); err != nil {
		log.Fatal(err)
	}
	b, err := batch.Compile(steunwet().Documents(), []string{"steun.steun"}, march2026, people)
	if err != nil {
		log.Fatal(err)
	}
	w := b.Worker()
	for chunk := range b.Chunks() {
		w.Run(chunk, []value.Date{march2026}, func(_ int, out batch.Outcomes) {
			amounts := make([]int64, out.Rows)
			out.Amounts(0, amounts)
			fmt.Println(amounts)
		})
	}
	// Output:
	// [120000 85500 0 0]
}

// A prior of other people orders the questions: here hardly anybody is uninsured, so
// that the income tells most.
func Example_question() {
	corpus := steunwet()
	p, err := corpus.Program("steun", march2026)
	if err != nil {
		log.Fatal(err)
	}
	people := &batch.People{Rows: 1000, Facts: map[string]*batch.Column{
		"verzekerd": {Fixed: program.Bool(true)},
		"inkomen":   {Wide: make([]int64, 1000)},
	}}
	rows := make([]int32, people.Rows)
	for i := range rows {
		rows[i] = int32(i)
		people.Facts["inkomen"].Wide[i] = int64(i) * 60_00 // in cents
	}
	if err := people.Measure(); err != nil {
		log.Fatal(err)
	}
	sample, err := question.NewSample(people, rows)
	if err != nil {
		log.Fatal(err)
	}
	prior, err := question.NewPrior(p, sample)
	if err != nil {
		log.Fatal(err)
	}
	next, ok, err := prior.Next(run.NewFacts(p), question.Options{})
	fmt.Println(next.Fact, ok, err)
	// Output:
	// inkomen true <nil>
}

// A probe tries other values, and works out no more than what changes.
func ExampleCorpus_Program_probe() {
	p, err := steunwet().Program("steun", march2026)
	if err != nil {
		log.Fatal(err)
	}
	f := run.NewFacts(p)
	f.Set("verzekerd", run.Truth(true))
	f.Set("inkomen", run.Text("20000"))
	probe, err := run.NewProbe(f)
	if err != nil {
		log.Fatal(err)
	}
	for n, fact := range p.Facts {
		if fact.Name != "inkomen" {
			continue
		}
		for _, euro := range []int64{20000, 25000, 31000} {
			probe.Try(program.Root, 0, n, program.Exactly(euro*100))
			fmt.Println(euro, program.Text(p.Type, p.Result.Scale, probe.Outcome().Lo, nil))
			probe.Undo()
		}
	}
	// Output:
	// 20000 1200.00
	// 25000 700.00
	// 31000 0.00
}

// A reform gives other laws beside these.
func ExampleCorpus_Reformed() {
	now := steunwet()
	after, err := now.Reformed(fstest.MapFS{"hoger.yaml": {Data: []byte(`parameters:
  - {law: steun, name: basis, from: 2026-01-01, value: 1300}
`)}}, "hoger.yaml")
	if err != nil {
		log.Fatal(err)
	}
	for _, laws := range []*law.Corpus{now, after} {
		d, err := laws.Decide("steun", march2026, func(f *run.Facts) error {
			f.Set("verzekerd", run.Truth(true))
			f.Set("inkomen", run.Text("20000"))
			return f.Err()
		})
		if err != nil {
			log.Fatal(err)
		}
		exact, err := run.Reference(laws.Documents(), d.Facts)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(d.Outcome.Text(d.Outcome.Value), exact.Number.FloatString(2))
	}
	// Output:
	// 1200.00 1200.00
	// 1300.00 1300.00
}
