package batch

import (
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run/runtest"
	"meent.nl/meent/law/value"
)

// What does not depend on the day that is asked is worked out once for all days.
func TestWorksOutOnceWhatIsOfTheYear(t *testing.T) {
	set := lawOf(t, `
      - {name: jaar, label: {nl: a, en: b}, of: household, yields: euro per year, cites: lid 1, formula: "round half up(inkomen / 7, 2)"}
      - {name: proef, label: {nl: a, en: b}, of: household, yields: euro per year, cites: lid 1, formula: 'if geboortedatum + duration("P18Y") <= peildatum then jaar else 0'}
`)
	people := &People{Rows: 2, Facts: map[string]*Column{
		"inkomen": {Wide: []int64{70_000, 700}}, "geboortedatum": {Wide: []int64{13_575, 13_576}}}} // 2007-03-03 and -04
	if err := people.Measure(); err != nil {
		t.Fatal(err)
	}
	on, err := value.ParseDate("2025-03-03")
	if err != nil {
		t.Fatal(err)
	}
	b, err := Compile(set, []string{"proef"}, on, people)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range b.plan.steps {
		switch s.in.Op {
		case program.DivRound, program.AddMonths, program.Load:
			if i >= b.plan.once {
				t.Errorf("%v is worked out for each day", s.in)
			}
		case program.Asked, program.Le, program.Lt, program.Select:
			if i < b.plan.once {
				t.Errorf("%v depends on the day", s.in)
			}
		}
	}
	if b.plan.once == 0 || b.plan.once == len(b.plan.steps) {
		t.Errorf("%d steps of %d are worked out once", b.plan.once, len(b.plan.steps))
	}
	b.Worker().Run(0, []value.Date{on, on + 1}, func(d int, out Outcomes) {
		for row := range out.Rows {
			if v, _, _ := out.Value(0, row); (v > 0) != (row <= d) {
				t.Errorf("on day %d row %d gives %d", d, row, v)
			}
		}
	})
}

// lawOf is a law of one article with rules, in YAML.
func lawOf(t *testing.T, rules string) *document.Set {
	t.Helper()
	text := runtest.Head + "articles:\n  - article: \"1\"\n    plain: {nl: a, en: b}\n    rules:" + rules
	set, err := document.Load(fstest.MapFS{"laws/proef/2025.yaml": {Data: []byte(text)}}, "laws", plain)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// plain is three facts of a person.
var plain = document.NewVocabulary([]document.Fact{
	{Name: "inkomen", Of: "person", Type: value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerYear}}, Max: 200_000_00, Scale: 2},
	{Name: "geboortedatum", Of: "person", Type: value.Type{Kind: value.Day}, Min: -25567, Max: 22645},
	{Name: "student", Of: "person", Type: value.Type{Kind: value.Boolean}},
})
