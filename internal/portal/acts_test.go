package portal

import (
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
)

func leadsTo(t *testing.T, w *httptest.ResponseRecorder, path string) {
	t.Helper()
	if w.Code != 303 || w.Header().Get("Location") != path {
		t.Errorf("status %d to %q, want 303 to %q", w.Code, w.Header().Get("Location"), path)
	}
}

func TestYesLeadsToTheCase(t *testing.T) {
	_, h := open(t, fullFakes(t))
	leadsTo(t, post(h, "nl", "/recht/zorgtoeslag/regel", nil), "/zaken/"+string(caseID(7)))
	if w := post(h, "nl", "/recht/bestaat-niet/regel", nil); w.Code != 404 {
		t.Errorf("a service that does not exist: %d", w.Code)
	}
}

func TestNoAndYetAgain(t *testing.T) {
	f := fullFakes(t)
	_, h := open(t, f)
	leadsTo(t, post(h, "nl", "/recht/zorgtoeslag/nee", nil), "/recht/zorgtoeslag")
	leadsTo(t, post(h, "nl", "/recht/zorgtoeslag/toch", nil), "/recht/zorgtoeslag")
	if !slices.Equal(f.declined, []bool{true, false}) {
		t.Errorf("declined %v", f.declined)
	}
}

func TestAnswersAreReadInCanonicalForm(t *testing.T) {
	f := fullFakes(t)
	_, h := open(t, f)
	w := post(h, "nl", "/recht/kinderbijslag/antwoord", url.Values{
		"vraag-1": {"duitsland"}, "vraag-2-day": {"2"}, "vraag-2-month": {"12"}, "vraag-2-year": {"1996"}, "vraag-3": {"true"},
	})
	leadsTo(t, w, "/recht/kinderbijslag")
	if want := []string{"woonland=duitsland", "geboortedatum=1996-12-02", "behoort_tot_huishouden=true"}; !slices.Equal(f.answered, want) {
		t.Errorf("answered %v, want %v", f.answered, want)
	}
}

func TestAWrongAnswerStoresNothing(t *testing.T) {
	f := fullFakes(t)
	_, h := open(t, f)
	for _, form := range []url.Values{
		nil,
		{"vraag-1": {"atlantis"}},
		{"vraag-1": {"duitsland"}, "vraag-2-day": {"31"}, "vraag-2-month": {"2"}, "vraag-2-year": {"1996"}},
		{"vraag-3": {"misschien"}},
	} {
		w := post(h, "nl", "/recht/kinderbijslag/antwoord", form)
		if w.Code != 200 || !strings.Contains(w.Body.String(), "meent-errors") {
			t.Errorf("%v: status %d, and no errors shown", form, w.Code)
		}
	}
	if len(f.answered) > 0 {
		t.Errorf("answered %v", f.answered)
	}
}

func TestNumbersAsPeopleWriteThem(t *testing.T) {
	p, _ := open(t, noFakes())
	for _, c := range []struct{ lang, text, want string }{
		{"nl", "28.500", "28500"}, {"nl", "28.500,50", "28500.50"}, {"nl", "€ 28500", "28500"}, {"nl", "28500.5", "28500.5"},
		{"nl", "1.234.567", "1234567"}, {"nl", "28 500", "28500"}, {"en", "28,500", "28500"}, {"en", "28,500.50", "28500.50"}, {"en", "28500,5", "28500.5"}, {"nl", "veel", "veel"},
	} {
		v := &visit{Portal: p, Locale: p.words.In(c.lang)}
		if got := v.canonicalNumber(c.text); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.text, c.lang, got, c.want)
		}
	}
}

func TestWhatIfStoresNothingAndSaysTheDifference(t *testing.T) {
	f := fullFakes(t)
	_, h := open(t, f)
	w := post(h, "nl", "/recht/zorgtoeslag/wat-als", url.Values{"als-inkomensgegeven": {"30.000"}, "als-geboortedatum-day": {"2"}, "als-geboortedatum-month": {"12"}, "als-geboortedatum-year": {"1996"}})
	if w.Code != 200 || !strings.Contains(w.Body.String(), "€\u00a031 per maand minder") {
		t.Errorf("status %d without the difference", w.Code)
	}
	if want := []string{"map[inkomensgegeven:30000.00]"}; !slices.Equal(f.answered, want) {
		t.Errorf("asked %v, want only what was changed: %v", f.answered, want)
	}
}

