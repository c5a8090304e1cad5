package httpx_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
	"meent.nl/meent/ldv"
)

const anBSN = "999993653"

// keyPages answers with the key of the fault, and counts on the wrapping for the rest.
type keyPages struct{}

func (keyPages) Fault(w http.ResponseWriter, r *http.Request, f httpx.Fault) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(f.Status)
	_, _ = io.WriteString(w, "page:"+f.Key)
}

type site struct {
	t      *testing.T
	mux    *http.ServeMux
	log    *bytes.Buffer
	faults *httpx.Faults
	server *httptest.Server
}

func newSite(t *testing.T, change func(*httpx.Options), routes func(*site)) *site {
	t.Helper()
	s := &site{t: t, mux: http.NewServeMux(), log: &bytes.Buffer{}}
	log := slog.New(slog.NewJSONHandler(s.log, nil))
	s.faults = httpx.NewFaults(keyPages{}, log, "/v1/")
	o := httpx.Options{Faults: s.faults, Log: log, Clock: kernel.SystemClock{}}
	if change != nil {
		change(&o)
	}
	routes(s)
	h, err := httpx.Handler(s.mux, o)
	if err != nil {
		t.Fatal(err)
	}
	s.server = httptest.NewServer(h)
	t.Cleanup(s.server.Close)
	return s
}

func hello(s *site) {
	s.mux.HandleFunc("GET /hallo/{naam}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, strings.Repeat("hallo ", 500))
	})
	s.mux.HandleFunc("POST /regel", func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			s.faults.Error(w, r, err)
			return
		}
		_, _ = io.WriteString(w, "geregeld")
	})
	s.mux.HandleFunc("GET /stuk", func(http.ResponseWriter, *http.Request) { panic("iets met " + anBSN) })
	s.mux.HandleFunc("GET /half", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, strings.Repeat("x", 100_000))
		panic("halverwege")
	})
	s.mux.HandleFunc("GET /v1/fout", func(w http.ResponseWriter, r *http.Request) {
		s.faults.Error(w, r, errors.New("table person row "+anBSN+" is corrupt"))
	})
	s.mux.HandleFunc("GET /v1/trace", func(w http.ResponseWriter, r *http.Request) {
		t, _ := ldv.TraceFrom(r.Context())
		_, _ = io.WriteString(w, t.Trace.String()+" "+t.Parent.String())
	})
	s.mux.HandleFunc("GET /trace", func(w http.ResponseWriter, r *http.Request) {
		t, _ := ldv.TraceFrom(r.Context())
		_, _ = io.WriteString(w, t.Trace.String())
	})
}

// ask sends a request; headers come in pairs.
func (s *site) ask(method, path, body string, headers ...string) (*http.Response, string) {
	s.t.Helper()
	r, err := http.NewRequest(method, s.server.URL+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response, string(text)
}

func (s *site) want(status int, body, method, path, form string, headers ...string) {
	s.t.Helper()
	response, got := s.ask(method, path, form, headers...)
	if response.StatusCode != status || !strings.Contains(got, body) {
		s.t.Errorf("%s %s: %d %.200q, want %d with %q", method, path, response.StatusCode, got, status, body)
	}
}

func TestDesignedAnswers(t *testing.T) {
	s := newSite(t, nil, hello)
	s.want(404, "page:not-found", "GET", "/nergens", "")
	s.want(405, "page:method-not-allowed", "POST", "/hallo/anna", "a=b")
	s.want(500, "page:internal", "GET", "/stuk", "")
	s.want(404, `"kind":"not-found"`, "GET", "/v1/nergens", "")
	s.want(404, `"kind":"not-found"`, "GET", "/nergens", "", "Accept", "application/json")
	if response, _ := s.ask("POST", "/hallo/anna", "a=b"); response.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("Allow is %q", response.Header.Get("Allow"))
	}
}

