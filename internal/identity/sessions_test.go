package identity_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/platform/httpx"
)

// browser keeps one cookie and asks for pages behind Require.
type browser struct {
	t        *testing.T
	sessions *identity.Sessions
	cookie   *http.Cookie
}

func (b *browser) request(method, target string) *http.Request {
	r := httptest.NewRequest(method, target, nil)
	if b.cookie != nil {
		r.AddCookie(b.cookie)
	}
	return r
}

func (b *browser) login(resident kernel.ResidentID) identity.Session {
	b.t.Helper()
	w := httptest.NewRecorder()
	s, err := b.sessions.Start(b.t.Context(), w, b.request("GET", "/"), identity.Opening{Resident: resident, Name: "Anna", Level: "hoog", Lang: "nl"})
	if err != nil {
		b.t.Fatal(err)
	}
	b.keep(w)
	return s
}

func (b *browser) keep(w *httptest.ResponseRecorder) {
	for _, c := range w.Result().Cookies() {
		b.cookie = c
	}
}

func (b *browser) logout() {
	b.t.Helper()
	if err := b.sessions.End(b.t.Context(), httptest.NewRecorder(), b.request("POST", "/uitloggen")); err != nil {
		b.t.Fatal(err)
	}
}

// visit is the session that a page sees, and where Require sends who has none.
func (b *browser) visit(target string) (identity.Session, string) {
	b.t.Helper()
	var seen identity.Session
	w := httptest.NewRecorder()
	b.sessions.Require(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen, _ = identity.FromContext(r.Context())
	})).ServeHTTP(w, b.request("GET", target))
	if w.Code != http.StatusOK && w.Code != http.StatusSeeOther {
		b.t.Fatalf("status %d", w.Code)
	}
	return seen, w.Header().Get("Location")
}

func (b *browser) mustBeIn(when string) identity.Session {
	b.t.Helper()
	s, to := b.visit("/zaken")
	if to != "" {
		b.t.Fatalf("%s: sent to %s, want a page", when, to)
	}
	return s
}

func (b *browser) mustBeOut(when string) {
	b.t.Helper()
	if s, to := b.visit("/zaken"); !strings.HasPrefix(to, "/inloggen?") {
		b.t.Fatalf("%s: %+v is still logged in", when, s)
	}
}

func faults() *httpx.Faults {
	return httpx.NewFaults(httpx.PlainPages{}, slog.New(slog.DiscardHandler))
}

func eachSessions(t *testing.T, o identity.SessionOptions, f func(t *testing.T, d *db.DB, clock *kernel.SettableClock, s *identity.Sessions)) {
	dbtest.Each(t, []db.Module{identity.Module()}, func(t *testing.T, d *db.DB) {
		clock := kernel.ClockAt(start)
		f(t, d, clock, identity.NewSessions(d, clock, faults(), o))
	})
}

func TestSessionFromLoginToLogout(t *testing.T) {
	eachSessions(t, identity.SessionOptions{}, func(t *testing.T, d *db.DB, clock *kernel.SettableClock, s *identity.Sessions) {
		b := &browser{t: t, sessions: s}
		b.mustBeOut("before login")
		made := b.login("anna")
		if c := b.cookie; !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || c.Secure || c.MaxAge != 0 {
			t.Fatalf("cookie %+v", c)
		}
		if got := b.mustBeIn("after login"); got != made {
			t.Fatalf("the page sees %+v, want %+v", got, made)
		}
		copied := *b
		b.logout()
		copied.mustBeOut("after logout, with a copy of the cookie")
	})
}

func TestSecureCookie(t *testing.T) {
	eachSessions(t, identity.SessionOptions{HTTPS: true}, func(t *testing.T, d *db.DB, clock *kernel.SettableClock, s *identity.Sessions) {
		b := &browser{t: t, sessions: s}
		b.login("anna")
		if c := b.cookie; !strings.HasPrefix(c.Name, "__Host-") || !c.Secure || c.Path != "/" || c.Domain != "" {
			t.Fatalf("cookie %+v", c)
		}
		b.mustBeIn("after login")
	})
}

