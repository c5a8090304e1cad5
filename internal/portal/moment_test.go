package portal

import (
	"strings"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/reason"
)

// The page of what was granted tells the facts and the outlook of the decision, and
// nothing that was worked out since; what-if says that it is of now.
func TestWhatWasGrantedIsOfOneMoment(t *testing.T) {
	f := fullFakes(t)
	for i := range f.findings[0].Facts {
		if use := &f.findings[0].Facts[i]; use.Field == "inkomensgegeven" {
			use.Text = "33800.00"
		}
	}
	f.findings[0].Right.Further = []entitlement.Further{{Label: catalogue.Text{NL: "Zorgtoeslag per jaar", EN: "Healthcare benefit per year"}, Unit: "euro per year", Text: "992"}}
	p, h := open(t, f)
	p.Laws = lawsOn{t}
	for lang, words := range map[string][]string{
		"nl": {"toen het besluit viel", "Het was € 21.300 per jaar", "uw gegevens van nu", "€ 21.300"},
		"en": {"when it was decided", "It was €21,300 per year", "your data of now", "€21,300"},
	} {
		page := said(shownIn(t, h, lang, "/recht/zorgtoeslag"))
		for _, w := range words {
			if !strings.Contains(page, w) {
				t.Errorf("in %s the page does not say %q", lang, w)
			}
		}
		page, _, _ = strings.Cut(page, `id="wat-als"`) // the form is of now
		for _, w := range []string{"33.800", "33,800", "992", "Nu is het", "It is €21,300 per year now"} {
			if strings.Contains(page, w) {
				t.Errorf("in %s the page says %q of now", lang, w)
			}
		}
		if decided := said(shownIn(t, h, lang, "/besluiten/"+string(caseID(11)))); !strings.Contains(decided, words[1]) || strings.Contains(decided, "Nu is het") {
			t.Errorf("in %s the decision tells its outlook as of now", lang)
		}
	}
	f.decisions = nil
	page := said(shownAt(t, h, "/recht/zorgtoeslag"))
	for _, w := range []string{"33.800", "€ 992"} {
		if !strings.Contains(page, w) {
			t.Errorf("without a decision the page does not say %q", w)
		}
	}
}

func TestTheFirstPageTellsWhatIsOtherwise(t *testing.T) {
	f := fullFakes(t)
	_, h := open(t, f)
	d := f.decisions[0].ID
	link := `href="/besluiten/` + string(d) + `#anders"`
	if strings.Contains(shownAt(t, h, "/overzicht"), "#anders") {
		t.Error("the first page warns while nothing is otherwise")
	}
	f.corrected = map[kernel.ID]entitlement.Correction{d: higherIncome(t, -122)}
	page := spaced(shownAt(t, h, "/overzicht"))
	for _, w := range []string{"Zorgtoeslag: er is iets anders dan toen dit besloten werd", "€ 122 minder krijgen dan met de gegevens van toen", link} {
		if !strings.Contains(page, w) {
			t.Errorf("the first page does not say %q", w)
		}
	}
}

// A range whose ends may be no more than the bounds of a field is told of the goal alone.
func TestOnlyTheGoalTellsARange(t *testing.T) {
	p, _ := open(t, noFakes())
	v := &visit{Portal: p, Locale: p.words.In("nl")}
	between := reason.Value{Low: "-199598.50", High: "401.50", Unit: "euro per month"}
	label := reason.Text{NL: "Bijstand", EN: "Assistance"}
	step := reason.Step{Article: reason.Article{Law: "pw"}, Rule: "per_maand", Label: label, Value: between}
	goal := reason.Step{
		Article: reason.Article{Law: "pw"}, Rule: "bijstand", Label: label, Value: reason.Value{Low: "0", High: "401.50", Unit: "euro per month"},
		Inputs: []reason.Input{{Kind: "rule", Law: "pw", Name: "per_maand", Label: &label, Value: between}},
	}
	got := v.allSteps(explained{Explanation: reason.Explanation{Steps: []reason.Step{step, goal}}}, nil)
	if got[0].Outcome != "Niet bekend" || got[1].Inputs[0].Value != "niet bekend" {
		t.Errorf("a step tells %q, and where it is read %q", got[0].Outcome, got[1].Inputs[0].Value)
	}
	if !strings.Contains(got[1].Outcome, "401,50") {
		t.Errorf("the goal tells %q", got[1].Outcome)
	}
}

