package api_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/api"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/mailbox"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
	"meent.nl/meent/ldv"
)

const (
	ann   = kernel.ResidentID("01900000-0000-7000-8000-000000000001")
	theID = "01900000-0000-7000-8000-0000000000aa"
)

var noon = time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)

// world answers for ann only, and fails when broken; problems are those of any facts.
type world struct {
	broken   error
	problems run.Problems
}

func (w world) Reasons(goal string, _ value.Date, facts json.RawMessage) (run.Outcome, json.RawMessage, error) {
	if w.problems != nil {
		return run.Outcome{}, nil, w.problems
	}
	if strings.Contains(string(facts), "999990019") {
		return run.Outcome{}, nil, run.Problems{{Fact: "inkomen", Message: "is not a number"}}
	}
	if goal != "zorgtoeslag.zorgtoeslag" {
		return run.Outcome{}, nil, errors.New("there is no such rule")
	}
	o := run.Outcome{Status: run.Decided, Type: value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerMonth}}, Value: 130}
	return o, json.RawMessage(`{"facts":` + string(facts) + `}`), nil
}

func (w world) Outlook(string, value.Date, string, json.RawMessage) (*reason.Outlook, error) {
	return &reason.Outlook{Turnings: []reason.Turning{{Fact: reason.Fact{Name: "inkomensgegeven"}, Cliff: true}}}, w.broken
}

func (w world) Finding(_ context.Context, _ kernel.ResidentID, service string) (entitlement.Finding, error) {
	if service != "zorgtoeslag" {
		return entitlement.Finding{}, kernel.Errorf(kernel.NotFound, "there is no such service")
	}
	return entitlement.Finding{
		Right: entitlement.Right{Service: service, Status: entitlement.Decided, Unit: "euro per month"},
		Law: entitlement.LawAnswer{Goal: "zorgtoeslag.zorgtoeslag", Program: "abc", Facts: json.RawMessage(`{"inkomensgegeven": 28500.50}`),
			Result:  json.RawMessage(`{"goal":"zorgtoeslag.zorgtoeslag","answer":{"status":"decided","value":"130","unit":"euro per month"},"steps":[],"facts_that_sufficed":[{"fact":"inkomensgegeven","of":{},"value":"28500.50","unit":"euro per year"}]}`),
			Outlook: json.RawMessage(`{"turnings":[{"fact":"inkomensgegeven","of":{},"unit":"euro per year","at":{"value":"40857.26","unit":"euro per year"},"cliff":true}],"marginals":[],"facts_that_could_not_matter":[]}`)},
	}, w.broken
}

func (w world) Overview(context.Context, kernel.ResidentID) ([]entitlement.Right, error) {
	return []entitlement.Right{{Service: "zorgtoeslag", Status: entitlement.Range, Certainty: entitlement.Possible,
		High: value.Decimal{Coefficient: 131}, Missing: []entitlement.Missing{{Field: "inkomensgegeven"}}}}, w.broken
}

func (w world) Asking(context.Context, kernel.ResidentID, string) ([]entitlement.Missing, error) {
	return []entitlement.Missing{{Field: "inkomensgegeven", AtLeast: "40000.01"}, {Field: "rendementsgrondslag"}}, w.broken
}

// Forecast knows an answer of 8 only.
func (w world) Forecast(_ context.Context, _ kernel.ResidentID, whatIf *catalogue.WhatIf, in entitlement.Inputs) (entitlement.Consequences, error) {
	if in["uren_erbij"] != "8" {
		return entitlement.Consequences{}, kernel.Invalidf("uren_erbij is not filled in")
	}
	service := &catalogue.Service{ID: "zorgtoeslag"}
	right := func(cents int64) entitlement.Finding {
		return entitlement.Finding{Right: entitlement.Right{Service: service.ID, Status: entitlement.Decided, High: value.Decimal{Coefficient: cents, Scale: 2}}}
	}
	return entitlement.Consequences{
		Services: []entitlement.Consequence{{Service: service, Now: right(100), Then: right(50)}},
		Now:      entitlement.InHand{Low: 172425, High: 172425}, Then: entitlement.InHand{Open: []*catalogue.Service{service}}, Cliff: true,
	}, w.broken
}

func (w world) decision() decision.Decision {
	return decision.Decision{ID: theID, Case: theID, Content: decision.Content{
		Facts: json.RawMessage(`{"inkomen":28500.10}`), Result: json.RawMessage(`{}`)}}
}

type decisions struct{ world }

func (d decisions) List(context.Context, kernel.ResidentID) ([]decision.Decision, error) {
	return []decision.Decision{d.decision()}, d.broken
}

func (d decisions) Get(_ context.Context, who kernel.ResidentID, _ kernel.ID) (decision.Decision, error) {
	if who != ann {
		return decision.Decision{}, kernel.Errorf(kernel.NotFound, "there is no such decision for this resident")
	}
	return d.decision(), d.broken
}

type messages struct{ world }

func (m messages) List(context.Context, kernel.ResidentID) ([]mailbox.Message, error) {
	return []mailbox.Message{{ID: theID, SubjectNL: "U krijgt zorgtoeslag"}}, m.broken
}

func (m messages) Open(_ context.Context, who kernel.ResidentID, _ kernel.ID) (mailbox.Message, error) {
	if who != ann {
		return mailbox.Message{}, kernel.Errorf(kernel.NotFound, "there is no such message for this resident")
	}
	return mailbox.Message{ID: theID, BodyNL: "Dag."}, m.broken
}

