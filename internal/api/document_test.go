package api_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"meent.nl/meent/internal/api"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
	"meent.nl/meent/law/run"
)

// document is what a test reads of the OpenAPI document.
type document struct {
	Paths map[string]map[string]struct {
		Responses map[string]struct {
			Content map[string]struct {
				Schema struct {
					Ref string `json:"$ref"`
				}
			}
		}
	}
	Components struct {
		SecuritySchemes map[string]struct{ Name string }
		Schemas         map[string]struct {
			Properties map[string]struct{ Enum []string }
			Required   []string
		}
	}
}

func describe(t *testing.T, baseURL string) document {
	t.Helper()
	mux := http.NewServeMux()
	if err := api.Register(mux, api.Parts{BaseURL: baseURL}); err != nil {
		t.Fatal(err)
	}
	rec := httptest.NewRecorder()
	mux.ServeHTTP(rec, httptest.NewRequest("GET", "/v1/openapi.json", nil))
	var d document
	if err := json.Unmarshal(rec.Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheDocumentNamesTheCookieOfTheSession(t *testing.T) {
	for base, https := range map[string]bool{"http://localhost:8080": false, "https://meent.example": true} {
		if name := describe(t, base).Components.SecuritySchemes["sessie"].Name; name != identity.SessionCookie(https) {
			t.Errorf("%s: the cookie is called %q", base, name)
		}
	}
}

func TestTheDocumentListsNoStatusThatIsNeverAnswered(t *testing.T) {
	for path, operations := range describe(t, "https://meent.example").Paths {
		for method, operation := range operations {
			if _, listed := operation.Responses["422"]; listed {
				t.Errorf("%s %s lists 422", method, path)
			}
			for status, response := range operation.Responses {
				if status < "400" {
					continue
				}
				if ref := response.Content["application/problem+json"].Schema.Ref; ref != "#/components/schemas/Problem" {
					t.Errorf("%s %s %s is described by %q", method, path, status, ref)
				}
			}
		}
	}
}

func TestTheDocumentListsEveryStatusOfARight(t *testing.T) {
	listed := describe(t, "https://meent.example").Components.Schemas["Right"].Properties["status"].Enum
	for _, status := range []entitlement.Status{entitlement.Decided, entitlement.Range, entitlement.Needs,
		entitlement.Unpublished, entitlement.SourceAway, entitlement.ForPerson} {
		if !slices.Contains(listed, string(status)) {
			t.Errorf("%q is not among %v", status, listed)
		}
	}
}

// TestEveryProblemIsOfOneShape asks for those of the API itself, of what surrounds it
// and of the checks of the schema.
func TestEveryProblemIsOfOneShape(t *testing.T) {
	mux := http.NewServeMux()
	err := api.Register(mux, api.Parts{Clock: kernel.ClockAt(noon), BaseURL: "https://meent.example", Laws: world{}, Rights: world{}})
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.NewJSONHandler(io.Discard, nil))
	h, err := httpx.Handler(mux, httpx.Options{Faults: httpx.NewFaults(httpx.PlainPages{}, log, "/v1/"), Log: log, Clock: kernel.SystemClock{}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method, path, body, kind string
		status                   int
	}{
		{"GET", "/v1/rechten", "", httpx.KeyUnauthenticated, 401},
		{"GET", "/v1/nergens", "", httpx.KeyNotFound, 404},
		{"POST", "/v1/rechten", "{}", httpx.KeyMethodNotAllowed, 405},
		{"POST", "/v1/berekeningen", "{}", httpx.KeyInvalid, 400},
		{"POST", "/v1/berekeningen", `{"doel":"weg.weg","peildatum":"2025-03-01","feiten":{}}`, httpx.KeyInvalid, 400},
		{"POST", "/v1/berekeningen", `{"doel":"` + strings.Repeat("x", 2<<20) + `"}`, httpx.KeyTooLarge, 413},
		{"GET", "/v1/logregels?veld=999990019", "", httpx.KeyBSNInAddress, 400},
	} {
		_, _, text := ask(t, h, c.method, c.path, c.body)
		reader := json.NewDecoder(strings.NewReader(text))
		reader.DisallowUnknownFields()
		var p httpx.Problem
		if err := reader.Decode(&p); err != nil {
			t.Errorf("%s %s: %v in %s", c.method, c.path, err, text)
			continue
		}
		if p.Status != c.status || p.Kind != c.kind || p.Title == "" || p.Detail == "" || len(p.TraceID) != 32 {
			t.Errorf("%s %.40s: %s", c.method, c.path, text)
		}
	}
}

func TestPointersToFacts(t *testing.T) {
	for _, c := range []struct {
		problem run.Problem
		want    string
	}{
		{run.Problem{Fact: "inkomensgegeven"}, "/feiten/inkomensgegeven"},
		{run.Problem{Fact: "zorg", Member: "kinderen[2]"}, "/feiten/kinderen/1/zorg"},
		{run.Problem{Fact: `a/b.c~"d`}, `/feiten/a~1b.c~0"d`},
		{run.Problem{Fact: "999990019"}, "/feiten/[bsn]"},
	} {
		c.problem.Message = "is not right"
		_, problem, text := ask(t, server(world{problems: run.Problems{c.problem}}, ""), "POST", "/v1/berekeningen",
			`{"doel":"zorgtoeslag.zorgtoeslag","peildatum":"2025-03-01","feiten":{}}`)
		faults, ok := problem["errors"].([]any)
		if !ok || len(faults) != 1 || faults[0].(map[string]any)["name"] != c.want {
			t.Errorf("want %s: %s", c.want, text)
		}
	}
}
