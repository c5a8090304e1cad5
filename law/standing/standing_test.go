package standing_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/standing"
	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
)

var vocabulary = document.NewVocabulary([]document.Fact{
	{Name: "inkomen", Of: "person", Type: euro, Min: 0, Max: 1_000_000_00, Scale: 2},
	{Name: "geboortedatum", Of: "person", Type: value.Type{Kind: value.Day}, Min: -30000, Max: 21000},
}, document.RelationDecl{Name: "partners", Member: "kandidaat", Max: 2})

var euro = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerYear}}

// steun is for who is 18 and has, with a partner, little income; the day after today and
// whether somebody has income are asked too.
const steun = `law: steun
title: Steunwet
kind: wet
source: BWBR0000007
in_force: {from: 2024-01-01}
carried_out_by: dienst
plain: {nl: Steun., en: Support.}
parameters:
  - {name: bedrag, label: {nl: a, en: b}, unit: euro per month, cites: artikel 1, values: [{from: 2024-01-01, value: 100, source: y}]}
  - {name: grens, label: {nl: a, en: b}, unit: euro per year, cites: artikel 1, values: [{from: 2024-01-01, value: 30000, source: y}]}
articles:
  - article: "1"
    plain: {nl: Steun vanaf 18 jaar., en: Support from 18.}
    rules:
      - {name: steun, label: {nl: a, en: b}, of: household, yields: euro per month, cites: lid 1,
         formula: 'if geboortedatum + duration("P18Y") <= peildatum and inkomen + sum(partners.inkomen) <= grens then bedrag else 0'}
      - {name: morgen, label: {nl: a, en: b}, of: household, yields: date, cites: lid 2, formula: 'peildatum + duration("P1D")'}
      - {name: heeft_inkomen, label: {nl: a, en: b}, of: household, yields: boolean, cites: lid 3, formula: 'inkomen > 0'}
      - {name: alleen, label: {nl: a, en: b}, of: household, yields: boolean, cites: lid 4, formula: 'count(partners) = 0'}
`

func day(t *testing.T, text string) value.Date {
	t.Helper()
	d, err := value.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// person is somebody with a partner.
func person(born, income, partner string) standing.Person {
	return func(f *run.Facts) error {
		set := func(who *run.Subject, name, text string) {
			if who.Reads(name) {
				who.Set(name, run.Text(text))
			}
		}
		set(f.Applicant(), "geboortedatum", born)
		set(f.Applicant(), "inkomen", income)
		if f.ReadsList("partners") {
			for _, who := range f.List("partners", 1) {
				set(who, "inkomen", partner)
			}
		}
		return f.Err()
	}
}

func household(t *testing.T) *standing.Household {
	t.Helper()
	c, err := law.Load(fstest.MapFS{"laws/steun/2024.yaml": {Data: []byte(steun)}}, "laws", vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	goals := func(value.Date) []string {
		return []string{"steun.steun", "steun.morgen", "steun.heeft_inkomen", "steun.alleen"}
	}
	months := timeline.Months(day(t, "2025-01-01"), day(t, "2025-12-01"))
	h, err := standing.New(c.Documents(), goals, months, person("1990-01-01", "12000", "9000"), person("2007-05-17", "9000", "12000"))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// text is the changes as: person goal from until before after.
func text(changes []standing.Change) (all []string) {
	for _, c := range changes {
		all = append(all, fmt.Sprint(c.Person, " ", c.Goal, " ", c.From, " ", c.Until, " ", c.Before.Lo, " ", c.After.Lo))
	}
	slices.Sort(all)
	return all
}

func TestAChangeIsOfWhomAndWhenItMatters(t *testing.T) {
	h := household(t)
	// The day after today is another each month: twelve for each. The second turns 18 in
	// May, so that there are two stretches of the rest, and one for the first.
	if n := h.Stretches(); n > 24+1+4 {
		t.Errorf("%d stretches stand", n)
	}
	both := []standing.Place{{Person: 0}, {Person: 1, Relation: "partners"}}
	changes, err := h.Say("inkomen", run.Text("25000"), both...)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if c.Goal != "steun.steun" || c.Before.Lo == 0 || c.After.Lo != 0 || c.Person == 1 && c.From < day(t, "2025-06-01") {
			t.Errorf("it tells %v", text([]standing.Change{c}))
		}
	}
	if len(changes) < 2 {
		t.Errorf("it tells %v", text(changes))
	}
	if changes, err = h.Say("inkomen", run.Text("26000"), both...); err != nil || len(changes) != 0 {
		t.Errorf("more of too much changes %v (%v)", text(changes), err)
	}
	o := h.At(1, "steun.steun", day(t, "2025-08-01"))
	if len(o) != 1 || !o[0].Decided() || o[0].Lo != 0 {
		t.Errorf("it stands as %v", o)
	}
}

// A fact that makes the days differ parts them, and each day has its own outcome then.
func TestAChangeCanPartTheDays(t *testing.T) {
	h := household(t)
	before := h.Stretches()
	changes, err := h.Say("geboortedatum", run.Text("2007-09-10"), standing.Place{Person: 0})
	if err != nil {
		t.Fatal(err)
	}
	if h.Stretches() <= before || len(changes) == 0 {
		t.Errorf("%d stretches, and %d before; told is %v", h.Stretches(), before, text(changes))
	}
	for on, want := range map[string]bool{"2025-09-01": false, "2025-10-01": true} {
		if o := h.At(0, "steun.steun", day(t, on)); len(o) != 1 || !o[0].Decided() || (o[0].Lo != 0) != want {
			t.Errorf("on %s it stands as %v", on, o)
		}
	}
}

func TestAFactThatCannotBe(t *testing.T) {
	h := household(t)
	if _, err := h.Say("inkomen", run.Text("-5"), standing.Place{Person: 0}); err == nil {
		t.Error("an income below zero is taken")
	}
	if changes, err := h.Say("schoenmaat", run.Text("43"), standing.Place{Person: 0}); err != nil || len(changes) != 0 {
		t.Errorf("what no law reads changes %v (%v)", text(changes), err)
	}
}