func TestObjectionPointsAtALine(t *testing.T) {
	f := fullFakes(t)
	_, h := open(t, f)
	id := string(caseID(11))
	leadsTo(t, post(h, "nl", "/besluiten/"+id+"/bezwaar", url.Values{"regel": {"stap-3"}}), "/zaken/"+string(caseID(8)))
	if want := []string{id + "#stap-3"}; !slices.Equal(f.answered, want) {
		t.Errorf("objected to %v, want %v", f.answered, want)
	}
	if w := post(h, "nl", "/besluiten/"+id+"/bezwaar", url.Values{"regel": {"stap-999"}}); !strings.Contains(w.Body.String(), "meent-errors") {
		t.Error("a line that the decision does not have was taken")
	}
	f.decisions[0].ObjectBy = day(2026, 3, 1)
	if w := post(h, "nl", "/besluiten/"+id+"/bezwaar", url.Values{"regel": {"stap-3"}}); w.Code != 409 {
		t.Errorf("after the term: status %d", w.Code)
	}
}

func TestTheLastDayToObjectCounts(t *testing.T) {
	f := fullFakes(t)
	f.decisions[0].ObjectBy = day(2026, 3, 2)
	_, h := open(t, f)
	if page := get(h, "nl", "/besluiten/"+string(caseID(11))).Body.String(); !strings.Contains(page, "vandaag is de laatste dag") || !strings.Contains(page, "/bezwaar") {
		t.Error("one cannot object on the last day")
	}
}

func TestCallBack(t *testing.T) {
	f := noFakes()
	_, h := open(t, f)
	form := url.Values{"telefoon": {"06 12 34 56 78"}, "wanneer": {"middag"}, "onderwerp": {"zorgtoeslag"}}
	leadsTo(t, post(h, "nl", "/hulp/bel-mij", form), "/hulp?gelukt=1")
	if want := []CallBack{{Phone: "06 12 34 56 78", When: "middag", About: "zorgtoeslag"}}; !slices.Equal(f.called, want) {
		t.Errorf("noted %v", f.called)
	}
	for _, bad := range []url.Values{{"telefoon": {"<script>"}, "wanneer": {"middag"}}, {"telefoon": {"0612345678"}}, {"telefoon": {"0612345678"}, "wanneer": {"nacht"}}} {
		if w := post(h, "nl", "/hulp/bel-mij", bad); w.Code != 200 || len(f.called) != 1 {
			t.Errorf("%v was taken", bad)
		}
	}
}

