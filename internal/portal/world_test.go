package portal

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
	"meent.nl/meent/law"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

const (
	own     = kernel.ResidentID("0192f6c4-0000-7000-8000-000000000001")
	another = kernel.ResidentID("0192f6c4-0000-7000-8000-000000000002")
)

var now = time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)

var theNetherlands = sync.OnceValues(func() (*catalogue.Catalogue, error) { return catalogue.Load(nl.FS) })

func world(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c, err := theNetherlands()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// decide works out a goal under the real laws.
func decide(t testing.TB, goal, facts string) law.Decision {
	t.Helper()
	c := world(t)
	d, err := c.Laws.Decide(goal, day(2026, 3, 2), func(f *run.Facts) error {
		_, err := law.ReadFacts(strings.NewReader(facts), f, c)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// explain is why a goal comes to what it does.
func explain(t testing.TB, goal, facts string) json.RawMessage {
	t.Helper()
	d := decide(t, goal, facts)
	result, err := json.Marshal(reason.Explain(d.Machine, d.Facts, d.Outcome))
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func day(y, m, d int) value.Date {
	date, err := value.NewDate(y, m, d)
	if err != nil {
		panic(err)
	}
	return date
}

// open makes a portal on fakes, and a handler in which everybody is logged in as own
// unless the request says X-Test-Nobody.
func open(t testing.TB, f *fakes) (*Portal, http.Handler) {
	t.Helper()
	p, err := New(Parts{
		Terms:     lateTerms{},
		Catalogue: world(t), Clock: kernel.ClockAt(now), Log: slog.New(slog.DiscardHandler),
		Rights: f, Cases: fakeCases{f}, Decisions: fakeDecisions{f}, Messages: fakeMessages{f}, Logbook: f, Registers: fakeRegisters{f},
		CallBacks: fakeCallBacks{f}, HelpCodes: f, Demo: true, Patience: 20 * time.Millisecond,
		Help: Contact{
			Phone: "14 099", PhoneHref: "tel:14099",
			Hours: catalogue.Text{NL: "elke werkdag van 8.00 tot 18.00 uur", EN: "every working day from 8:00 to 18:00"},
			Desk:  catalogue.Text{NL: "Raadhuisplein 1, Meentwaarde", EN: "Raadhuisplein 1, Meentwaarde"},
		},
	})
	if err != nil {
		if strings.Contains(err.Error(), "make web") {
			t.Skip("the style sheet is not built: run `make web`")
		}
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	faults := httpx.NewFaults(p, p.Log, "/v1/")
	if err := p.Register(mux, faults, loggedIn, loggedIn); err != nil {
		t.Fatal(err)
	}
	return p, httpx.Routed(mux, faults)
}

func loggedIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Test-Nobody") == "" {
			s := identity.Session{ID: "0192f6c4-0000-7000-8000-0000000000aa", Resident: own, Name: "Yara Bouwman"}
			r = r.WithContext(identity.NewContext(r.Context(), s))
		}
		next.ServeHTTP(w, r)
	})
}

func get(h http.Handler, lang, path string) *httptest.ResponseRecorder {
	return send(h, httptest.NewRequest(http.MethodGet, path, nil), lang)
}

func post(h http.Handler, lang, path string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return send(h, r, lang)
}

func send(h http.Handler, r *http.Request, lang string) *httptest.ResponseRecorder {
	r.AddCookie(&http.Cookie{Name: languageCookie, Value: lang})
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}
