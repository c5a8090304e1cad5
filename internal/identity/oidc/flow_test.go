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

func TestLoginFromStartToLogout(t *testing.T) {
	each(t, options{}, func(t *testing.T, w *world) {
		b := w.browser()
		if got := b.get("/zaken"); got.location != "/inloggen?terug=%2Fzaken" {
			t.Fatalf("a stranger is sent to %q", got.location)
		}
		back := b.choose("h-anna", substantial, "/zaken?x=1")
		if strings.Contains(back, "999993653") || !strings.HasPrefix(back, w.server.URL+"/inloggen/terug?") {
			t.Fatalf("the provider sends back to %q", back)
		}
		in := b.get(back)
		if in.status != http.StatusSeeOther || in.location != "/zaken?x=1" {
			t.Fatalf("after login: %d %s %s", in.status, in.location, in.body)
		}
		anna, err := w.residents.Find(t.Context(), must[kernel.BSN](t)(kernel.ParseBSN("999993653")))
		if err != nil {
			t.Fatal(err)
		}
		if got := b.get("/zaken"); got.body != "zaken van "+string(anna)+" Anna de Vries "+substantial+" nl" {
			t.Fatalf("the page shows %q", got.body)
		}
		if out := b.post("/uitloggen", nil); out.status != http.StatusSeeOther || out.location != "/uitgelogd" {
			t.Fatalf("logout: %d %s", out.status, out.location)
		}
		if got := b.get("/zaken"); got.status != http.StatusSeeOther {
			t.Fatalf("after logout: %d %s", got.status, got.body)
		}
		again := w.browser()
		if in := again.get(again.choose("h-anna", substantial, "")); in.location != "/" {
			t.Fatalf("a second login: %d %s %s", in.status, in.location, in.body)
		}
		if got := again.get("/zaken"); !strings.Contains(got.body, string(anna)) {
			t.Fatalf("a second login is somebody else: %q", got.body)
		}
		if strings.Contains(w.log.String(), "999993653") || strings.Contains(w.log.String(), "Vries") {
			t.Error("the log holds who logged in")
		}
	})
}

func TestLevelTooLow(t *testing.T) {
	w := onSQLite(t, options{})
	b := w.browser()
	b.get(b.choose("h-anna", "http://eidas.europa.eu/LoA/low", "")).wantReason(t, oidc.ReasonLevelTooLow)
	high := onSQLite(t, options{config: func(c *oidc.Config) { c.MinimumLevel = oidc.LevelHigh }})
	b = high.browser()
	b.get(b.choose("h-anna", substantial, "")).wantReason(t, oidc.ReasonLevelTooLow)
}

func TestCancelled(t *testing.T) {
	w := onSQLite(t, options{})
	b := w.browser()
	b.get(b.choose("", substantial, "")).wantReason(t, oidc.ReasonCancelled)
}

func TestStateIsGoodOnceHereAndInTime(t *testing.T) {
	each(t, options{}, func(t *testing.T, w *world) {
		b := w.browser()
		back := b.choose("h-anna", substantial, "")
		tampered := strings.Replace(back, "state=", "state=x", 1)
		b.get(tampered).wantReason(t, oidc.ReasonExpired)

		b = w.browser()
		back = b.choose("h-anna", substantial, "")
		thief := w.browser() // has the whole address, not the cookie
		thief.get(back).wantReason(t, oidc.ReasonBrowser)
		b.get(back).wantReason(t, oidc.ReasonExpired)

		b = w.browser()
		back = b.choose("h-anna", substantial, "")
		if in := b.get(back); in.location != "/" {
			t.Fatalf("login: %d %s", in.status, in.body)
		}
		b.get(back).wantReason(t, oidc.ReasonExpired) // replay

		b = w.browser()
		back = b.choose("h-anna", substantial, "")
		w.clock.Set(w.clock.Now().Add(10 * time.Minute))
		b.get(back).wantReason(t, oidc.ReasonExpired)
	})
}

func TestStolenCode(t *testing.T) {
	w := onSQLite(t, options{})
	victim, thief := w.browser(), w.browser()
	stolen := must[*url.URL](t)(url.Parse(victim.choose("h-anna", substantial, "")))
	own := must[*url.URL](t)(url.Parse(thief.choose("h-bram", substantial, "")))
	query := own.Query()
	query.Set("code", stolen.Query().Get("code")) // the verifier of another login does not fit
	own.RawQuery = query.Encode()
	thief.get(own.String()).wantReason(t, oidc.ReasonProviderError)

	b := w.browser()
	late := b.choose("h-anna", substantial, "")
	w.clock.Set(w.clock.Now().Add(time.Minute))
	b.get(late).wantReason(t, oidc.ReasonProviderError) // a code lives 60 seconds
}

func TestAnswerOfAnotherProviderOrTwice(t *testing.T) {
	w := onSQLite(t, options{})
	b := w.browser()
	b.get(strings.Replace(b.choose("h-anna", substantial, ""), url.QueryEscape("/idp"), url.QueryEscape("/evil"), 1)).wantReason(t, oidc.ReasonProviderError)
	b.get(b.choose("h-anna", substantial, "")+"&code=x").wantReason(t, oidc.ReasonProviderError)
	b.get("/inloggen/terug").wantReason(t, oidc.ReasonExpired)
}

