package api_test

import (
	"context"
	"strings"
	"testing"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// Corrections has one decision of which the income turned out higher.
func (w world) Corrections(context.Context, kernel.ResidentID) ([]entitlement.Correction, error) {
	is := func(text string) reason.Value { return reason.Value{Text: text, Unit: "euro per month"} }
	then := is("131")
	return []entitlement.Correction{{
		Decision: theID, Service: "zorgtoeslag", Organisation: "dienst-toeslagen", DecidedAt: noon, ComputedAt: noon, From: 20089, Until: 20120,
		Unit: "euro per month", Total: value.Decimal{Coefficient: -122}, TotalKnown: true, Certainty: entitlement.Probable,
		Facts: []entitlement.ChangedFact{{Path: "inkomensgegeven", Field: "inkomensgegeven", Since: 20089, Register: "belastingdienst", Counts: true,
			Then: entitlement.KnownFact{State: "known", Text: "26400.00"}, Now: entitlement.KnownFact{State: "known", Text: "33800.00"}}},
		Periods: []entitlement.CorrectionPeriod{{
			From: 20089, Until: 20120, Times: 2, Known: true, Change: value.Decimal{Coefficient: -61}, Total: value.Decimal{Coefficient: -122},
			Then: entitlement.CorrectionOutcome{Status: "decided", Value: then}, Now: entitlement.CorrectionOutcome{Status: "decided", Value: is("70")},
			Because: []string{"inkomensgegeven"}, Provisional: true,
			Steps: []entitlement.ChangedStep{{Article: reason.Article{Law: "zorgtoeslag", Article: "2", Cites: "lid 1"}, Rule: "zorgtoeslag",
				Of: reason.Person{Relation: "kinderen", Member: 2}, Then: &then, Now: is("70")}},
		}, {From: 20121, Until: 20150, Failed: true}},
	}}, w.broken
}

func TestACorrectionTellsEachAmountItsFactAndItsArticle(t *testing.T) {
	response, _, text := ask(t, server(world{}, ann), "GET", "/v1/correcties", "")
	if response.StatusCode != 200 {
		t.Fatalf("%d %s", response.StatusCode, text)
	}
	for _, want := range []string{
		`"besluit":"` + theID + `"`, `"samen":"-122"`, `"verschil":"-61"`, `"toen":{"status":"decided","waarde":"131"}`, `"door":["inkomensgegeven"]`,
		`"geldtVanaf":"2025-01-01"`, `"toen":{"toestand":"known","waarde":"26400.00"}`, `"artikel":"2"`, `"van":"kinderen[2]"`, `"voorlopig":true`,
		`"medewerkerBeslist":true`, `"nietMeegerekend":[]`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the answer has no %s:\n%s", want, text)
		}
	}
	if strings.Count(text, `"samen"`) != 2 {
		t.Errorf("a period without an amount has one:\n%s", text)
	}
}
