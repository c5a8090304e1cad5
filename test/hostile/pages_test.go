package hostile

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/test/whole"
)

func TestMain(m *testing.M) { whole.Main(m) }

const nobodysID = "00000000-0000-7000-8000-000000000000"

// TestPages tries the pages and the API of a running program, on both stores.
func TestPages(t *testing.T) {
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		p := whole.Start(t, whole.Options{DSN: dsn})
		s := settle(t, p)
		for _, attempt := range []struct {
			name string
			try  func(t *testing.T, s *scene)
		}{
			{"another resident's things", anothersThings},
			{"a forged or ended session", forgedSession},
			{"a field without a grant", ungrantedField},
			{"a BSN in an address", bsnInAddress},
			{"a form of ten megabytes", largeForm},
			{"a post from another site", crossSite},
			{"a way out of the folder", traversal},
			{"huge headers", hugeHeaders},
			{"scripts in answers", scripts},
			{"a way back to another site", openRedirect},
			{"methods and addresses that are not there", notThere},
		} {
			t.Run(attempt.name, func(t *testing.T) { attempt.try(t, s) })
		}
	})
}

// scene is a resident with a case, a decision and a message, and another resident.
type scene struct {
	p                       *whole.Program
	dsn                     string
	owner, other            *whole.Visitor
	ownerIs, otherIs        whole.Person
	service                 string
	zaak, decision, message string // paths
}

func settle(t *testing.T, p *whole.Program) *scene {
	t.Helper()
	s := &scene{p: p, dsn: p.DSN}
	s.ownerIs, s.service = p.WhoCan(t, "regel")
	for _, person := range p.Featured() {
		if person.Handle != s.ownerIs.Handle {
			s.otherIs = person
			break
		}
	}
	s.owner, s.other = p.Resident(s.ownerIs), p.Resident(s.otherIs)
	s.zaak = s.owner.Apply(s.service)
	s.decision = s.owner.Decided(s.zaak)
	for _, a := range whole.Find(s.owner.Open("/berichten").Root, "a", "href") {
		if href, _ := whole.Attr(a, "href"); strings.HasPrefix(href, "/berichten/") {
			s.message = href
		}
	}
	if s.message == "" {
		t.Fatal("the owner has no message")
	}
	return s
}

// refused wants a designed page with a status: a title, help, and nothing of the owner.
func (s *scene) refused(t *testing.T, page *whole.Page, status int) {
	t.Helper()
	if page.Status != status {
		t.Errorf("%s: status %d (%s), want %d", page.URL.Path, page.Status, page.Title(), status)
		return
	}
	if page.Title() == "" || len(whole.Find(page.Root, "", "id=hulp")) == 0 {
		t.Errorf("%s: the %d is no designed page: %.200s", page.URL.Path, status, page.Body)
	}
	s.quiet(t, page)
}

// quiet wants nothing in an answer that only the inside of the program knows.
func (s *scene) quiet(t *testing.T, page *whole.Page) {
	t.Helper()
	for _, inside := range []string{"goroutine", ".go:", "SELECT ", "sqlite", "pgx", "root:x:"} {
		if strings.Contains(string(page.Body), inside) {
			t.Errorf("%s: the answer shows %q of the inside", page.URL.Path, inside)
		}
	}
}

func anothersThings(t *testing.T, s *scene) {
	for _, path := range []string{s.zaak, s.decision, s.decision + "/brief.pdf", s.message} {
		if page := s.owner.Get(path); page.Status != http.StatusOK {
			t.Fatalf("the owner gets %d for %s", page.Status, path)
		}
		s.refused(t, s.other.Get(path), http.StatusNotFound)
		// Nobody learns from the answer whether it exists.
		none := path[:strings.Index(path[1:], "/")+2] + nobodysID
		if theirs, nothing := s.other.Get(path), s.other.Get(none); !strings.HasSuffix(path, ".pdf") && theirs.Title() != nothing.Title() {
			t.Errorf("%s answers %q to another, and %q where there is nothing", path, theirs.Title(), nothing.Title())
		}
		if page := s.p.Visitor().Get(path); page.URL.Path != "/inloggen" {
			t.Errorf("%s without a login leads to %s", path, page.URL.Path)
		}
	}
	s.refused(t, s.other.Post(s.decision+"/bezwaar", url.Values{"regel": {"anders"}}), http.StatusNotFound)
	for _, path := range []string{s.decision, s.message} {
		id := path[strings.LastIndex(path, "/")+1:]
		api := "/v1/besluiten/" + id
		if path == s.message {
			api = "/v1/berichten/" + id
		}
		if page := s.owner.Get(api); page.Status != http.StatusOK {
			t.Errorf("the owner gets %d for %s", page.Status, api)
		}
		problem(t, s.other.Get(api), http.StatusNotFound)
		problem(t, s.p.Visitor().Get(api), http.StatusUnauthorized)
	}
	if text := string(s.other.Get("/v1/besluiten").Body); strings.Contains(text, s.decision[len("/besluiten/"):]) {
		t.Error("the list of decisions shows another's")
	}
}