func TestForgedSession(t *testing.T) {
	eachSessions(t, identity.SessionOptions{}, func(t *testing.T, d *db.DB, clock *kernel.SettableClock, s *identity.Sessions) {
		b := &browser{t: t, sessions: s}
		real := b.login("anna")
		for name, value := range map[string]string{
			"made up": strings.Repeat("A", 43), "empty": "", "short": "abc", "long": strings.Repeat("x", 4000),
			"id of the session": string(real.ID), "SQL": "' OR 1=1 --                                ",
			"one letter off": b.cookie.Value[:42] + other(b.cookie.Value[42]),
		} {
			forged := &browser{t: t, sessions: s, cookie: &http.Cookie{Name: b.cookie.Name, Value: value}}
			forged.mustBeOut(name)
		}
		var stored []byte
		if err := d.Read().QueryRowContext(t.Context(), `SELECT hash FROM identity_session`).Scan(&stored); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(stored), b.cookie.Value) || len(stored) != 32 {
			t.Fatal("the store holds the token itself")
		}
	})
}

func other(c byte) string {
	if c == 'A' {
		return "Q"
	}
	return "A"
}

func TestLoginEndsThePlantedSession(t *testing.T) {
	eachSessions(t, identity.SessionOptions{}, func(t *testing.T, d *db.DB, clock *kernel.SettableClock, s *identity.Sessions) {
		attacker := &browser{t: t, sessions: s}
		attacker.login("mallory")
		victim := &browser{t: t, sessions: s, cookie: attacker.cookie}
		victim.login("anna")
		if victim.cookie.Value == attacker.cookie.Value {
			t.Fatal("login keeps the token that the browser came with")
		}
		attacker.mustBeOut("with the planted token, after the victim logged in")
		if got := victim.mustBeIn("victim"); got.Resident != "anna" {
			t.Fatalf("victim is %s", got.Resident)
		}
	})
}

func TestIdleEndsASession(t *testing.T) {
	eachSessions(t, identity.SessionOptions{Idle: 15 * time.Minute, Absolute: 2 * time.Hour}, func(t *testing.T, d *db.DB, clock *kernel.SettableClock, s *identity.Sessions) {
		b := &browser{t: t, sessions: s}
		b.login("anna")
		for i := 1; i <= 4; i++ {
			clock.Set(clock.Now().Add(14 * time.Minute))
			b.mustBeIn("within the idle time")
		}
		clock.Set(clock.Now().Add(15 * time.Minute))
		if _, to := b.visit("/zaken"); !strings.Contains(to, "reden=verlopen") {
			t.Fatalf("sent to %q, want the word that the session ended", to)
		}
		b.mustBeOut("a second time")
	})
}

func TestAbsoluteEndsASession(t *testing.T) {
	eachSessions(t, identity.SessionOptions{Idle: 15 * time.Minute, Absolute: time.Hour}, func(t *testing.T, d *db.DB, clock *kernel.SettableClock, s *identity.Sessions) {
		b := &browser{t: t, sessions: s}
		b.login("anna")
		for range 5 {
			clock.Set(clock.Now().Add(10 * time.Minute))
			b.mustBeIn("within an hour")
		}
		clock.Set(start.Add(time.Hour))
		b.mustBeOut("after an hour of use")
	})
}

func TestTwoProcessesOnOneStore(t *testing.T) {
	eachSessions(t, identity.SessionOptions{CacheFor: 10 * time.Second}, func(t *testing.T, d *db.DB, clock *kernel.SettableClock, here *identity.Sessions) {
		there := identity.NewSessions(d, clock, faults(), identity.SessionOptions{CacheFor: 10 * time.Second})
		b := &browser{t: t, sessions: here}
		b.login("anna")
		far := &browser{t: t, sessions: there, cookie: b.cookie}
		far.mustBeIn("in the other process")
		clock.Set(start.Add(10 * time.Minute))
		b.mustBeIn("here")
		if err := here.Flush(t.Context()); err != nil {
			t.Fatal(err)
		}
		clock.Set(start.Add(20 * time.Minute))
		far.mustBeIn("there, kept alive by requests here")
		b.logout()
		b.mustBeOut("here at once")
		clock.Set(clock.Now().Add(10 * time.Second))
		far.mustBeOut("there after the time of its cache")
	})
}