func TestProblemHidesWhatIsInternal(t *testing.T) {
	s := newSite(t, nil, hello)
	response, body := s.ask("GET", "/v1/fout", "")
	var p httpx.Problem
	if err := json.Unmarshal([]byte(body), &p); err != nil {
		t.Fatal(err)
	}
	if response.Header.Get("Content-Type") != "application/problem+json" || p.Status != 500 || p.Title == "" || p.Detail == "" || len(p.TraceID) != 32 {
		t.Errorf("problem %+v, %v", p, response.Header)
	}
	if strings.Contains(body, "corrupt") || strings.Contains(body, anBSN) {
		t.Errorf("the problem tells what is inside: %s", body)
	}
	if log := s.log.String(); !strings.Contains(log, "corrupt") || strings.Contains(log, anBSN) {
		t.Errorf("the log must tell the cause without the BSN: %s", log)
	}
	if count := strings.Count(s.log.String(), `"route":"GET /v1/fout"`); count != 2 {
		t.Errorf("%d lines tell the route, want that of the failure and that of the exchange: %s", count, s.log.String())
	}
}

// TestAFailureBeforeTheMuxTellsItsRoute is of who cannot find out who asks, for instance.
func TestAFailureBeforeTheMuxTellsItsRoute(t *testing.T) {
	var s *site
	failing := func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			s.faults.Error(w, r, errors.New("the store is away"))
		})
	}
	s = newSite(t, func(o *httpx.Options) { o.Inner = []httpx.Middleware{failing} }, hello)
	s.ask("GET", "/hallo/jansen", "")
	if log := s.log.String(); strings.Count(log, `"route":"GET /hallo/{naam}"`) != 2 || strings.Contains(log, "jansen") {
		t.Errorf("have %s", log)
	}
}

func TestKeyOfAStatusIsThatOfItsKind(t *testing.T) {
	for _, kind := range []kernel.ErrorKind{kernel.Internal, kernel.Invalid, kernel.Unauthenticated, kernel.Forbidden,
		kernel.NotFound, kernel.Conflict, kernel.TooLarge, kernel.TooMany, kernel.Unavailable} {
		f := httpx.FaultOf(&kernel.Error{Kind: kind, Text: "x"})
		if have := httpx.KeyOf(f.Status); have != f.Key {
			t.Errorf("%d: have %q, want %q", f.Status, have, f.Key)
		}
	}
}

func TestKindsOfErrorsBecomeStatuses(t *testing.T) {
	for kind, status := range map[kernel.ErrorKind]int{kernel.Internal: 500, kernel.Invalid: 400, kernel.Unauthenticated: 401, kernel.Forbidden: 403,
		kernel.NotFound: 404, kernel.Conflict: 409, kernel.TooLarge: 413, kernel.TooMany: 429, kernel.Unavailable: 503} {
		cause := errors.New("secret cause")
		f := httpx.FaultOf(&kernel.Error{Kind: kind, Text: "said aloud " + anBSN, Cause: cause})
		if f.Status != status {
			t.Errorf("kind %d gives %d, want %d", kind, f.Status, status)
		}
		if strings.Contains(f.Detail, "secret") || strings.Contains(f.Detail, anBSN) {
			t.Errorf("kind %d shows %q", kind, f.Detail)
		}
		if hidden := kind == kernel.Internal || kind == kernel.Unavailable; strings.Contains(f.Detail, "said aloud") == hidden {
			t.Errorf("kind %d shows %q", kind, f.Detail)
		}
	}
}

func TestLogHoldsRouteAndNothingOfThePerson(t *testing.T) {
	s := newSite(t, nil, hello)
	s.ask("GET", "/hallo/jansen?zoek=uitkering", "")
	s.ask("GET", "/jansen", "")
	s.ask("GET", "/stuk", "")
	s.ask("GET", "/hallo/"+anBSN, "")
	s.ask("GET", "/hallo/x?nummer="+anBSN, "")
	log := s.log.String()
	if !strings.Contains(log, `"route":"GET /hallo/{naam}"`) || !strings.Contains(log, `"route":"-"`) {
		t.Errorf("the log has no routes: %s", log)
	}
	for _, word := range []string{"jansen", "uitkering", anBSN, "iets met"} {
		if strings.Contains(log, word) {
			t.Errorf("the log holds %q", word)
		}
	}
}

func TestPanicHalfwayCutsTheAnswerOff(t *testing.T) {
	s := newSite(t, nil, hello)
	response, err := http.Get(s.server.URL + "/half")
	if err == nil {
		_, err = io.ReadAll(response.Body)
		response.Body.Close()
	}
	if err == nil {
		t.Error("half a page looks whole")
	}
}

