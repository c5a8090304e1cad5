package reason_test

import (
	"strings"
	"testing"

	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
)

// sums writes sections as one would on paper.
func sums(sections []reason.Section) string {
	var b strings.Builder
	for _, s := range sections {
		for _, l := range s.Lines {
			name := l.Fact
			if l.Label != nil {
				name = l.Label.EN
			}
			b.WriteString(name + " " + l.Amount.Text)
			if l.Base != nil && l.Share != nil {
				b.WriteString(" (" + l.Share.Text + " of " + l.Base.Text + ")")
			}
			b.WriteString("; ")
		}
		b.WriteString(s.Label.EN + " = " + s.Total.Text + "\n")
	}
	return b.String()
}

func TestWaterfall(t *testing.T) {
	want := `inkomen 300.02 (0.015 of 20001.00); Per child 200.00 (2 of 100.00); Amount = 500.02
Amount 500.02; Rounding down -0.02; Your support = 500.00
`
	sections := explain(t, full).Waterfall()
	if got := sums(sections); got != want {
		t.Errorf("the sum is\n%swant\n%s", got, want)
	}
	if c := sections[0].Lines[1].Article; c == nil || c.Article != "3" || c.Cites != "lid 2" {
		t.Errorf("the line of the children is of %+v", c)
	}
	if first := sections[1].Lines[0]; !first.Made || first.Step != sections[0].Step {
		t.Errorf("the last section does not begin with the one above it: %+v", first)
	}
}

// The exception that decided is the place of a line that it made.
func TestTheSumOfAnException(t *testing.T) {
	sections := explain(t, func(f *run.Facts) error {
		if err := full(f); err != nil {
			return err
		}
		f.Set("elders", run.Text("true"))
		f.Set("vermogen", run.Text("1"))
		return f.Err()
	}).Waterfall()
	if got, want := sums(sections[:1]), "Per child 200.00 (2 of 100.00); Your support = 200.00\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if c := sections[0].Lines[0].Article; c == nil || c.Cites != "lid 3" {
		t.Errorf("it is of %+v", c)
	}
}

func TestWithoutAnAmountThereIsNoSum(t *testing.T) {
	for name, text := range map[string]string{"verzekerd": "false", "vermogen": "50000"} {
		e := explain(t, func(f *run.Facts) error {
			if err := full(f); err != nil {
				return err
			}
			f.Set(name, run.Text(text))
			return f.Err()
		})
		if sections := e.Waterfall(); len(sections) != 0 {
			t.Errorf("with %s %s there is a sum of nothing: %s", name, text, sums(sections))
		}
	}
	e := explain(t, func(f *run.Facts) error {
		f.Set("verzekerd", run.Truth(true))
		return f.Err()
	})
	if sections := e.Waterfall(); len(sections) != 0 {
		t.Errorf("undecided, and there is a sum: %s", sums(sections))
	}
}

// A part is called by the name of the percentage, and every number has its publication.
func TestTheNumbersOfASumHaveTheirSources(t *testing.T) {
	const text = `law: steun
title: Steunwet
kind: wet
source: BWBR0000007
in_force: {from: 2025-01-01}
carried_out_by: dienst
plain: {nl: Steun., en: Support.}
parameters:
  - {name: premie, label: {nl: Premie, en: Premium}, unit: euro per year, cites: artikel 1, values: [{from: 2025-01-01, value: 2000, source: "Stcrt. 2024, 1"}]}
  - {name: drempel, label: {nl: Drempel, en: Threshold}, unit: euro per year, cites: artikel 1, values: [{from: 2025-01-01, value: 10000, source: "Stcrt. 2024, 2"}]}
  - {name: deel, label: {nl: Deel van de drempel, en: Part of the threshold}, unit: percentage, cites: artikel 1, values: [{from: 2025-01-01, value: 1.5, source: "Stb. 2024, 3"}]}
articles:
  - article: "1"
    plain: {nl: a, en: b}
    rules:
      - {name: wie_premie, label: {nl: Premie die geldt, en: Premium that holds}, of: household, yields: euro per year, cites: lid 1, formula: premie}
      - {name: steun, label: {nl: Steun, en: Support}, of: household, yields: euro per year, cites: lid 1, formula: 'wie_premie - deel * drempel'}
`
	sections := explained(t, programOf(t, text), func(*run.Facts) error { return nil }).Waterfall()
	if got, want := sums(sections), "Premium that holds 2000.00; Part of the threshold -150.00 (1.5 of 10000.00); Support = 1850.00\n"; got != want {
		t.Fatalf("%q, want %q", got, want)
	}
	premium, part := sections[0].Lines[0], sections[0].Lines[1]
	if premium.Source != "Stcrt. 2024, 1" || premium.ShareSource != "" || part.Source != "Stcrt. 2024, 2" || part.ShareSource != "Stb. 2024, 3" {
		t.Errorf("%+v\n%+v", premium, part)
	}
}
