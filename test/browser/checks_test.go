package browser

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"meent.nl/meent/test/whole"
)

func TestMain(m *testing.M) { whole.Main(m, closeBrowser) }

// badPage has a fault for each check of this package.
const badPage = `<!doctype html><html lang="nl"><head><title>Slecht</title><style>
:focus { outline: none } .wide { width: 2000px } .pale { color: #ccc; background: #fff }
.small { display: block; width: 10px; height: 10px; overflow: hidden }
</style></head><body><main><h1>Slecht</h1><p class="pale">Bleek</p><img src="data:,">
<p class="wide">Breed</p><a class="small" href="/klein">k</a></main></body></html>`

// TestTheChecksSeeFaults guards against a check that passes everything.
func TestTheChecksSeeFaults(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(badPage))
	}))
	defer server.Close()
	b := open(t, server.URL)
	b.visit("/")
	for rules, faults := range map[string][]string{everyRule: {"color-contrast", "image-alt"}, colourRules: {"color-contrast"}} {
		var found []string
		for _, v := range b.axe(axeSource(t), rules) {
			found = append(found, v.ID)
		}
		for _, want := range faults {
			if !slices.Contains(found, want) {
				t.Errorf("accessibility: %s was not found, only %v", want, found)
			}
		}
	}
	b.size(320, 800)
	if len(b.tooWide()) == 0 {
		t.Error("a page that scrolls sideways was not seen")
	}
	if len(b.tooSmall()) == 0 {
		t.Error("a target that is too small was not seen")
	}
	b.press(tabKey)
	if b.focusShows() {
		t.Error("a focus that does not show was not seen")
	}
}