func TestSecurityHeaders(t *testing.T) {
	s := newSite(t, func(o *httpx.Options) { o.HTTPS = true; o.FormActions = []string{"https://inloggen.example"} }, hello)
	for _, path := range []string{"/hallo/anna", "/nergens", "/stuk", "/v1/fout", "/hallo/" + anBSN} {
		response, _ := s.ask("GET", path, "")
		policy := response.Header.Get("Content-Security-Policy")
		for _, rule := range []string{"default-src 'none'", "style-src 'self'", "form-action 'self' https://inloggen.example", "frame-ancestors 'none'", "base-uri 'none'"} {
			if !strings.Contains(policy, rule) {
				t.Errorf("%s: the policy %q misses %q", path, policy, rule)
			}
		}
		if strings.Contains(policy, "unsafe") || strings.Contains(policy, "script-src") {
			t.Errorf("%s: the policy is too wide: %q", path, policy)
		}
		for name, value := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
			"Cache-Control": "no-store", "Referrer-Policy": "same-origin", "Strict-Transport-Security": "max-age=31536000; includeSubDomains"} {
			if response.Header.Get(name) != value {
				t.Errorf("%s: %s is %q", path, name, response.Header.Get(name))
			}
		}
	}
}

func TestCrossSitePostIsRefused(t *testing.T) {
	s := newSite(t, func(o *httpx.Options) { o.TrustedOrigins = []string{"https://partner.example"} }, hello)
	own := s.server.URL
	s.want(200, "geregeld", "POST", "/regel", "a=b", "Sec-Fetch-Site", "same-origin", "Origin", own)
	s.want(200, "geregeld", "POST", "/regel", "a=b", "Origin", own)
	s.want(200, "geregeld", "POST", "/regel", "a=b") // a program, which has no cookies either
	s.want(200, "geregeld", "POST", "/regel", "a=b", "Sec-Fetch-Site", "cross-site", "Origin", "https://partner.example")
	s.want(403, "page:cross-site", "POST", "/regel", "a=b", "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example")
	s.want(403, "page:cross-site", "POST", "/regel", "a=b", "Sec-Fetch-Site", "same-site", "Origin", "https://evil.meent.example")
	s.want(403, "page:cross-site", "POST", "/regel", "a=b", "Origin", "https://evil.example")
	s.want(403, "page:cross-site", "POST", "/regel", "a=b", "Origin", "null")
	if _, err := httpx.SameOrigin(s.faults, "no origin"); kernel.KindOf(err) != kernel.Invalid {
		t.Errorf("a trusted origin that is none: %v", err)
	}
}

func TestBodyThatIsTooLarge(t *testing.T) {
	s := newSite(t, nil, hello)
	s.want(200, "geregeld", "POST", "/regel", "a="+strings.Repeat("x", 1<<20-2))
	s.want(413, "page:too-large", "POST", "/regel", "a="+strings.Repeat("x", 1<<20))
	s.want(413, "page:too-large", "POST", "/regel", "a="+strings.Repeat("x", 10<<20))
	s.want(413, `"kind":"too-large"`, "POST", "/v1/x", "a="+strings.Repeat("x", 10<<20))
	for size, status := range map[int]int{1000: 200, 10 << 20: 413} {
		body := io.MultiReader(strings.NewReader("a="), strings.NewReader(strings.Repeat("x", size))) // of unknown length
		response, err := http.Post(s.server.URL+"/regel", "application/x-www-form-urlencoded", body)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != status {
			t.Errorf("%d bytes of unknown length: %d, want %d", size, response.StatusCode, status)
		}
	}
}