func TestStepsInBetweenAreNamedByTheirNumbers(t *testing.T) {
	p, _ := open(t, noFakes())
	for lang, want := range map[string]string{"nl": "1, 3 tot en met 5, 8 en 9", "en": "1, 3 to 5, 8 and 9"} {
		v := &visit{Portal: p, Locale: p.words.In(lang)}
		if got := v.numbers(numbered(1, 3, 4, 5, 8, 9)); got != want {
			t.Errorf("in %s: %q", lang, got)
		}
		if got := v.numbers(numbered(7)); got != "7" {
			t.Errorf("in %s one step is %q", lang, got)
		}
	}
	_, h := open(t, fullFakes(t))
	v := &visit{Portal: p, Locale: p.words.In("nl")}
	e, err := readReason(explain(t, "zorgtoeslag.zorgtoeslag", singleFacts))
	if err != nil {
		t.Fatal(err)
	}
	steps := v.steps(e, nil, "")
	if steps.Count == 0 || len(steps.Main)+steps.Count != len(e.Steps) {
		t.Fatalf("%d and %d of %d steps", len(steps.Main), steps.Count, len(e.Steps))
	}
	if page := said(shownAt(t, h, "/besluiten/"+string(caseID(11)))); !strings.Contains(page, "ertussen: stap "+v.numbers(steps.Between)) {
		t.Error("the page does not say which steps stand in between")
	}
}

func numbered(numbers ...int) []stepView {
	var steps []stepView
	for _, n := range numbers {
		steps = append(steps, stepView{Number: n})
	}
	return steps
}

// What makes a right less than certain is named, and no other fact.
func TestAnEstimateIsNamed(t *testing.T) {
	p, _ := open(t, noFakes())
	v := &visit{Portal: p, Locale: p.words.In("nl")}
	because := []entitlement.Because{{Field: "kale_huur", Text: "618.40"}, {Field: "inkomensgegeven", Text: "0.00"}, {Field: "geboortedatum", Text: "1996-12-02"}}
	for _, c := range []struct {
		right     entitlement.Right
		says, not string
	}{
		{entitlement.Right{Certainty: entitlement.Probable, Repayable: true}, "geregistreerd inkomen", "huur"},
		{entitlement.Right{Certainty: entitlement.Probable, Told: []entitlement.Told{{Missing: entitlement.Missing{Field: "kale_huur"}}}}, "huur", "geboren"},
		{entitlement.Right{Certainty: entitlement.Certain}, "huur", "geregistreerd inkomen"},
	} {
		c.right.Status, c.right.Because = entitlement.Decided, because
		if text := strings.ToLower(v.restsOn(c.right)); !strings.Contains(text, c.says) || strings.Contains(text, c.not) {
			t.Errorf("%+v says %q", c.right, text)
		}
	}
}

// Pages tell the facts that lead in the order in which they lead.
func TestFactsLeadInTheirOrder(t *testing.T) {
	p, _ := open(t, noFakes())
	v := &visit{Portal: p, Locale: p.words.In("nl")}
	e := explained{}
	var facts []shownFact
	for _, f := range []reason.Fact{
		{Name: "geboortedatum", Value: reason.Value{Text: "1996-12-02", Unit: "date"}},
		{Name: "inkomensgegeven", Value: reason.Value{Text: "0", Unit: "euro per year"}},
	} {
		e.Sufficed = append(e.Sufficed, f)
		facts = append(facts, shownFact{path: f.Name})
		facts[len(facts)-1].item.Key = f.Name
	}
	if items := v.factsOf(facts, e).Lead[0].Items; items[0].Key != "inkomensgegeven" || items[1].Key != "geboortedatum" {
		t.Errorf("%+v", items)
	}
	if items := v.factsOf(facts, e).Decisive[0].Items; items[0].Key != "geboortedatum" {
		t.Errorf("all facts are in the order of the law: %+v", items)
	}
}