// TestWhatIsOfAnotherIsNotThere asks for things that exist, of somebody else.
func TestWhatIsOfAnotherIsNotThere(t *testing.T) {
	f := fullFakes(t)
	f.cases[0].Resident, f.decisions[0].Resident = another, another
	_, h := open(t, f)
	for _, path := range []string{
		"/zaken/" + string(caseID(1)), "/berichten/" + string(caseID(23)), "/besluiten/" + string(caseID(11)), "/besluiten/" + string(caseID(11)) + "/brief.pdf",
		"/zaken/niets", "/berichten/..%2f..%2fetc", "/besluiten/" + string(caseID(99)), "/recht/bestaat-niet", "/regelen/bestaat-niet", "/gegevens/gebruik?veld=bestaat-niet", "/gegevens/gebruik?voor=niets",
	} {
		if w := get(h, "nl", path); w.Code != 404 {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
	if w := post(h, "nl", "/besluiten/"+string(caseID(11))+"/bezwaar", url.Values{"regel": {"stap-1"}}); w.Code != 404 || len(f.answered) > 0 {
		t.Errorf("objected to the decision of another: %d", w.Code)
	}
}

func TestNobodySeesAnything(t *testing.T) {
	_, h := open(t, fullFakes(t))
	for _, path := range []string{"/overzicht", "/zaken", "/gegevens", "/recht/zorgtoeslag", "/besluiten/" + string(caseID(11)) + "/brief.pdf"} {
		r := httptest.NewRequest("GET", path, nil)
		r.Header.Set("X-Test-Nobody", "1")
		if w := send(h, r, "nl"); w.Code != 401 || strings.Contains(w.Body.String(), "Yara") {
			t.Errorf("%s without a session: status %d", path, w.Code)
		}
	}
}

func TestLanguage(t *testing.T) {
	_, h := open(t, noFakes())
	for back, want := range map[string]string{"/zaken": "/zaken", "//evil.example": "/", "https://evil.example": "/", "/inloggen": "/inloggen", "": "/"} {
		w := post(h, "nl", "/taal", url.Values{"taal": {"en"}, "terug": {back}})
		leadsTo(t, w, want)
		if c := w.Result().Cookies(); len(c) != 1 || c[0].Value != "en" || !c[0].HttpOnly {
			t.Errorf("cookie %v", c)
		}
	}
	r := httptest.NewRequest("GET", "/overzicht", nil)
	r.Header.Set("Accept-Language", "en-GB,en")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Header().Get("Content-Language") != "en" {
		t.Errorf("a browser that asks for English got %q", w.Header().Get("Content-Language"))
	}
}

// TestHostileTextStaysText puts markup wherever a value can come from outside.
func TestHostileTextStaysText(t *testing.T) {
	const evil = `"><script>alert(1)</script>`
	f := fullFakes(t)
	f.messages[0].SubjectNL, f.messages[0].BodyNL = evil, evil
	f.answer.Person.Values["naam"] = f.answer.Person.Values["geslacht"]
	v := f.answer.Person.Values["naam"]
	v.Text = evil
	f.answer.Person.Values["naam"] = v
	_, h := open(t, f)
	pages := []string{
		get(h, "nl", "/berichten").Body.String(), get(h, "nl", "/berichten/"+string(caseID(21))).Body.String(), get(h, "nl", "/gegevens").Body.String(), get(h, "nl", "/overzicht").Body.String(),
		post(h, "nl", "/zoeken", url.Values{"vraag": {evil}}).Body.String(), post(h, "nl", "/hulp/bel-mij", url.Values{"telefoon": {evil}, "over": {evil}, "onderwerp": {evil}}).Body.String(),
		post(h, "nl", "/recht/zorgtoeslag/wat-als", url.Values{"als-inkomensgegeven": {evil}}).Body.String(), get(h, "nl", "/inloggen?terug="+url.QueryEscape(evil)).Body.String(),
	}
	for i, page := range pages {
		if strings.Contains(page, "<script") {
			t.Errorf("page %d holds a script", i)
		}
	}
}

func TestASlowRegisterDoesNotHoldUpThePage(t *testing.T) {
	f := fullFakes(t)
	f.slow = make(chan struct{})
	_, h := open(t, f)
	if page := get(h, "nl", "/gegevens").Body.String(); !strings.Contains(page, "De registers antwoorden nog niet") || strings.Contains(page, "Yara Bouwman</dd>") {
		t.Error("the page does not say that the registers are slow")
	}
	close(f.slow)
	p2, h2 := open(t, f)
	p2.Patience = 1 << 40
	if page := get(h2, "nl", "/gegevens").Body.String(); !strings.Contains(page, "Yara Bouwman") {
		t.Error("the page does not show what the registers said")
	}
}

func TestAFailedAskingIsTriedAgain(t *testing.T) {
	f := fullFakes(t)
	_, h := open(t, f)
	f.broken = kernel.Errorf(kernel.Unavailable, "no log")
	if w := get(h, "nl", "/gegevens"); w.Code != 503 {
		t.Fatalf("status %d", w.Code)
	}
	f.broken = nil
	if w := get(h, "nl", "/gegevens"); w.Code != 200 || !strings.Contains(w.Body.String(), "Yara Bouwman") {
		t.Errorf("status %d: a fault was kept", w.Code)
	}
}

func TestRightsWithoutAnAmount(t *testing.T) {
	f := fullFakes(t)
	_, h := open(t, f)
	for _, status := range []entitlement.Status{entitlement.Unpublished, entitlement.SourceAway, entitlement.ForPerson} {
		f.findings[0].Right.Status, f.findings[0].Right.Certainty = status, entitlement.Possible
		f.findings[0].Law.Result = []byte("null")
		f.decisions = nil
		w := get(h, "nl", "/recht/zorgtoeslag")
		page := w.Body.String()
		if w.Code != 200 || strings.Contains(page, "€\u00a00") || strings.Contains(page, "€\u00a0129") {
			t.Errorf("%s: status %d, or an amount that is not known", status, w.Code)
		}
		if offered := strings.Contains(page, `/regel"`); offered != (status == entitlement.ForPerson) {
			t.Errorf("%s: offered %v", status, offered)
		}
	}
}