func TestCompression(t *testing.T) {
	s := newSite(t, nil, hello)
	response, body := s.ask("GET", "/hallo/anna", "", "Accept-Encoding", "br, gzip;q=0.5")
	if response.Header.Get("Content-Encoding") != "gzip" || response.Header.Get("Vary") != "Accept-Encoding" {
		t.Fatalf("not compressed: %v", response.Header)
	}
	zip, err := gzip.NewReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(zip); err != nil || string(text) != strings.Repeat("hallo ", 500) {
		t.Fatalf("%.50q, %v", text, err)
	}
	for _, accept := range []string{"identity", "gzip;q=0", "gzip; q=0.000", "br"} {
		if response, _ := s.ask("GET", "/hallo/anna", "", "Accept-Encoding", accept); response.Header.Get("Content-Encoding") != "" {
			t.Errorf("compressed for who accepts %q", accept)
		}
	}
	if response, body := s.ask("GET", "/stuk", "", "Accept-Encoding", "gzip"); response.Header.Get("Content-Encoding") != "gzip" || response.StatusCode != 500 || body == "" {
		t.Errorf("a fault: %d %v", response.StatusCode, response.Header)
	}
}

func TestTraceOfCallers(t *testing.T) {
	s := newSite(t, nil, hello)
	const caller = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
	if _, got := s.ask("GET", "/v1/trace", "", "Traceparent", caller); got != "0af7651916cd43dd8448eb211c80319c b7ad6b7169203331" {
		t.Errorf("the API leaves the trace of its caller: %s", got)
	}
	if _, got := s.ask("GET", "/v1/trace", "", "Traceparent", "00-rubbish"); len(got) != 49 || strings.HasPrefix(got, "0000000000") {
		t.Errorf("rubbish gives %q, want a new trace", got)
	}
	if _, got := s.ask("GET", "/trace", "", "Traceparent", caller); strings.HasPrefix(got, "0af765") || len(got) != 32 {
		t.Errorf("a page joins the trace of who asks: %s", got)
	}
}

func TestRateLimitPerClient(t *testing.T) {
	clock := kernel.ClockAt(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	limit := httpx.NewLimiter(clock, httpx.Rate{Every: time.Second, Burst: 2}, 100)
	s := newSite(t, func(o *httpx.Options) {
		o.Clock = clock
		o.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	}, func(s *site) {
		s.mux.Handle("GET /deur", limit.PerClient(s.faults)(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, "open") })))
	})
	for range 2 {
		s.want(200, "open", "GET", "/deur", "", "X-Forwarded-For", "203.0.113.9")
	}
	response, _ := s.ask("GET", "/deur", "", "X-Forwarded-For", "203.0.113.9")
	if response.StatusCode != 429 || response.Header.Get("Retry-After") != "1" {
		t.Errorf("third: %d %v", response.StatusCode, response.Header)
	}
	s.want(429, "", "GET", "/deur", "", "X-Forwarded-For", "198.51.100.1, 203.0.113.9") // what the visitor wrote does not count
	s.want(200, "open", "GET", "/deur", "", "X-Forwarded-For", "203.0.113.10")
	s.want(200, "open", "GET", "/deur", "", "X-Forwarded-For", "2001:db8::1")
	s.want(200, "open", "GET", "/deur", "", "X-Forwarded-For", "2001:db8::2")
	s.want(429, "", "GET", "/deur", "", "X-Forwarded-For", "2001:db8::3") // one subscriber, one /64
	clock.Set(clock.Now().Add(time.Second))
	s.want(200, "open", "GET", "/deur", "", "X-Forwarded-For", "203.0.113.9")
	s.want(429, "", "GET", "/deur", "", "X-Forwarded-For", "203.0.113.9")
}

func TestUntrustedForwardingIsNotBelieved(t *testing.T) {
	limit := httpx.NewLimiter(kernel.ClockAt(time.Unix(0, 0)), httpx.Rate{Every: time.Second, Burst: 1}, 100)
	s := newSite(t, nil, func(s *site) {
		s.mux.Handle("GET /deur", limit.PerClient(s.faults)(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})))
	})
	s.want(200, "", "GET", "/deur", "", "X-Forwarded-For", "203.0.113.1")
	s.want(429, "", "GET", "/deur", "", "X-Forwarded-For", "203.0.113.2")
}

func TestLimiterIsBounded(t *testing.T) {
	clock := kernel.ClockAt(time.Unix(0, 0))
	limit := httpx.NewLimiter(clock, httpx.Rate{Every: time.Minute, Burst: 1}, 3)
	for _, key := range []string{"a", "b", "c"} {
		if _, ok := limit.Allow(key); !ok {
			t.Fatalf("%s is refused at once", key)
		}
	}
	if wait, ok := limit.Allow("a"); ok || wait != time.Minute {
		t.Fatalf("a: %v %v, want a minute", wait, ok)
	}
	limit.Allow("d") // b was used longest ago and makes room
	if _, ok := limit.Allow("a"); ok {
		t.Error("a lost its bucket, though it was used just now")
	}
	if _, ok := limit.Allow("b"); !ok {
		t.Error("b kept its bucket: there are more than 3")
	}
}