func TestWayBackLeadsNowhereElse(t *testing.T) {
	w := onSQLite(t, options{config: func(c *oidc.Config) { c.PerAccount = httpx.Rate{Every: time.Second, Burst: 99} }})
	for _, evil := range []string{"https://evil.example/", "//evil.example", `/\evil.example`, "/inloggen", "/zaken/999993653"} {
		b := w.browser()
		if in := b.get(b.choose("h-anna", substantial, evil)); in.location != "/" {
			t.Errorf("terug=%q leads to %q", evil, in.location)
		}
	}
}

func TestLoginFormOfAnotherSiteIsRefused(t *testing.T) {
	w := onSQLite(t, options{})
	for _, path := range []string{"/inloggen", "/uitloggen", "/idp/inloggen"} {
		r := must[*http.Request](t)(http.NewRequest("POST", w.server.URL+path, strings.NewReader("")))
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		r.Header.Set("Origin", "https://evil.example")
		if got := w.browser().do(r, nil); got.status != http.StatusForbidden {
			t.Errorf("%s: %d", path, got.status)
		}
	}
}

func TestTooManyLogins(t *testing.T) {
	w := onSQLite(t, options{config: func(c *oidc.Config) {
		c.PerAccount = httpx.Rate{Every: time.Minute, Burst: 2}
		c.PerClient = httpx.Rate{Every: time.Second, Burst: 8}
	}})
	for range 2 {
		b := w.browser()
		if in := b.get(b.choose("h-anna", substantial, "")); in.location != "/" {
			t.Fatalf("login: %d %s", in.status, in.body)
		}
	}
	b := w.browser()
	b.get(b.choose("h-anna", substantial, "")).wantReason(t, oidc.ReasonTooMany)
	if in := b.get(b.choose("h-bram", substantial, "")); in.location != "/" {
		t.Fatalf("another account: %d %s", in.status, in.body)
	}
	if got := b.post("/inloggen", nil); got.status != http.StatusTooManyRequests || got.header.Get("Retry-After") == "" {
		t.Errorf("ninth request of one address: %d", got.status)
	}
	if got := b.get("/zaken"); got.status != http.StatusOK {
		t.Errorf("the limit of login holds for other pages: %d", got.status)
	}
}

func TestAccountWithAnotherBSNIsRefused(t *testing.T) {
	each(t, options{}, func(t *testing.T, w *world) {
		b := w.browser()
		if in := b.get(b.choose("h-anna", substantial, "")); in.location != "/" {
			t.Fatal(in.body)
		}
		err := w.db.Tx(t.Context(), rebind)
		if err != nil {
			t.Fatal(err)
		}
		b.get(b.choose("h-anna", substantial, "")).wantReason(t, oidc.ReasonAccountChanged)
	})
}

func TestProviderThatIsAway(t *testing.T) {
	w := onSQLite(t, options{issuer: "https://inloggen.example", transport: roundTrip(func(*http.Request) (*http.Response, error) {
		return nil, io.ErrUnexpectedEOF
	})})
	w.browser().post("/inloggen", nil).wantReason(t, oidc.ReasonProviderAway)
	if got := w.client.FormAction(); got != "https://inloggen.example" {
		t.Errorf("forms may lead to %q", got)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestOtherNameOfThisMachineIsSentToTheOneThatWorks(t *testing.T) {
	w := onSQLite(t, options{})
	b := w.browser()
	r := must[*http.Request](t)(http.NewRequest("POST", w.server.URL+"/inloggen", strings.NewReader("terug=%2Fzaken")))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Host = "localhost:8080"
	if got := b.do(r, nil); got.location != w.server.URL+"/inloggen?terug=%2Fzaken" {
		t.Errorf("%d %s", got.status, got.location)
	}
}

func TestSweepRemovesLoginsThatNobodyFinished(t *testing.T) {
	each(t, options{}, func(t *testing.T, w *world) {
		w.browser().begin("")
		w.clock.Set(start.Add(5 * time.Minute))
		w.browser().begin("")
		w.clock.Set(start.Add(11 * time.Minute))
		if err := w.client.Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		var left int
		if err := w.db.Read().QueryRowContext(t.Context(), `SELECT count(*) FROM oidc_login`).Scan(&left); err != nil || left != 1 {
			t.Fatalf("%d logins left, %v", left, err)
		}
	})
}

func TestConfigIsChecked(t *testing.T) {
	key := must[oidc.Key](t)(oidc.NewKey())
	good := oidc.Config{Issuer: "https://inloggen.example", ClientID: "meent", BaseURL: "https://meent.example", Key: key}
	if _, err := oidc.New(good, oidc.Parts{Clock: kernel.SystemClock{}}); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*oidc.Config){
		"no key":        func(c *oidc.Config) { c.Key = oidc.Key{} },
		"no client":     func(c *oidc.Config) { c.ClientID = "" },
		"plain issuer":  func(c *oidc.Config) { c.Issuer = "http://inloggen.example" },
		"plain base":    func(c *oidc.Config) { c.BaseURL = "http://meent.example" },
		"no host":       func(c *oidc.Config) { c.Issuer = "https://" },
		"strange level": func(c *oidc.Config) { c.MinimumLevel = "sure" },
	} {
		bad := good
		change(&bad)
		if _, err := oidc.New(bad, oidc.Parts{Clock: kernel.SystemClock{}}); kernel.KindOf(err) != kernel.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
