package hostile

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/test/whole"
)

func largeForm(t *testing.T, s *scene) {
	form := []byte("taal=" + strings.Repeat("x", 10<<20))
	for name, body := range map[string]io.Reader{"of a known length": bytes.NewReader(form), "in chunks": io.MultiReader(bytes.NewReader(form))} {
		for path, isAPI := range map[string]bool{"/taal": false, "/recht/" + s.service + "/antwoord": false, "/v1/berekeningen": true} {
			if seeker, ok := body.(io.Seeker); ok {
				if _, err := seeker.Seek(0, io.SeekStart); err != nil {
					t.Fatal(err)
				}
			} else {
				body = io.MultiReader(bytes.NewReader(form))
			}
			request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.p.URL+path, body)
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			request.Header.Set("Accept", "text/html")
			page, err := s.other.Send(request)
			if err != nil {
				t.Errorf("a form %s to %s: %v", name, path, err)
				continue
			}
			if isAPI {
				problem(t, page, http.StatusRequestEntityTooLarge)
			} else {
				s.refused(t, page, http.StatusRequestEntityTooLarge)
			}
		}
	}
}

func traversal(t *testing.T, s *scene) {
	address := strings.TrimPrefix(s.p.URL, "http://")
	for _, path := range []string{
		"/static/../../../../etc/passwd", "/static/..%2f..%2f..%2fetc%2fpasswd", "/static/%2e%2e/%2e%2e/etc/passwd",
		"/static/....//....//etc/passwd", "/static/..\\..\\go.mod", "//etc/passwd", "/static/%00", "/idp/../../go.mod", "/static/",
	} {
		status, body := raw(t, address, "GET "+path+" HTTP/1.1\r\nHost: "+address+"\r\nConnection: close\r\n\r\n")
		if status < 300 || status >= 500 {
			t.Errorf("%s: status %d", path, status)
		}
		if strings.Contains(body, "root:") || strings.Contains(body, "module meent") {
			t.Errorf("%s gives a file from outside", path)
		}
	}
}