func TestAssets(t *testing.T) {
	files := fstest.MapFS{
		"css/meent.css": {Data: []byte(strings.Repeat("a{color:red}", 100))},
		"font.woff2":    {Data: []byte("font")},
		"big.css":       {Data: []byte("plain")},
		"big.css.br":    {Data: []byte("brotli")},
	}
	assets, err := httpx.NewAssets(files, "/assets/")
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t, nil, func(s *site) { assets.Register(s.mux, s.faults) })
	address := assets.URL("css/meent.css")
	response, _ := s.ask("GET", address, "", "Accept-Encoding", "gzip")
	h := response.Header
	if h.Get("Content-Encoding") != "gzip" || h.Get("Cache-Control") != "public, max-age=31536000, immutable" ||
		h.Get("Content-Type") != "text/css; charset=utf-8" || len(h.Values("Vary")) != 1 || h.Get("ETag") == "" {
		t.Errorf("versioned style sheet: %v", h)
	}
	if response, body := s.ask("GET", address, "", "If-None-Match", `"x", `+h.Get("ETag")); response.StatusCode != 304 || body != "" {
		t.Errorf("If-None-Match: %d %q", response.StatusCode, body)
	}
	if response, body := s.ask("GET", assets.URL("big.css"), "", "Accept-Encoding", "gzip, br"); body != "brotli" || response.Header.Get("Content-Encoding") != "br" {
		t.Errorf("precompressed: %q %v", body, response.Header)
	}
	for _, path := range []string{"/assets/css/meent.css", "/assets/000000000000/css/meent.css"} {
		if response, body := s.ask("GET", path, ""); response.StatusCode != 200 || response.Header.Get("Cache-Control") != "public, no-cache" || !strings.HasPrefix(body, "a{color") {
			t.Errorf("%s: %d %v", path, response.StatusCode, response.Header)
		}
	}
	for _, path := range []string{"/assets/none.css", "/assets/", "/assets/css/", "/assets/big.css.br", "/assets/%2e%2e/handler.go"} {
		s.want(404, "page:not-found", "GET", path, "")
	}
	changed, err := httpx.NewAssets(fstest.MapFS{"css/meent.css": {Data: []byte("b{}")}}, "/assets/")
	if err != nil || changed.URL("css/meent.css") == address {
		t.Errorf("another file has the same address: %v", err)
	}
}

func TestBSNInAnAddressIsRefused(t *testing.T) {
	s := newSite(t, nil, hello)
	spaced := "9999.93.653"
	for _, path := range []string{
		"/hallo/" + anBSN, "/hallo/x?q=" + anBSN, "/hallo/x?" + anBSN + "=1", "/" + anBSN + "/x", "/hallo/bsn-" + anBSN,
		"/hallo/x?q=" + url.QueryEscape("bsn "+anBSN), "/hallo/" + spaced, "/hallo/x?q=9999+93+653",
		"/hallo/%39%39%39993653", "/hallo/%2539%2539%2539993653", "/hallo/x?q=%25252539", "/hallo/x?a=1;b=" + anBSN, "/hallo/x?q=%zz&b=" + anBSN,
	} {
		s.want(400, "page:bsn-in-address", "GET", path, "")
	}
	s.want(400, `"kind":"bsn-in-address"`, "GET", "/v1/personen/"+anBSN, "")
	for _, path := range []string{
		"/hallo/999993654", "/hallo/99999365", "/hallo/9999936530", "/hallo/0192f3a0-1111-7222-8333-444455556666", "/hallo/x?q=a" + anBSN,
		"/hallo/x?on=2026-01-01&bedrag=28500", "/hallo/x?q=50%25", "/hallo/000000000",
	} {
		s.want(200, "hallo", "GET", path, "")
	}
	if strings.Contains(s.log.String(), anBSN) {
		t.Error("the log holds the BSN")
	}
}