func TestEndAllAndLang(t *testing.T) {
	eachSessions(t, identity.SessionOptions{}, func(t *testing.T, d *db.DB, clock *kernel.SettableClock, s *identity.Sessions) {
		phone, laptop, bram := &browser{t: t, sessions: s}, &browser{t: t, sessions: s}, &browser{t: t, sessions: s}
		phone.login("anna")
		laptop.login("anna")
		bram.login("bram")
		phone.mustBeIn("phone")
		if err := s.SetLang(t.Context(), phone.request("POST", "/taal"), "en"); err != nil {
			t.Fatal(err)
		}
		if got := phone.mustBeIn("phone").Lang; got != "en" {
			t.Fatalf("language %q", got)
		}
		if err := s.SetLang(t.Context(), phone.request("POST", "/taal"), "xx"); kernel.KindOf(err) != kernel.Invalid {
			t.Fatalf("language xx: %v", err)
		}
		if err := s.EndAll(t.Context(), "anna"); err != nil {
			t.Fatal(err)
		}
		phone.mustBeOut("phone")
		laptop.mustBeOut("laptop")
		bram.mustBeIn("bram")
	})
}

func TestSweepRemovesOnlyWhatIsOver(t *testing.T) {
	eachSessions(t, identity.SessionOptions{Idle: 15 * time.Minute}, func(t *testing.T, d *db.DB, clock *kernel.SettableClock, s *identity.Sessions) {
		gone, stays := &browser{t: t, sessions: s}, &browser{t: t, sessions: s}
		gone.login("anna")
		stays.login("bram")
		clock.Set(start.Add(14 * time.Minute))
		stays.mustBeIn("bram")
		clock.Set(start.Add(16 * time.Minute))
		if err := s.Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		var left int
		if err := d.Read().QueryRowContext(t.Context(), `SELECT count(*) FROM identity_session`).Scan(&left); err != nil || left != 1 {
			t.Fatalf("%d sessions left, %v", left, err)
		}
		stays.mustBeIn("bram after the sweep")
	})
}

func TestLogoutHoldsAgainstRequestsOfTheSameMoment(t *testing.T) {
	eachSessions(t, identity.SessionOptions{}, func(t *testing.T, d *db.DB, clock *kernel.SettableClock, s *identity.Sessions) {
		for range 20 {
			b := &browser{t: t, sessions: s}
			b.login("anna")
			var wait sync.WaitGroup
			for range 4 {
				wait.Go(func() {
					for range 5 {
						w := httptest.NewRecorder()
						s.Load(http.NotFoundHandler()).ServeHTTP(w, b.request("GET", "/"))
					}
				})
			}
			b.logout()
			wait.Wait()
			b.mustBeOut("after logout")
		}
	})
}

func TestStoreThatDoesNotAnswerIsAFaultNotALogout(t *testing.T) {
	d := dbtest.Open(t, dbtest.SQLiteDSN(t)) // without tables
	s := identity.NewSessions(d, kernel.ClockAt(start), faults(), identity.SessionOptions{})
	b := &browser{t: t, sessions: s, cookie: &http.Cookie{Name: "meent_session", Value: strings.Repeat("A", 43)}}
	w := httptest.NewRecorder()
	s.Require(http.NotFoundHandler()).ServeHTTP(w, b.request("GET", "/zaken"))
	if w.Code != http.StatusServiceUnavailable {
		t.Fatalf("status %d, want 503", w.Code)
	}
}

func TestRequireKeepsTheWayBackOfAGetOnly(t *testing.T) {
	eachSessions(t, identity.SessionOptions{}, func(t *testing.T, d *db.DB, clock *kernel.SettableClock, s *identity.Sessions) {
		b := &browser{t: t, sessions: s}
		if _, to := b.visit("/zaken?jaar=2026"); to != "/inloggen?terug=%2Fzaken%3Fjaar%3D2026" {
			t.Errorf("sent to %q", to)
		}
		w := httptest.NewRecorder()
		s.Require(http.NotFoundHandler()).ServeHTTP(w, b.request("POST", "/regel"))
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/inloggen" {
			t.Errorf("POST: %d %q", w.Code, w.Header().Get("Location"))
		}
	})
}

func BenchmarkLookup(b *testing.B) {
	d := dbtest.Open(b, dbtest.SQLiteDSN(b))
	if err := d.Migrate(b.Context(), identity.Module()); err != nil {
		b.Fatal(err)
	}
	s := identity.NewSessions(d, kernel.SystemClock{}, faults(), identity.SessionOptions{})
	w := httptest.NewRecorder()
	if _, err := s.Start(b.Context(), w, httptest.NewRequest("GET", "/", nil), identity.Opening{Resident: "anna"}); err != nil {
		b.Fatal(err)
	}
	r := httptest.NewRequest("GET", "/", nil)
	r.AddCookie(w.Result().Cookies()[0])
	h := s.Load(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	for b.Loop() {
		h.ServeHTTP(w, r)
	}
}
