package portal

import (
	"strings"
	"testing"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/platform/view"
)

func TestAQuestionSaysOfWhichChildItIs(t *testing.T) {
	p, _ := open(t, fullFakes(t))
	v := &visit{Portal: p, Locale: p.words.In("nl")}
	hours := entitlement.Missing{Relation: "kinderen", Member: another, Field: "uren_dagopvang"}
	facts := []entitlement.FactUse{
		{Path: "geboortedatum", Field: "geboortedatum", State: "known", Text: "1988-01-01"},
		{Path: "kinderen[1].uren_dagopvang", Relation: "kinderen", Member: own, Field: "uren_dagopvang", State: "known", Text: "40.00"},
		{Path: "kinderen[2].uren_dagopvang", Relation: "kinderen", Member: another, Field: "uren_dagopvang", State: "unknown"},
	}
	if have := v.memberAsked(hours, facts); have != "uw kind 2" {
		t.Errorf("the question is about %q", have)
	}
	born := entitlement.FactUse{Path: "kinderen[2].geboortedatum", Relation: "kinderen", Member: another, Field: "geboortedatum", State: "known", Text: "2019-05-03"}
	if have := v.memberAsked(hours, append(facts, born)); have != "uw kind 2, geboren op 3 mei 2019" {
		t.Errorf("the question is about %q", have)
	}
	if have := v.memberAsked(entitlement.Missing{Relation: "kinderen", Field: "uren_dagopvang"}, facts); have != "kinderen" {
		t.Errorf("a question about nobody known is about %q", have)
	}
}

func TestFactsThatDoNotApplyStandInOneLinePerPerson(t *testing.T) {
	p, _ := open(t, fullFakes(t))
	v := &visit{Portal: p, Locale: p.words.In("nl")}
	none := v.T("fact.none")
	out := v.factsOf([]shownFact{
		{"standplaatshuur", view.Item{Key: "Standplaats", Value: none}},
		{"kale_huur", view.Item{Key: "Kale huur", Value: "€ 640"}},
		{"redelijke_huurprijs", view.Item{Key: "Hoogste huur", Value: none}},
		{"kinderen[1].uurprijs_dagopvang", view.Item{Key: "Uurprijs", Value: none}},
	}, explained{})
	// Nothing turned the scale, so that they stand with what was asked for.
	groups := out.Decisive
	if len(groups) != 2 || len(groups[0].Items) != 2 || len(groups[1].Items) != 1 {
		t.Fatalf("the facts stand as %+v", groups)
	}
	if line := groups[0].Items[1]; line.Key != "Niet van toepassing" || line.Value != "Standplaats; hoogste huur" {
		t.Errorf("what does not apply stands as %q: %q", line.Key, line.Value)
	}
}

func TestAQuestionAboutSomebodyElseSaysSo(t *testing.T) {
	p, _ := open(t, fullFakes(t))
	v := &visit{Portal: p, Locale: p.words.In("nl")}
	if have := v.question(entitlement.Missing{Relation: "partnerkandidaten", Member: another, Field: "inkomensgegeven"}); !strings.HasPrefix(have, "Wat is het inkomen van deze persoon") {
		t.Errorf("the question about a partner is %q", have)
	}
	if have := v.question(entitlement.Missing{Field: "inkomensgegeven"}); !strings.HasPrefix(have, "Wat is uw inkomen") {
		t.Errorf("the question about the resident is %q", have)
	}
}
