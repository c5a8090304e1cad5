package oidc_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/identity/oidc"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
)

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