// problem wants a problem+json with a status.
func problem(t *testing.T, page *whole.Page, status int) {
	t.Helper()
	if page.Status != status || page.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%s: %d %s, want a problem with %d", page.URL.Path, page.Status, page.Header.Get("Content-Type"), status)
	}
}

func forgedSession(t *testing.T, s *scene) {
	real := s.other.Session()
	last := s.p.Visitor()
	last.LoginAs(s.otherIs.Handle)
	ended := last.Session()
	last.Submit(last.Open("/overzicht"), "/uitloggen", nil)
	changed := *real
	changed.Value = strings.Map(func(r rune) rune {
		if r == 'A' {
			return 'B'
		}
		return 'A'
	}, real.Value)
	short := *real
	short.Value = real.Value[:len(real.Value)-1]
	long := *real
	long.Value = strings.Repeat("A", 6000)
	for name, cookie := range map[string]*http.Cookie{"changed": &changed, "short": &short, "long": &long, "ended": ended} {
		if cookie.Value == real.Value {
			t.Fatalf("the %s session is a real one", name)
		}
		for _, path := range []string{"/overzicht", "/gegevens", s.decision} {
			page := s.p.Visitor().With(cookie).Get(path)
			if page.URL.Path != "/inloggen" {
				t.Errorf("a session that is %s gets %d at %s", name, page.Status, page.URL.Path)
			}
		}
		problem(t, s.p.Visitor().With(cookie).Get("/v1/rechten"), http.StatusUnauthorized)
	}
	// Logging in gives a new token, whatever token the browser came with.
	planted := &http.Cookie{Name: real.Name, Value: changed.Value, Path: "/"}
	victim := s.p.Visitor().With(planted)
	victim.LoginAs(s.otherIs.Handle)
	if victim.Session().Value == planted.Value {
		t.Error("a login takes over the token that somebody planted")
	}
}

func bsnInAddress(t *testing.T, s *scene) {
	const bsn = "999990019"
	for _, path := range []string{
		"/recht/" + bsn, "/zoeken?q=" + bsn, "/gegevens?bsn=" + bsn, "/besluiten/9999-90-019", "/recht/%39%39%39990019",
		"/recht/%2539%2539%2539990019", "/inloggen?terug=/gegevens/" + bsn, "/v1/rechten?bsn=" + bsn, "/v1/besluiten/" + bsn,
	} {
		page := s.other.Get(path)
		if strings.HasPrefix(path, "/v1/") {
			problem(t, page, http.StatusBadRequest)
		} else {
			s.refused(t, page, http.StatusBadRequest)
		}
		if strings.Contains(string(page.Body), bsn) {
			t.Errorf("%s: the answer repeats the number", path)
		}
	}
	for _, line := range s.p.Said() {
		if strings.Contains(line, bsn) {
			t.Fatal("the log has the number")
		}
	}
}

func crossSite(t *testing.T, s *scene) {
	for _, path := range []string{"/recht/" + s.service + "/nee", "/uitloggen", "/taal", "/recht/" + s.service + "/regel"} {
		request := s.other.Request(http.MethodPost, path, url.Values{"taal": {"en"}})
		request.Header.Set("Origin", "https://evil.example")
		request.Header.Set("Sec-Fetch-Site", "cross-site")
		page, err := s.other.Send(request)
		if err != nil {
			t.Fatal(err)
		}
		s.refused(t, page, http.StatusForbidden)
	}
	if page := s.other.Open("/overzicht"); page.URL.Path != "/overzicht" {
		t.Error("another site can log a resident out")
	}
	page := s.other.Open("/overzicht")
	if policy := page.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
		t.Errorf("the content security policy is %q", policy)
	}
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "", "Cache-Control": "no-store"} {
		if have := page.Header.Get(name); have == "" || !strings.Contains(have, want) {
			t.Errorf("%s is %q", name, have)
		}
	}
}
