package api_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"meent.nl/meent/internal/api"
)

func TestWhatIsNoOperationIsAProblem(t *testing.T) {
	for _, c := range []struct {
		method, path, allow string
		status              int
	}{
		{"GET", "/v1/nergens", "", 404},
		{"GET", "/v1/rechten/", "", 404},
		{"GET", "/v1/", "", 404},
		{"DELETE", "/v1/nergens", "", 404},
		{"POST", "/v1/rechten", "GET, HEAD, OPTIONS", 405},
		{"DELETE", "/v1/besluiten/" + theID, "GET, HEAD, OPTIONS", 405},
		{"GET", "/v1/berekeningen", "POST, OPTIONS", 405},
		{"BREW", "/v1/rechten", "GET, HEAD, OPTIONS", 405},
	} {
		response, problem, text := ask(t, server(world{}, ann), c.method, c.path, "")
		if response.StatusCode != c.status || response.Header.Get("Allow") != c.allow {
			t.Errorf("%s %s: %d, Allow %q", c.method, c.path, response.StatusCode, response.Header.Get("Allow"))
		}
		if response.Header.Get("Content-Type") != "application/problem+json" || response.Header.Get("API-Version") != api.Version {
			t.Errorf("%s %s: headers %v", c.method, c.path, response.Header)
		}
		if problem["detail"] == nil || problem["title"] == nil || problem["status"] != float64(c.status) || strings.Contains(text, "BREW") {
			t.Errorf("%s %s: %s", c.method, c.path, text)
		}
	}
}

func TestHeadAndOptionsHaveNoBody(t *testing.T) {
	for _, c := range []struct {
		method, path string
		status       int
	}{
		{"HEAD", "/v1/nergens", 404},
		{"OPTIONS", "/v1/rechten", 204},
		{"OPTIONS", "/v1/berekeningen", 204},
	} {
		recorder := httptest.NewRecorder()
		server(world{}, ann).ServeHTTP(recorder, httptest.NewRequest(c.method, c.path, nil))
		if recorder.Code != c.status || recorder.Body.Len() != 0 {
			t.Errorf("%s %s: %d with %d bytes", c.method, c.path, recorder.Code, recorder.Body.Len())
		}
		if c.method == "OPTIONS" && recorder.Header().Get("Allow") == "" {
			t.Errorf("%s %s does not tell the methods", c.method, c.path)
		}
	}
}

func TestAFaultNamesItsPlace(t *testing.T) {
	_, problem, text := ask(t, server(world{}, ""), "POST", "/v1/berekeningen",
		`{"doel":"zorgtoeslag.zorgtoeslag","peildatum":"2025-03-01","feiten":{"inkomen":"999990019"}}`)
	faults, ok := problem["errors"].([]any)
	if !ok || len(faults) != 1 {
		t.Fatalf("want one fault: %s", text)
	}
	fault, ok := faults[0].(map[string]any)
	if !ok || fault["in"] != "body" || fault["name"] != "/feiten/inkomen" {
		t.Errorf("have %v", faults[0])
	}
	_, problem, text = ask(t, server(world{}, ann), "GET", "/v1/logregels?aantal=0", "")
	faults, ok = problem["errors"].([]any)
	if !ok || len(faults) != 1 || faults[0].(map[string]any)["name"] != "aantal" || faults[0].(map[string]any)["in"] != "query" {
		t.Errorf("want the query parameter aantal: %s", text)
	}
}
