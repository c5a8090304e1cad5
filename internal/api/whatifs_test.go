package api_test

import (
	"strings"
	"sync"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/kernel"
)

var loadCatalogue = sync.OnceValues(func() (*catalogue.Catalogue, error) { return catalogue.Load(nl.FS) })

func TestTheWhatIfsAreListedAndWorkedOut(t *testing.T) {
	h := server(world{}, ann)
	response, _, text := ask(t, h, "GET", "/v1/wat-als", "")
	if response.StatusCode != 200 || !strings.Contains(text, `"naam":"uren_erbij"`) || !strings.Contains(text, `"kiest":"kinderen"`) || strings.Contains(text, "een_uur_per_week") {
		t.Errorf("GET: %d %s", response.StatusCode, text)
	}
	response, answer, text := ask(t, h, "POST", "/v1/wat-als/meer-werken", `{"antwoorden":{"uren_erbij":"8"}}`)
	if response.StatusCode != 200 || answer["minderDoorMeer"] != true || !strings.Contains(text, `"minimaal":"1724.25"`) || !strings.Contains(text, `"nietMeegeteld":["zorgtoeslag"]`) {
		t.Errorf("POST: %d %s", response.StatusCode, text)
	}
}

func TestAWhatIfThatCannotBeIsRefused(t *testing.T) {
	for _, c := range []struct {
		who        kernel.ResidentID
		path, body string
		status     int
	}{
		{"", "meer-werken", `{"antwoorden":{"uren_erbij":"8"}}`, 401},
		{ann, "bestaat-niet", `{"antwoorden":{}}`, 404},
		{ann, "meer-werken", `{"antwoorden":{}}`, 400},
		{ann, "meer-werken", `{"antwoorden":{"uren_erbij":8}}`, 400},
		{ann, "meer-werken", `{"antwoorden":["8"]}`, 400},
		{ann, "meer-werken", `{}`, 400},
	} {
		if response, _, text := ask(t, server(world{}, c.who), "POST", "/v1/wat-als/"+c.path, c.body); response.StatusCode != c.status {
			t.Errorf("%s %s gives %d, want %d: %s", c.path, c.body, response.StatusCode, c.status, text)
		}
	}
	if response, _, _ := ask(t, server(world{}, ""), "GET", "/v1/wat-als", ""); response.StatusCode != 401 {
		t.Errorf("nobody gets %d", response.StatusCode)
	}
}
