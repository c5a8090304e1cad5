package oidc_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/identity/oidc"
	"meent.nl/meent/internal/identity/testidp"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/platform/httpx"
)

var start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// people are two residents; a handle says nothing of who they are.
type people struct{ bsn map[string]string }

func (p people) Search(_ context.Context, query string, limit int) ([]testidp.Person, error) {
	all := []testidp.Person{
		{Handle: "h-anna", Name: "Anna de Vries", Why: testidp.Words{NL: "Krijgt zorgtoeslag", EN: "Gets zorgtoeslag"}},
		{Handle: "h-bram", Name: "Bram <b>Bakker</b>"},
	}
	var found []testidp.Person
	for _, person := range all {
		if strings.Contains(strings.ToLower(person.Name), strings.ToLower(query)) && len(found) < limit {
			found = append(found, person)
		}
	}
	return found, nil
}

func (p people) Identity(_ context.Context, handle string) (testidp.Identity, error) {
	digits, ok := p.bsn[handle]
	if !ok {
		return testidp.Identity{}, kernel.Errorf(kernel.NotFound, "nobody here has this handle")
	}
	number, err := kernel.ParseBSN(digits)
	return testidp.Identity{BSN: number, Name: "Anna de Vries"}, err
}

// failures is the page of a login that failed.
type failures struct{}

func (failures) LoginFailed(w http.ResponseWriter, r *http.Request, reason string) {
	w.WriteHeader(oidc.Status(reason))
	_, _ = io.WriteString(w, "reason:"+reason)
}

type world struct {
	t         *testing.T
	clock     *kernel.SettableClock
	db        *db.DB
	residents *identity.Residents
	server    *httptest.Server
	client    *oidc.Client
	idp       *testidp.Provider
	people    people
	log       *strings.Builder
}

// options change a world before it is built.
type options struct {
	config    func(*oidc.Config)
	transport http.RoundTripper // instead of the test provider
	issuer    string            // with transport
}

func newWorld(t *testing.T, d *db.DB, o options) *world {
	t.Helper()
	w := &world{t: t, clock: kernel.ClockAt(start), db: d, log: &strings.Builder{},
		people: people{map[string]string{"h-anna": "999993653", "h-bram": "999990019"}}}
	log := slog.New(slog.NewTextHandler(w.log, nil))
	faults := httpx.NewFaults(httpx.PlainPages{}, log, "/v1/")
	mux := http.NewServeMux()
	var handler http.Handler
	w.server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { handler.ServeHTTP(rw, r) }))
	t.Cleanup(w.server.Close)

	key := must[oidc.Key](t)(oidc.NewKey())
	w.residents = identity.NewResidents(d, w.clock)
	sessions := identity.NewSessions(d, w.clock, faults, identity.SessionOptions{})
	config := oidc.Config{Issuer: w.server.URL + "/idp", ClientID: "meent", BaseURL: w.server.URL, Key: key}
	if o.issuer != "" {
		config.Issuer = o.issuer
	}
	if o.config != nil {
		o.config(&config)
	}
	if o.transport == nil {
		w.idp = must[*testidp.Provider](t)(testidp.New(testidp.Config{Issuer: config.Issuer, Keys: must[testidp.Keys](t)(testidp.NewKeys()),
			Clock: w.clock, Log: log, Faults: faults,
			Clients: []testidp.Client{
				{ID: "meent", RedirectURLs: []string{w.server.URL + "/inloggen/terug"}, Keys: key.Public()},
				{ID: "ander", RedirectURLs: []string{"https://ander.example/terug"}, Keys: key.Public()},
			}}, w.people))
		w.idp.Routes(mux)
	}
	w.client = must[*oidc.Client](t)(oidc.New(config, oidc.Parts{DB: d, Residents: w.residents, Sessions: sessions, Clock: w.clock,
		Pages: failures{}, Faults: faults, Log: log, Transport: o.transport}))
	w.client.Routes(mux)
	mux.Handle("GET /zaken", sessions.Require(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		s, _ := identity.FromContext(r.Context())
		_, _ = io.WriteString(rw, "zaken van "+string(s.Resident)+" "+s.Name+" "+s.Level+" "+s.Lang)
	})))
	handler = must[http.Handler](t)(httpx.Handler(mux, httpx.Options{Faults: faults, Log: log, Clock: w.clock}))
	return w
}

func must[T any](t *testing.T) func(T, error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func each(t *testing.T, o options, f func(t *testing.T, w *world)) {
	dbtest.Each(t, []db.Module{identity.Module(), oidc.Module()}, func(t *testing.T, d *db.DB) { f(t, newWorld(t, d, o)) })
}

// onSQLite is for what does not hang on the store.
func onSQLite(t *testing.T, o options) *world {
	t.Helper()
	d := dbtest.Open(t, dbtest.SQLiteDSN(t))
	if err := d.Migrate(t.Context(), identity.Module(), oidc.Module()); err != nil {
		t.Fatal(err)
	}
	return newWorld(t, d, o)
}

// browser keeps cookies and follows no redirect by itself.
type browser struct {
	t    *testing.T
	http *http.Client
	base string
}

func (w *world) browser() *browser {
	jar := must[*cookiejar.Jar](w.t)(cookiejar.New(nil))
	return &browser{t: w.t, base: w.server.URL, http: &http.Client{Jar: jar,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// answer is what came back.
type answer struct {
	status   int
	location string
	body     string
	header   http.Header
}

func (b *browser) do(r *http.Request, err error) answer {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	response, err := b.http.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header.Get("Location"), string(body), response.Header}
}

func (b *browser) get(target string) answer {
	b.t.Helper()
	if strings.HasPrefix(target, "/") {
		target = b.base + target
	}
	return b.do(http.NewRequest("GET", target, nil))
}

func (b *browser) post(path string, form url.Values) answer {
	b.t.Helper()
	r, err := http.NewRequest("POST", b.base+path, strings.NewReader(form.Encode()))
	if err == nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	return b.do(r, err)
}

var requestID = regexp.MustCompile(`name="verzoek" value="([^"]+)"`)

const substantial = "http://eidas.europa.eu/LoA/substantial"

// choose starts a login and gives the address that the provider sends back to.
func (b *browser) choose(handle, level, back string) string {
	b.t.Helper()
	to := b.begin(back)
	page := b.get(to)
	found := requestID.FindStringSubmatch(page.body)
	if page.status != 200 || found == nil {
		b.t.Fatalf("the provider shows %d %s", page.status, page.body)
	}
	done := b.post("/idp/inloggen", url.Values{"verzoek": {found[1]}, "persoon": {handle}, "niveau": {level}})
	if done.status != http.StatusSeeOther {
		b.t.Fatalf("the provider answers %d %s", done.status, done.body)
	}
	return done.location
}

// begin starts a login and gives the address of the provider.
func (b *browser) begin(back string) string {
	b.t.Helper()
	begun := b.post("/inloggen", url.Values{"terug": {back}})
	if begun.status != http.StatusSeeOther {
		b.t.Fatalf("POST /inloggen: %d %s", begun.status, begun.body)
	}
	return begun.location
}

func (a answer) wantReason(t *testing.T, reason string) {
	t.Helper()
	if a.body != "reason:"+reason || a.status != oidc.Status(reason) {
		t.Errorf("%d %s %s, want reason %s", a.status, a.location, a.body, reason)
	}
	for _, cookie := range a.header.Values("Set-Cookie") {
		if strings.Contains(cookie, "meent_session") {
			t.Error("a login that failed sets a session")
		}
	}
}
