package portal

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/law/value"
)

// withASide is a resident who is asked whether the wealth is at least something, and then
// two amounts that are asked later.
func withASide(t *testing.T, told ...entitlement.Told) *fakes {
	f := fullFakes(t)
	f.findings = []entitlement.Finding{finding("zorgtoeslag", nil, entitlement.Right{
		Status: entitlement.Range, Certainty: entitlement.Possible, Unit: "euro per month", AtOnce: 1, Told: told,
		Missing: []entitlement.Missing{{Field: "rendementsgrondslag", AtLeast: "146011.01"}, {Field: "inkomensgegeven"}, {Field: "vrijgestelde_groene_beleggingen", AtLeast: "0.01"}},
	})}
	return f
}

func TestASideOfAThresholdIsAskedAlone(t *testing.T) {
	f := withASide(t)
	_, h := open(t, f)
	for lang, want := range map[string]string{"nl": "is dit meer dan € 146.011?", "en": "is this more than €146,011?"} {
		page := get(h, lang, "/recht/zorgtoeslag").Body.String()
		if !strings.Contains(page, want) || strings.Contains(page, `name="vraag-2"`) {
			t.Errorf("in %s the page does not ask %q and no more", lang, want)
		}
	}
	leadsTo(t, post(h, "nl", "/recht/zorgtoeslag/antwoord", url.Values{"vraag-1": {"false"}}), "/recht/zorgtoeslag")
	if want := []string{"rendementsgrondslag>=146011.01=false"}; !slices.Equal(f.answered, want) {
		t.Errorf("answered %v, want %v", f.answered, want)
	}
	w := post(h, "nl", "/recht/zorgtoeslag/antwoord", url.Values{"vraag-1": {"1000"}})
	if len(f.answered) != 1 || !strings.Contains(w.Body.String(), "meent-errors") {
		t.Errorf("a number is taken for a side: %v", f.answered)
	}
}

// What a form asked when it was shown may not stand there any more when it is sent.
func TestAnAnswerToAnotherQuestionIsNotTaken(t *testing.T) {
	f := withASide(t)
	_, h := open(t, f)
	asked := factKey(f.findings[0].Right.Missing[0])
	if !strings.Contains(get(h, "nl", "/recht/zorgtoeslag").Body.String(), `name="vraag-1-is" value="`+asked+`"`) {
		t.Error("the form does not say what it asks")
	}
	other := factKey(entitlement.Missing{Field: "rendementsgrondslag", AtLeast: "100000.01"})
	leadsTo(t, post(h, "nl", "/recht/zorgtoeslag/antwoord", url.Values{"vraag-1": {"false"}, "vraag-1-is": {other}}), "/recht/zorgtoeslag")
	if len(f.answered) > 0 {
		t.Errorf("answered %v", f.answered)
	}
	leadsTo(t, post(h, "nl", "/recht/zorgtoeslag/antwoord", url.Values{"vraag-1": {"false"}, "vraag-1-is": {asked}}), "/recht/zorgtoeslag")
	if len(f.answered) != 1 {
		t.Errorf("answered %v", f.answered)
	}
}

func TestASideThatWasToldMayBeToldExactly(t *testing.T) {
	c, err := theNetherlands()
	if err != nil {
		t.Fatal(err)
	}
	wealth, ok := c.Field("rendementsgrondslag")
	if !ok {
		t.Fatal("there is no field rendementsgrondslag")
	}
	least := value.Decimal{Coefficient: wealth.Min, Scale: wealth.Decimals}.String()
	f := withASide(t, entitlement.Told{Missing: entitlement.Missing{Field: wealth.Name}, Low: least, High: "146011.00"})
	f.findings[0].Right.Missing, f.findings[0].Right.AtOnce = nil, 0
	_, h := open(t, f)
	page := get(h, "nl", "/recht/zorgtoeslag").Body.String()
	if !strings.Contains(page, "U zei: € 146.011 of minder.") {
		t.Error("the page does not say what was told")
	}
	leadsTo(t, post(h, "nl", "/recht/zorgtoeslag/antwoord", url.Values{"vraag-1": {"1.000"}}), "/recht/zorgtoeslag")
	if want := []string{"rendementsgrondslag=1000.00"}; !slices.Equal(f.answered, want) {
		t.Errorf("answered %v, want %v", f.answered, want)
	}
}

func TestTheSideOfANumberInTheShorterWay(t *testing.T) {
	p, _ := open(t, noFakes())
	v := &visit{Portal: p, Locale: p.words.In("nl")}
	field := func(name string) string {
		f, ok := p.Catalogue.Field(name)
		if !ok {
			t.Fatalf("there is no field %s", name)
		}
		return f.Name
	}
	for _, c := range []struct{ field, atLeast, want string }{
		{"rendementsgrondslag", "146011.01", "is dit meer dan € 146.011?"},
		{"rendementsgrondslag", "0.01", "is dit meer dan € 0?"},
		{"rendementsgrondslag", "146011.00", "is dit € 146.011 of meer?"},
		{"kale_huur", "600.50", "is dit meer dan € 600,49"},
		{"andere_minderjarigen_op_adres", "1", "is dit 1 of meer?"},
	} {
		f, _ := p.Catalogue.Field(field(c.field))
		if label := v.askSide("vraag-1", f, entitlement.Missing{Field: c.field, AtLeast: c.atLeast}).Label; !strings.Contains(label, c.want) {
			t.Errorf("at least %s of %s is asked as %q", c.atLeast, c.field, label)
		}
	}
}

// A side that was told is shown as that, and not as a range down to the least there can be.
func TestASideAmongTheFactsIsShownAsItWasTold(t *testing.T) {
	p, _ := open(t, noFakes())
	v := &visit{Portal: p, Locale: p.words.In("nl")}
	wealth, ok := p.Catalogue.Field("rendementsgrondslag")
	if !ok {
		t.Fatal("there is no field rendementsgrondslag")
	}
	least := value.Decimal{Coefficient: wealth.Min, Scale: wealth.Decimals}.String()
	shown := v.useFacts([]entitlement.FactUse{{
		Path: wealth.Name, Field: wealth.Name, State: "incomplete", Register: entitlement.OwnStatement, Low: least, High: "146011.00",
	}})
	if len(shown) != 1 || shown[0].item.Value != "€\u00a0146.011 of minder" {
		t.Errorf("shown as %+v", shown)
	}
}
