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

const tarief = `law: tarief
title: Tariefwet
kind: wet
source: BWBR0000009
in_force: {from: 2025-01-01}
carried_out_by: dienst
plain: {nl: a, en: b}
parameters:
  - name: schaal
    label: {nl: Schaal, en: Scale}
    cites: artikel 2
    table:
      by: {label: {nl: Inkomen, en: Income}, unit: euro per year}
      columns:
        - {name: deel, label: {nl: Deel, en: Share}, unit: percentage}
        - {name: vast, label: {nl: Vast, en: Fixed}, unit: euro per year}
    values: [{from: 2025-01-01, source: "Stb. 1", rows: [{from: 0, deel: 96, vast: 0}, {from: 25000.50, deel: 90, vast: 12}]}]
articles:
  - article: "1"
    plain: {nl: a, en: b}
    rules:
      - {name: tarief, label: {nl: a, en: b}, of: household, yields: euro per year, cites: lid 1, formula: 'if elders then schaal(0).vast else schaal(inkomen).deel * vermogen + schaal(inkomen).vast'}
`

func TestTheRowOfATableIsNamed(t *testing.T) {
	set, err := document.Load(fstest.MapFS{"laws/wet.yaml": {Data: []byte(tarief)}}, "laws", vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	on, _ := value.ParseDate("2025-03-01")
	p, err := program.Compile(set, "tarief", on)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ income, want string }{
		{"25000.50", "deel=90 at vanaf 25000.50 vast=12 at vanaf 25000.50 "},
		{"1", "deel=96 at vanaf 0.00 vast=0 at vanaf 0.00 "},
		{"", "deel=90..96 vast=0..12 "},
	} {
		m, f := run.NewMachine(p), run.NewFacts(p)
		f.Set("elders", run.Truth(false))
		f.Set("vermogen", run.Text("100"))
		if c.income != "" {
			f.Set("inkomen", run.Text(c.income))
		}
		o, err := m.Run(f)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, in := range reason.Explain(m, f, o).Steps[0].Inputs {
			if in.Kind != "table" {
				continue
			}
			got += in.Column + "=" + in.Text
			if in.Low != "" {
				got += in.Low + ".." + in.High
			}
			if in.Row != nil {
				got += " at " + in.Row.NL
			}
			got += " "
			if in.Source != "Stb. 1" || in.Law != "tarief" || in.Name != "schaal" {
				t.Errorf("%+v", in)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q", c.income, got)
		}
	}
}

const termijn = `law: termijn
title: Termijnwet
kind: wet
source: BWBR0000009
in_force: {from: 2025-01-01}
carried_out_by: dienst
plain: {nl: a, en: b}
parameters:
  - name: feestdagen
    label: {nl: Feestdagen, en: Holidays}
    cites: artikel 3
    table: {by: {label: {nl: Dag, en: Day}, unit: date}, columns: [{name: vrij, label: {nl: Vrij, en: Off}, unit: boolean}]}
    values: [{from: 2025-01-01, source: "Stb. 2", rows: [{is: 2025-01-01, vrij: true}, {is: 2025-12-25, vrij: true}, {is: 2025-12-26, vrij: true}]}]
articles:
  - article: "1"
    plain: {nl: a, en: b}
    rules:
      - {name: termijn, label: {nl: a, en: b}, of: household, yields: date, cites: lid 1, formula: 'next working day(peildatum, feestdagen)'}
`

func TestTheHolidaysAreAnInput(t *testing.T) {
	set, err := document.Load(fstest.MapFS{"laws/wet.yaml": {Data: []byte(termijn)}}, "laws", vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	on, _ := value.ParseDate("2025-03-01") // a Saturday
	p, err := program.Compile(set, "termijn", on)
	if err != nil {
		t.Fatal(err)
	}
	m, f := run.NewMachine(p), run.NewFacts(p)
	o, err := m.Run(f)
	if err != nil {
		t.Fatal(err)
	}
	e := reason.Explain(m, f, o)
	if got := inputs(e, "termijn"); e.Answer.Text != "2025-03-03" || got != "peildatum=2025-03-01 feestdagen=P3D" || e.Steps[0].Inputs[1].Source != "Stb. 2" {
		t.Errorf("%s: %s", e.Answer.Text, got)
	}
}
