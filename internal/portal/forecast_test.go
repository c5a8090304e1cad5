package portal

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/law/value"
)

// foreseen are fakes whose forecast has an income that rises, a scheme that falls, one
// that is not known, one that pays nothing, and an outcome that is no money of a month.
func foreseen(t testing.TB) *fakes {
	f := fullFakes(t)
	c := world(t)
	one := func(id, unit string, now, then int64, status entitlement.Status) entitlement.Consequence {
		s, ok := c.Service(id)
		if !ok {
			t.Fatalf("there is no service %s", id)
		}
		right := func(cents int64) entitlement.Finding {
			d := value.Decimal{Coefficient: cents, Scale: 2}
			return entitlement.Finding{Right: entitlement.Right{Service: id, Status: status, Low: d, High: d, Unit: unit, Certainty: entitlement.Certain}}
		}
		return entitlement.Consequence{Service: s, Now: right(now), Then: right(then)}
	}
	services := []entitlement.Consequence{
		one("inkomstenbelasting", "euro per month", 200000, 210000, entitlement.Decided),
		one("huurtoeslag", "euro per month", 38800, 20000, entitlement.Decided),
		one("kinderbijslag", "euro per quarter", 35830, 42153, entitlement.Decided),
		one("zorgtoeslag", "euro per month", 0, 0, entitlement.Decided),
		one("individuele-inkomenstoeslag", "euro", 50000, 0, entitlement.Decided),
	}
	hand := func(low int64, amounts ...int64) entitlement.InHand {
		h := entitlement.InHand{Low: low, High: low}
		for i, cents := range amounts {
			h.Lines = append(h.Lines, entitlement.HandLine{Service: services[i].Service, Low: cents, High: cents, Known: true})
		}
		return h
	}
	f.forecast = &entitlement.Consequences{
		On: services[0].Now.Right.On, Services: services, Cliff: true,
		Now: hand(250743, 200000, 38800, 11943, 0), Then: hand(244051, 210000, 20000, 14051, 0),
	}
	return f
}

func TestTheForecastTellsWhatChanges(t *testing.T) {
	f := foreseen(t)
	_, h := open(t, f)
	w := post(h, "nl", "/wat-als/meer-werken", url.Values{"als-uren_erbij": {"8"}, "als-uurloon": {"14,71"}})
	page := text(parse(t, w.Body.String()))
	if w.Code != http.StatusOK {
		t.Fatalf("status %d", w.Code)
	}
	for _, want := range []string{
		"U hebt € 66,92 per maand minder", "U verdient meer, maar houdt minder over", "+\u00a0€ 100", "−\u00a0€ 188", "€ 119,43", "€ 140,51",
		"Nu: € 358,30 per kwartaal. Dan: € 421,53 per kwartaal.", "geen besluit", "Dit verandert ook",
	} {
		if !strings.Contains(spaced(page), spaced(want)) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if in := f.asked[0]; in["uren_erbij"] != "8.0" || in["uurloon"] != "14.71" {
		t.Errorf("asked with %v", in)
	}
	if strings.Contains(page, "Zorgtoeslag€ 0") {
		t.Error("what gives nothing stands in the table")
	}
}

// What is open is told, and is no zero.
func TestWhatIsOpenIsNotCounted(t *testing.T) {
	f := foreseen(t)
	c := f.forecast
	c.Cliff = false
	c.Then.Lines[1].Known, c.Then.Open = false, []*catalogue.Service{c.Then.Lines[1].Service}
	_, h := open(t, f)
	page := spaced(text(parse(t, post(h, "en", "/wat-als/meer-werken", url.Values{"als-uren_erbij": {"8"}, "als-uurloon": {"14.71"}}).Body.String())))
	for _, want := range []string{"Of a part we do not know the amount yet", "Not known yet and not added: housing benefit"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestTheForecastRefusesWhatIsNoAnswer(t *testing.T) {
	f := foreseen(t)
	_, h := open(t, f)
	for _, form := range []url.Values{
		nil, {"als-uren_erbij": {"8"}}, {"als-uren_erbij": {"veel"}, "als-uurloon": {"14"}}, {"als-uren_erbij": {"8"}, "als-uurloon": {strings.Repeat("9", 400)}},
	} {
		w := post(h, "nl", "/wat-als/meer-werken", form)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "fouten-titel") {
			t.Errorf("the answers %v are not told to be wrong: %d", form, w.Code)
		}
	}
	if len(f.asked) > 0 {
		t.Error("answers that are wrong are worked out")
	}
	if w := get(h, "nl", "/wat-als/bestaat-niet"); w.Code != http.StatusNotFound {
		t.Errorf("a what-if that is not there gives %d", w.Code)
	}
	for _, child := range []string{"", "2", "x"} {
		if w := post(h, "nl", "/wat-als/kind-wordt-12", url.Values{"als-kind": {child}, "als-naar_de_middelbare_school": {"true"}}); !strings.Contains(w.Body.String(), "fouten-titel") {
			t.Errorf("child %q is taken", child)
		}
	}
}

// spaced has plain spaces only.
func spaced(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00a0", " ")), " ")
}

// A number that cannot be is told with its limits.
func TestWhatLiesBeyondIsToldWithItsLimits(t *testing.T) {
	f := foreseen(t)
	_, h := open(t, f)
	for lang, want := range map[string]string{"nl": "Vul iets in van 18 tot en met 110", "en": "Fill in something from 18 to 110"} {
		page := spaced(text(parse(t, post(h, lang, "/wat-als/samenwonen", url.Values{"als-partner_leeftijd": {"1"}}).Body.String())))
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	page := spaced(text(parse(t, post(h, "nl", "/wat-als/meer-werken", url.Values{"als-uren_erbij": {"81"}, "als-uurloon": {"501"}}).Body.String())))
	for _, want := range []string{"van 0 tot en met 80", "tot en met € 500 per uur"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
