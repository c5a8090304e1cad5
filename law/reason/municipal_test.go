package reason_test

import (
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// towns knows the municipality.
var towns = document.NewVocabulary([]document.Fact{
	{Name: "inkomen", Of: "person", Type: euro, Min: 0, Max: 1_000_000_00, Scale: 2},
	{Name: "gemeente", Of: "person", Type: value.Type{Kind: value.Word, Words: []string{"delft", "utrecht"}}},
})

const bijstand = `law: bijstand
title: Bijstandswet
kind: wet
source: BWBR0000008
in_force: {from: 2025-01-01}
carried_out_by: dienst
plain: {nl: a, en: b}
open_terms:
  - {name: toeslag, label: {nl: Toeslag, en: Supplement}, of: household, yields: euro per year, cites: artikel 8 lid 1, per_municipality: gemeente}
articles:
  - article: "8"
    plain: {nl: De gemeente bepaalt de toeslag., en: The municipality sets the supplement.}
    rules:
      - {name: bijstand, label: {nl: a, en: b}, of: household, yields: euro per year, cites: lid 2, formula: 'toeslag'}
`

const delft = `law: verordening-delft
title: Verordening toeslag Delft
kind: verordening
municipality: delft
source: CVDR1
in_force: {from: 2025-01-01}
carried_out_by: gemeente-delft
plain: {nl: a, en: b}
articles:
  - article: "3"
    plain: {nl: Honderd., en: A hundred.}
    rules:
      - {name: bedrag, label: {nl: a, en: b}, of: household, yields: euro per year, cites: lid 1, fills: bijstand.toeslag, formula: 'inkomen * 0.5'}
`

func TestTheMunicipalityIsNamed(t *testing.T) {
	set, err := document.Load(fstest.MapFS{"laws/wet.yaml": {Data: []byte(bijstand)}, "laws/delft.yaml": {Data: []byte(delft)}}, "laws", towns)
	if err != nil {
		t.Fatal(err)
	}
	on, _ := value.ParseDate("2025-03-01")
	p, err := program.Compile(set, "bijstand", on)
	if err != nil {
		t.Fatal(err)
	}
	explain := func(town string) *reason.Explanation {
		m, f := run.NewMachine(p), run.NewFacts(p)
		f.Set("inkomen", run.Text("200"))
		if town != "" {
			f.Set("gemeente", run.Text(town))
		}
		o, err := m.Run(f)
		if err != nil {
			t.Fatal(err)
		}
		return reason.Explain(m, f, o)
	}
	e := explain("delft")
	if got := steps(e); got != "toeslag=100.00 bedrag=100.00 bijstand=100.00" {
		t.Error(got)
	}
	s := e.Steps[0]
	if s.SetBy == nil || s.SetBy.Law != "verordening-delft" || s.SetBy.Text.NL != "Uw gemeente heeft dit zelf geregeld: Verordening toeslag Delft." {
		t.Errorf("%+v", s.SetBy)
	}
	if s.Article.Article != "8" || s.Cites != "lid 1" || s.Plain.EN != "The municipality sets the supplement." ||
		s.Formula != `if aanvrager.gemeente = "delft" then verordening-delft.bedrag else null` || inputs(e, "toeslag") != "gemeente=delft bedrag=100.00" {
		t.Errorf("%+v, %s", s, inputs(e, "toeslag"))
	}
	e = explain("utrecht")
	if s = e.Steps[0]; !e.Answer.NotApplicable || !s.NotApplicable || s.SetBy == nil || s.SetBy.Law != "" ||
		s.SetBy.Text.EN != "No regulation of your municipality (utrecht) is known for this. So it does not apply." {
		t.Errorf("%+v", s)
	}
	if e = explain(""); e.Answer.Status != run.Needs && e.Answer.Status != run.Ranged || e.Steps[0].SetBy != nil || names(e.Missing) != "gemeente" {
		t.Errorf("%+v", e)
	}
}
