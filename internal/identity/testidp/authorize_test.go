package testidp

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/platform/httpx"
)

func TestRequestsThatAreRefused(t *testing.T) {
	b := newBench(t)
	for name, change := range map[string]func(url.Values){
		"unknown client":        func(q url.Values) { q.Set("client_id", "evil") },
		"no client":             func(q url.Values) { q.Del("client_id") },
		"other redirect":        func(q url.Values) { q.Set("redirect_uri", "https://evil.example/") },
		"redirect with more":    func(q url.Values) { q.Set("redirect_uri", redirect+"/x") },
		"redirect with query":   func(q url.Values) { q.Set("redirect_uri", redirect+"?x=1") },
		"redirect with dots":    func(q url.Values) { q.Set("redirect_uri", redirect+"/../terug") },
		"redirect of another":   func(q url.Values) { q.Set("redirect_uri", foreign) },
		"redirect in capitals":  func(q url.Values) { q.Set("redirect_uri", strings.ToUpper(redirect)) },
		"two redirects":         func(q url.Values) { q.Add("redirect_uri", "https://evil.example/") },
		"two clients":           func(q url.Values) { q.Add("client_id", "ander") },
		"no redirect":           func(q url.Values) { q.Del("redirect_uri") },
		"redirect with user":    func(q url.Values) { q.Set("redirect_uri", "http://localhost:8080@evil.example/inloggen/terug") },
		"redirect with newline": func(q url.Values) { q.Set("redirect_uri", redirect+"\n") },
	} {
		query := ask()
		change(query)
		if response, _ := b.do("GET", "/idp/authorize?"+query.Encode(), nil); response.StatusCode != 400 || response.Header.Get("Location") != "" {
			t.Errorf("%s: %d, sent to %q; want no browser sent anywhere", name, response.StatusCode, response.Header.Get("Location"))
		}
	}
	for name, test := range map[string]struct {
		change func(url.Values)
		code   string
	}{
		"no PKCE":         {func(q url.Values) { q.Del("code_challenge") }, "invalid_request"},
		"plain PKCE":      {func(q url.Values) { q.Set("code_challenge_method", "plain") }, "invalid_request"},
		"no method":       {func(q url.Values) { q.Del("code_challenge_method") }, "invalid_request"},
		"short challenge": {func(q url.Values) { q.Set("code_challenge", "abc") }, "invalid_request"},
		"implicit":        {func(q url.Values) { q.Set("response_type", "id_token") }, "unsupported_response_type"},
		"form_post":       {func(q url.Values) { q.Set("response_mode", "form_post") }, "invalid_request"},
		"no openid":       {func(q url.Values) { q.Set("scope", "profile") }, "invalid_scope"},
		"short nonce":     {func(q url.Values) { q.Set("nonce", "1") }, "invalid_request"},
		"request object":  {func(q url.Values) { q.Set("request", "x") }, "request_not_supported"},
		"request uri":     {func(q url.Values) { q.Set("request_uri", "x") }, "request_uri_not_supported"},
		"prompt none":     {func(q url.Values) { q.Set("prompt", "none") }, "login_required"},
		"strange level":   {func(q url.Values) { q.Set("acr_values", "sure") }, "invalid_request"},
		"claims":          {func(q url.Values) { q.Set("claims", "{") }, "invalid_request"},
		"two scopes":      {func(q url.Values) { q.Add("scope", "openid") }, "invalid_request"},
		"long nonce":      {func(q url.Values) { q.Set("nonce", strings.Repeat("n", 3000)) }, "invalid_request"},
	} {
		query := ask()
		test.change(query)
		response, body := b.do("GET", "/idp/authorize?"+query.Encode(), nil)
		to, err := response.Location()
		if err != nil || !strings.HasPrefix(to.String(), redirect+"?") || to.Query().Get("error") != test.code || to.Query().Get("state") != state {
			t.Errorf("%s: %d %v %s", name, response.StatusCode, to, body)
		}
	}
	query := ask()
	query.Set("state", "short")
	if response, _ := b.do("GET", "/idp/authorize?"+query.Encode(), nil); !strings.Contains(response.Header.Get("Location"), "error=invalid_request") {
		t.Errorf("a state that can be guessed: %d", response.StatusCode)
	}
}