func (w world) Lines(context.Context, kernel.ResidentID, logbook.Filter) ([]logbook.Line, error) {
	return []logbook.Line{{ID: theID, At: noon, Register: "brp", Fields: []string{"geboortedatum"},
		Record: ldv.New(ldv.NewTrace(), "Zorgtoeslag vaststellen", noon, noon)}}, w.broken
}

// server is the API as a resident, or with "" as nobody, sees it.
func server(w world, who kernel.ResidentID) http.Handler {
	mux := http.NewServeMux()
	c, err := loadCatalogue()
	if err != nil {
		panic(err)
	}
	err = api.Register(mux, api.Parts{Clock: kernel.ClockAt(noon), BaseURL: "https://meent.example", Catalogue: c, Laws: w, Rights: w,
		Decisions: decisions{w}, Messages: messages{w}, Log: w})
	if err != nil {
		panic(err)
	}
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if who != "" {
			r = r.WithContext(identity.NewContext(r.Context(), identity.Session{Resident: who}))
		}
		mux.ServeHTTP(rw, r)
	})
}

func ask(t *testing.T, h http.Handler, method, path, body string) (*http.Response, map[string]any, string) {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, r)
	text := rec.Body.String()
	var answer map[string]any
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatalf("%s %s: the answer is not JSON: %v\n%s", method, path, err, text)
	}
	return rec.Result(), answer, text
}

var personal = []string{"/v1/rechten", "/v1/rechten/zorgtoeslag", "/v1/besluiten", "/v1/besluiten/" + theID, "/v1/correcties", "/v1/berichten", "/v1/berichten/" + theID, "/v1/logregels"}

func TestEveryPersonalAnswerNeedsASession(t *testing.T) {
	for _, path := range personal {
		response, problem, _ := ask(t, server(world{}, ""), "GET", path, "")
		if response.StatusCode != 401 || response.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s without a session: %d %s", path, response.StatusCode, response.Header.Get("Content-Type"))
		}
		for _, member := range []string{"status", "title", "detail"} {
			if problem[member] == nil {
				t.Errorf("%s: the problem has no %s", path, member)
			}
		}
		response, _, _ = ask(t, server(world{}, ann), "GET", path, "")
		if response.StatusCode != 200 || response.Header.Get("API-Version") != api.Version {
			t.Errorf("%s with a session: %d, version %q", path, response.StatusCode, response.Header.Get("API-Version"))
		}
	}
}

func TestAnotherResidentsDecisionIsNotThere(t *testing.T) {
	response, _, _ := ask(t, server(world{}, "01900000-0000-7000-8000-000000000002"), "GET", "/v1/besluiten/"+theID, "")
	if response.StatusCode != 404 {
		t.Fatalf("status %d, want 404", response.StatusCode)
	}
}

func TestAnInternalErrorKeepsItsTextInside(t *testing.T) {
	for _, path := range personal {
		response, _, text := ask(t, server(world{broken: errors.New("disk sda1 is full")}, ann), "GET", path, "")
		if response.StatusCode != 500 || strings.Contains(text, "sda1") {
			t.Errorf("%s: %d %s", path, response.StatusCode, text)
		}
	}
}

func TestEvaluationIsExact(t *testing.T) {
	response, answer, text := ask(t, server(world{}, ""), "POST", "/v1/berekeningen",
		`{"doel":"zorgtoeslag.zorgtoeslag","peildatum":"2025-03-01","feiten":{"inkomensgegeven":28500.10}}`)
	if response.StatusCode != 200 || answer["uitkomst"] != "130" || answer["soort"] != "euro per month" {
		t.Fatalf("%d %s", response.StatusCode, text)
	}
	if !strings.Contains(text, "28500.10") {
		t.Errorf("a number lost a digit: %s", text)
	}
}

func TestBadInputIsAProblemThatRepeatsNoValue(t *testing.T) {
	tests := map[string]string{
		"no body":        `{}`,
		"bad date":       `{"doel":"zorgtoeslag.zorgtoeslag","peildatum":"2025-02-31","feiten":{}}`,
		"unknown goal":   `{"doel":"geld.gratis_geld","peildatum":"2025-03-01","feiten":{}}`,
		"unknown key":    `{"doel":"zorgtoeslag.zorgtoeslag","peildatum":"2025-03-01","feiten":{},"bsn":"999990019"}`,
		"facts a list":   `{"doel":"zorgtoeslag.zorgtoeslag","peildatum":"2025-03-01","feiten":["999990019"]}`,
		"fact is wrong":  `{"doel":"zorgtoeslag.zorgtoeslag","peildatum":"2025-03-01","feiten":{"inkomen":"999990019"}}`,
		"goal is a text": `{"doel":"aow.jansen 999990019","peildatum":"2025-03-01","feiten":{}}`,
		"not JSON":       `{"doel":999990019`,
	}
	for name, body := range tests {
		t.Run(name, func(t *testing.T) {
			response, _, text := ask(t, server(world{}, ""), "POST", "/v1/berekeningen", body)
			if response.StatusCode != 400 || response.Header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("%d %s: %s", response.StatusCode, response.Header.Get("Content-Type"), text)
			}
			if strings.Contains(text, "999990019") {
				t.Errorf("the problem repeats a value: %s", text)
			}
		})
	}
}

func TestTheDescriptionIsOpenToEveryPage(t *testing.T) {
	response, document, text := ask(t, server(world{}, ""), "GET", "/v1/openapi.json", "")
	if response.StatusCode != 200 || document["openapi"] != "3.1.0" {
		t.Fatalf("%d %.200s", response.StatusCode, text)
	}
	if response.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("other pages cannot read the description")
	}
	for path := range document["paths"].(map[string]any) {
		if strings.Contains(strings.ToLower(path), "bsn") {
			t.Errorf("path %s names a BSN", path)
		}
	}
}
