package portal

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

func (f *fakes) Correction(_ context.Context, _ kernel.ResidentID, decision kernel.ID) (entitlement.Correction, error) {
	c, ok := f.corrected[decision]
	if !ok {
		return c, nothingHere()
	}
	c.Decision = decision
	return c, f.broken
}

func (f *fakes) Corrections(context.Context, kernel.ResidentID) ([]entitlement.Correction, error) {
	var all []entitlement.Correction
	for id, c := range f.corrected {
		c.Decision = id
		all = append(all, c)
	}
	return all, f.broken
}

// higherIncome is a decision of which the income turned out higher.
func higherIncome(t *testing.T, total int64) entitlement.Correction {
	t.Helper()
	day := func(text string) value.Date {
		d, err := value.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	amount := func(text string) entitlement.CorrectionOutcome {
		return entitlement.CorrectionOutcome{Status: "decided", Value: reason.Value{Text: text, Unit: "euro per month"}}
	}
	return entitlement.Correction{
		Service: "zorgtoeslag", From: day("2025-10-01"), Until: day("2026-03-31"), Unit: "euro per month",
		Total: value.Decimal{Coefficient: total}, TotalKnown: true, Certainty: entitlement.Probable,
		Facts: []entitlement.ChangedFact{{
			Path: "inkomensgegeven", Field: "inkomensgegeven", Since: day("2025-11-01"), Register: "belastingdienst", Synthetic: true, Counts: true,
			Then: entitlement.KnownFact{State: "known", Text: "26400.00"}, Now: entitlement.KnownFact{State: "known", Text: "33800.00"},
		}},
		Periods: []entitlement.CorrectionPeriod{{
			From: day("2025-11-01"), Until: day("2025-12-31"), Times: 2, Then: amount("131"), Now: amount("70"), Known: true, Because: []string{"inkomensgegeven"},
			Change: value.Decimal{Coefficient: total / 2}, Total: value.Decimal{Coefficient: total}, Provisional: true,
			Steps: []entitlement.ChangedStep{{
				Article: reason.Article{Law: "zorgtoeslag", Title: "Wet op de zorgtoeslag", Article: "2", Cites: "lid 1"}, Rule: "zorgtoeslag",
				Label: reason.Text{NL: "Zorgtoeslag", EN: "Healthcare benefit"}, Then: &reason.Value{Text: "131", Unit: "euro per month"}, Now: reason.Value{Text: "70", Unit: "euro per month"},
			}},
		}},
	}
}

func TestADecisionShowsWhatItComesToNow(t *testing.T) {
	f := fullFakes(t)
	_, h := open(t, f)
	d := f.decisions[0]
	for total, want := range map[int64][]string{
		-122: {"€ 122 minder krijgen dan met de gegevens van toen", "Met de gegevens van nu", "Terug te betalen (terugvordering)", "− € 122"},
		122:  {"€ 122 meer krijgen dan met de gegevens van toen", "Met de gegevens van toen", "Nog te krijgen (nabetaling)", "&#43; € 122"},
	} {
		f.corrected = map[kernel.ID]entitlement.Correction{d.ID: higherIncome(t, total)}
		page := spaced(shownAt(t, h, "/besluiten/"+string(d.ID)))
		for _, text := range append(want, "1 november 2025 tot en met 31 december 2025", "2 maanden, voorlopig", "was € 26.400 per jaar, is € 33.800 per jaar",
			"geldt vanaf 1 november 2025", "/wetten/zorgtoeslag", "artikel 2 lid 1", "Dit is geen besluit", "schatting", "verzonnen") {
			if !strings.Contains(page, text) {
				t.Errorf("the decision does not say %q", text)
			}
		}
	}
	f.corrected = nil
	if page := shownAt(t, h, "/besluiten/"+string(d.ID)); strings.Contains(page, `id="anders"`) {
		t.Error("a decision of which nothing is otherwise has a part about it")
	}
}

func TestWhatIsNotCountedIsSaid(t *testing.T) {
	f := fullFakes(t)
	_, h := open(t, f)
	d := f.decisions[0]
	c := higherIncome(t, 0)
	c.Undated, c.Facts, c.Periods, c.Certainty = c.Facts, nil, nil, entitlement.Possible
	c.Undated[0].Since = 0
	c.Undated = append(c.Undated, entitlement.ChangedFact{Path: "kinderen", Relation: "kinderen"})
	f.corrected = map[kernel.ID]entitlement.Correction{d.ID: c}
	page := spaced(shownAt(t, h, "/besluiten/"+string(d.ID)))
	for _, text := range []string{"Wij weten niet vanaf welke dag", "vanaf wanneer is niet bekend", "wie dit zijn is anders dan toen"} {
		if !strings.Contains(page, text) {
			t.Errorf("the decision does not say %q", text)
		}
	}
	c.Recounted = true
	f.corrected[d.ID] = c
	if page := shownAt(t, h, "/besluiten/"+string(d.ID)); !strings.Contains(page, "een medewerker moet ernaar kijken") {
		t.Error("that the law is worked out otherwise is not said")
	}
}

func TestARightPointsToWhatIsOtherwise(t *testing.T) {
	f := fullFakes(t)
	_, h := open(t, f)
	d := f.decisions[0]
	f.corrected = map[kernel.ID]entitlement.Correction{d.ID: higherIncome(t, -122)}
	page := spaced(shownAt(t, h, "/recht/"+d.Service))
	if !strings.Contains(page, "Er is iets anders dan toen dit besloten werd") || !strings.Contains(page, "/besluiten/"+string(d.ID)+"#anders") {
		t.Error("the right does not point to what is otherwise")
	}
}

func shownAt(t *testing.T, h http.Handler, path string) string {
	t.Helper()
	return shownIn(t, h, "nl", path)
}

func shownIn(t *testing.T, h http.Handler, lang, path string) string {
	t.Helper()
	w := get(h, lang, path)
	if w.Code != http.StatusOK {
		t.Fatalf("%s gives %d", path, w.Code)
	}
	return w.Body.String()
}

func TestWhatIsNotKnownOfDaysIsSaidWithoutAnAmount(t *testing.T) {
	f := fullFakes(t)
	_, h := open(t, f)
	c := higherIncome(t, 0)
	c.TotalKnown, c.Certainty = false, entitlement.Possible
	p := &c.Periods[0]
	p.Known, p.Missing = false, []string{"rendementsgrondslag"}
	p.Now = entitlement.CorrectionOutcome{Status: "range", Value: reason.Value{Low: "0", High: "131", Unit: "euro per month"}}
	f.corrected = map[kernel.ID]entitlement.Correction{f.decisions[0].ID: c}
	page := spaced(shownAt(t, h, "/besluiten/"+string(f.decisions[0].ID)))
	for _, text := range []string{"van sommige dagen kennen wij niet alle gegevens", "van deze dagen niet bekend: ", "geen bedrag"} {
		if !strings.Contains(page, text) {
			t.Errorf("the decision does not say %q", text)
		}
	}
	for _, text := range []string{"terugvordering", "nabetaling"} {
		if strings.Contains(page, text) {
			t.Errorf("the decision says %q", text)
		}
	}
}