func TestPage(t *testing.T) {
	b := newBench(t)
	id, body := b.page(ask())
	for _, want := range []string{`lang="nl"`, "<h1>", "verzonnen inwoners", "Anna &lt;de&gt; Vries", "Heeft recht", `<label for="naam">`, "<legend>", `role="search"`} {
		if !strings.Contains(body, want) {
			t.Errorf("the page misses %q", want)
		}
	}
	for _, never := range []string{anBSN, "<script", "style=", "<de>"} {
		if strings.Contains(body, never) {
			t.Errorf("the page holds %q", never)
		}
	}
	response, english := b.do("POST", "/idp/kiezen", url.Values{"verzoek": {id}, "taal": {"en"}, "naam": {"anna"}, "niveau": {levels[2]}})
	if !strings.Contains(english, `lang="en"`) || !strings.Contains(english, "synthetic residents") || !strings.Contains(english, `value="`+levels[2]+`" checked`) {
		t.Errorf("in English: %d %s", response.StatusCode, english)
	}
	if _, none := b.do("POST", "/idp/kiezen", url.Values{"verzoek": {id}, "naam": {"zzz"}}); !strings.Contains(none, "niemand gevonden") {
		t.Errorf("nobody found: %s", none)
	}
	if _, echo := b.do("POST", "/idp/kiezen", url.Values{"verzoek": {id}, "naam": {anBSN}}); strings.Contains(echo, anBSN) {
		t.Error("the page repeats a BSN")
	}
	other := ask()
	other.Set("client_id", "ander")
	other.Set("redirect_uri", foreign)
	if response, _ := b.do("GET", "/idp/authorize?"+other.Encode(), nil); !strings.Contains(response.Header.Get("Content-Security-Policy"), "form-action 'self' https://ander.example;") {
		t.Errorf("policy %q", response.Header.Get("Content-Security-Policy"))
	}
	if response, css := b.do("GET", "/idp/stijl.css", nil); response.StatusCode != 200 || !strings.Contains(css, "focus-visible") {
		t.Errorf("style sheet: %d", response.StatusCode)
	}
}

func TestFormsThatAreRefused(t *testing.T) {
	b := newBench(t)
	id, _ := b.page(ask())
	for name, form := range map[string]url.Values{
		"no request":      {"persoon": {"h1"}, "niveau": {levels[1]}},
		"made-up request": {"verzoek": {"x"}, "persoon": {"h1"}, "niveau": {levels[1]}},
		"nobody":          {"verzoek": {id}, "persoon": {"h2"}, "niveau": {levels[1]}},
		"strange level":   {"verzoek": {id}, "persoon": {"h1"}, "niveau": {"sure"}},
	} {
		if response, _ := b.do("POST", "/idp/inloggen", form); response.Header.Get("Location") != "" || response.StatusCode < 400 {
			t.Errorf("%s: %d", name, response.StatusCode)
		}
	}
	good := url.Values{"verzoek": {id}, "persoon": {"h1"}, "niveau": {levels[1]}}
	if response, _ := b.do("POST", "/idp/inloggen", good); response.StatusCode != 303 {
		t.Fatalf("after the refusals: %d", response.StatusCode)
	}
	if response, _ := b.do("POST", "/idp/inloggen", good); response.StatusCode != 400 {
		t.Errorf("the same form again: %d", response.StatusCode)
	}
	late, _ := b.page(ask())
	b.clock.Set(start.Add(10 * time.Minute))
	if response, _ := b.do("POST", "/idp/kiezen", url.Values{"verzoek": {late}}); response.StatusCode != 400 {
		t.Errorf("after ten minutes: %d", response.StatusCode)
	}
}

func FuzzAuthorize(f *testing.F) {
	f.Add(ask().Encode())
	f.Add("client_id=meent&client_id=x&redirect_uri=%00")
	f.Fuzz(func(t *testing.T, query string) {
		b := newBenchOf(t)
		r := httptest.NewRequest("GET", "/idp/authorize", nil)
		r.URL.RawQuery = query
		w := httptest.NewRecorder()
		b.mux.ServeHTTP(w, r)
		if to := w.Header().Get("Location"); to != "" && !strings.HasPrefix(to, redirect+"?") && !strings.HasPrefix(to, foreign+"?") {
			t.Fatalf("sent to %q", to)
		}
		if w.Code >= 500 {
			t.Fatalf("status %d", w.Code)
		}
	})
}

var shared *bench

// newBenchOf makes one bench for all rounds of a fuzz test: keys are slow to make.
func newBenchOf(t *testing.T) *bench {
	if shared == nil {
		shared = newBench(t)
		shared.p.visits = httpx.NewLimiter(shared.clock, httpx.Rate{Every: time.Nanosecond, Burst: 1 << 40}, 1)
	}
	return shared
}