// raw sends bytes that no client of Go would send, and reads the answer.
func raw(t *testing.T, address, request string) (status int, body string) {
	t.Helper()
	connection, err := net.DialTimeout("tcp", address, 5*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	if err := connection.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(connection, request); err != nil {
		t.Fatal(err)
	}
	response, err := http.ReadResponse(bufio.NewReader(connection), nil)
	if err != nil {
		t.Fatalf("the answer to %.60q: %v", request, err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(content)
}

func hugeHeaders(t *testing.T, s *scene) {
	address := strings.TrimPrefix(s.p.URL, "http://")
	begin := "GET /inloggen HTTP/1.1\r\nHost: " + address + "\r\nConnection: close\r\n"
	for name, headers := range map[string]string{
		"one of 200 kB":  "X-Long: " + strings.Repeat("x", 200<<10) + "\r\n",
		"ten thousand":   strings.Repeat("X-Many: xxxxxxxxxxxxxxxx\r\n", 10_000),
		"a long address": "",
	} {
		request := begin + headers + "\r\n"
		if headers == "" {
			request = "GET /inloggen?x=" + strings.Repeat("x", 200<<10) + " HTTP/1.1\r\nHost: " + address + "\r\n\r\n"
		}
		if status, _ := raw(t, address, request); status != http.StatusRequestHeaderFieldsTooLarge {
			t.Errorf("%s: status %d, want 431", name, status)
		}
	}
}

func scripts(t *testing.T, s *scene) {
	const attack = `"'><script>alert(1)</script><img src=x onerror=alert(1)>{{.}}`
	fill := func(v *whole.Visitor, path, action string) url.Values { return everyField(t, v, path, action, attack) }
	safe := func(what string, page *whole.Page) {
		t.Helper()
		if len(whole.Find(page.Root, "script")) > 0 || len(whole.Find(page.Root, "img", "onerror")) > 0 || strings.Contains(string(page.Body), "<script>alert") {
			t.Errorf("%s: what was typed became part of the page", what)
		}
		if page.Status >= 500 {
			t.Errorf("%s: status %d", what, page.Status)
		}
	}
	found := s.other.Post("/zoeken", fill(s.other, "/zoeken", "/zoeken"))
	safe("a search", found)
	if !strings.Contains(string(found.Body), "&lt;script&gt;") {
		t.Error("a search does not show what was searched for, so that this test shows nothing")
	}
	who, service := s.p.WhoCan(t, "wat-als")
	v := s.p.Resident(who)
	path := "/recht/" + service
	safe("a what-if", v.Post(path+"/wat-als", fill(v, path, path+"/wat-als")))
	who, service = s.p.WhoCan(t, "antwoord")
	v = s.p.Resident(who)
	path = "/recht/" + service
	safe("an answer", v.Post(path+"/antwoord", fill(v, path, path+"/antwoord")))
	safe("an objection", s.owner.Post(s.decision+"/bezwaar", fill(s.owner, s.decision, s.decision+"/bezwaar")))
	safe("the page of the case", s.owner.Open("/zaken"))
	safe("a path", s.other.Get("/recht/"+url.PathEscape(attack)))
	safe("a filter", s.other.Get("/gegevens/gebruik?veld="+url.QueryEscape(attack)))
	safe("a way back", s.p.Visitor().Get("/inloggen?terug="+url.QueryEscape("/"+attack)+"&reden="+url.QueryEscape(attack)))
}

// everyField gives each field of a form of a page the same text.
func everyField(t *testing.T, v *whole.Visitor, path, action, text string) url.Values {
	t.Helper()
	values := url.Values{}
	for _, form := range whole.Find(v.Open(path).Root, "form") {
		if to, _ := whole.Attr(form, "action"); !strings.HasPrefix(to, action) {
			continue
		}
		for _, field := range whole.Find(form, "", "name") {
			name, _ := whole.Attr(field, "name")
			values.Set(name, text)
		}
	}
	if len(values) == 0 {
		t.Fatalf("the form for %s on %s has no field", action, path)
	}
	return values
}

func openRedirect(t *testing.T, s *scene) {
	for _, to := range []string{"https://evil.example/", "//evil.example/", "/\\evil.example/", "\t//evil.example", "javascript:alert(1)", "/%2f/evil.example"} {
		v := s.p.Visitor()
		v.Client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		for path, form := range map[string]url.Values{
			"/taal":     {"taal": {"en"}, "terug": {to}},
			"/inloggen": {"taal": {"nl"}, "terug": {to}},
		} {
			page := v.Post(path, form)
			where, err := url.Parse(page.Header.Get("Location"))
			if err != nil || where.Host != "" && "http://"+where.Host != s.p.URL || where.Scheme == "javascript" {
				t.Errorf("%s with terug=%q leads to %q", path, to, page.Header.Get("Location"))
			}
		}
	}
}

func notThere(t *testing.T, s *scene) {
	s.refused(t, s.other.Get("/nergens"), http.StatusNotFound)
	s.refused(t, s.other.Get("/zaken/geen-id"), http.StatusNotFound)
	s.refused(t, s.other.Get("/recht/gratis-geld"), http.StatusNotFound)
	s.refused(t, s.other.Post("/overzicht", url.Values{}), http.StatusMethodNotAllowed)
	s.refused(t, s.other.Get("/recht/"+s.service+"/regel"), http.StatusMethodNotAllowed)
	problem(t, s.other.Get("/v1/nergens"), http.StatusNotFound)
	problem(t, s.other.Post("/v1/rechten", url.Values{}), http.StatusMethodNotAllowed)
	for _, method := range []string{"TRACE", "CONNECT", "BREW"} {
		request := s.other.Request(method, "/overzicht", nil)
		page, err := s.other.Send(request)
		if err != nil {
			t.Fatal(err)
		}
		if page.Status < 400 || page.Status >= 500 {
			t.Errorf("%s: status %d", method, page.Status)
		}
	}
}

// TestASlowVisitorHoldsNothing sends a request a byte at a time: the connection is cut,
// and others are served meanwhile.
func TestASlowVisitorHoldsNothing(t *testing.T) {
	t.Parallel()
	p := whole.Start(t, whole.Options{DSN: dbtest.SQLiteDSN(t)})
	address := strings.TrimPrefix(p.URL, "http://")
	const slow = 50
	connections := make([]net.Conn, slow)
	for i := range connections {
		connection, err := net.DialTimeout("tcp", address, 5*time.Second)
		if err != nil {
			t.Fatal(err)
		}
		defer connection.Close()
		if _, err := io.WriteString(connection, "GET /inloggen HTTP/1.1\r\nHost: x\r\nX-Slow: "); err != nil {
			t.Fatal(err)
		}
		connections[i] = connection
	}
	if page := p.Visitor().Get("/inloggen"); page.Status != http.StatusOK {
		t.Errorf("another visitor gets %d", page.Status)
	}
	for _, connection := range connections {
		if err := connection.SetReadDeadline(time.Now().Add(15 * time.Second)); err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, connection); err != nil {
			t.Fatalf("a connection that never ends its headers is still open after 15 s: %v", err)
		}
	}
}

// TestLoginsAreLimited tries to log in more often than a person does.
func TestLoginsAreLimited(t *testing.T) {
	t.Parallel()
	p := whole.Start(t, whole.Options{DSN: dbtest.SQLiteDSN(t), Env: []string{"MEENT_LIMITS_LOGINS_PER_MINUTE=5"}})
	v := p.Visitor()
	v.Client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	for range 12 {
		page := v.Post("/inloggen", url.Values{"taal": {"nl"}})
		if page.Status != http.StatusTooManyRequests {
			continue
		}
		if page.Title() == "" || page.Header.Get("Retry-After") == "" {
			t.Errorf("the refusal does not say what to do: %q, Retry-After %q", page.Title(), page.Header.Get("Retry-After"))
		}
		return
	}
	t.Error("twelve logins in a moment are all let through, where five a minute are allowed")
}
