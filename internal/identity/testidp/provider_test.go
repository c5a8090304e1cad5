package testidp

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
)

const (
	issuer   = "http://localhost:8080/idp"
	redirect = "http://localhost:8080/inloggen/terug"
	foreign  = "https://ander.example/terug"
	anBSN    = "999993653"
	verifier = "a-verifier-of-at-least-43-characters-for-pkce-0123"
	state    = "state-of-more-than-128-bits"
)

var start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

type one struct{}

func (one) Search(_ context.Context, query string, limit int) ([]Person, error) {
	if query != "" && !strings.Contains("anna <de> vries", strings.ToLower(query)) {
		return nil, nil
	}
	return []Person{{Handle: "h1", Name: "Anna <de> Vries", Why: Words{NL: "Heeft recht", EN: "Is entitled"}}}, nil
}

func (one) Identity(_ context.Context, handle string) (Identity, error) {
	if handle != "h1" {
		return Identity{}, kernel.Errorf(kernel.NotFound, "nobody here has this handle")
	}
	number, err := kernel.ParseBSN(anBSN)
	return Identity{BSN: number, Name: "Anna"}, err
}

type bench struct {
	t     *testing.T
	p     *Provider
	mux   *http.ServeMux
	clock *kernel.SettableClock
	key   *ecdsa.PrivateKey
	jti   int
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, mux: http.NewServeMux(), clock: kernel.ClockAt(start)}
	var err error
	if b.key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
		t.Fatal(err)
	}
	keys, err := NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	public := jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: b.key.Public(), KeyID: "k", Algorithm: "ES256", Use: "sig"}}}
	log := slog.New(slog.DiscardHandler)
	b.p, err = New(Config{Issuer: issuer, Keys: keys, Clock: b.clock, Log: log, Faults: httpx.NewFaults(httpx.PlainPages{}, log),
		Clients: []Client{{ID: "meent", RedirectURLs: []string{redirect}, Keys: public}, {ID: "ander", RedirectURLs: []string{foreign}, Keys: public}}}, one{})
	if err != nil {
		t.Fatal(err)
	}
	b.p.Routes(b.mux)
	return b
}

func (b *bench) do(method, path string, form url.Values, headers ...string) (*http.Response, string) {
	b.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	b.mux.ServeHTTP(w, r)
	return w.Result(), w.Body.String()
}

// ask is a good authorization request.
func ask() url.Values {
	challenge := sha256.Sum256([]byte(verifier))
	return url.Values{"client_id": {"meent"}, "redirect_uri": {redirect}, "response_type": {"code"}, "scope": {"openid"},
		"state": {state}, "nonce": {"nonce-of-more-than-128-bits"}, "code_challenge_method": {"S256"},
		"code_challenge": {base64.RawURLEncoding.EncodeToString(challenge[:])}, "claims": {`{"userinfo":{"bsn":{"essential":true}}}`}}
}

var idOnPage = regexp.MustCompile(`name="verzoek" value="([^"]+)"`)

func (b *bench) page(query url.Values) (id, body string) {
	b.t.Helper()
	response, body := b.do("GET", "/idp/authorize?"+query.Encode(), nil)
	found := idOnPage.FindStringSubmatch(body)
	if response.StatusCode != 200 || found == nil {
		b.t.Fatalf("authorize: %d %s %s", response.StatusCode, response.Header.Get("Location"), body)
	}
	return found[1], body
}

func (b *bench) code(query url.Values) string {
	b.t.Helper()
	id, _ := b.page(query)
	response, body := b.do("POST", "/idp/inloggen", url.Values{"verzoek": {id}, "persoon": {"h1"}, "niveau": {levels[1]}})
	to, err := response.Location()
	if err != nil {
		b.t.Fatalf("login: %d %s", response.StatusCode, body)
	}
	if got := to.Query(); got.Get("state") != state || got.Get("iss") != issuer || strings.Contains(to.String(), anBSN) {
		b.t.Fatalf("back to %s", to)
	}
	return to.Query().Get("code")
}

func (b *bench) assertion(change func(map[string]any)) string {
	b.jti++
	claims := map[string]any{"iss": "meent", "sub": "meent", "aud": issuer + "/token", "jti": b.jti, "iat": b.clock.Now().Unix(), "exp": b.clock.Now().Add(time.Minute).Unix()}
	claims["jti"] = strings.Repeat("j", b.jti)
	if change != nil {
		change(claims)
	}
	return b.signed(jose.ES256, b.key, claims)
}

func (b *bench) signed(algorithm jose.SignatureAlgorithm, key any, claims map[string]any) string {
	b.t.Helper()
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: algorithm, Key: key}, (&jose.SignerOptions{}).WithHeader("kid", "k"))
	if err != nil {
		b.t.Fatal(err)
	}
	text, err := jwt.Signed(signer).Claims(claims).Serialize()
	if err != nil {
		b.t.Fatal(err)
	}
	return text
}

// redeem is a good token request.
func (b *bench) redeem(code string) url.Values {
	return url.Values{"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {redirect}, "code_verifier": {verifier}, "client_id": {"meent"},
		"client_assertion_type": {"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"}, "client_assertion": {b.assertion(nil)}}
}

type tokens struct {
	Access string `json:"access_token"`
	ID     string `json:"id_token"`
	Error  string `json:"error"`
}

func (b *bench) token(form url.Values) (int, tokens) {
	b.t.Helper()
	response, body := b.do("POST", "/idp/token", form)
	var got tokens
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		b.t.Fatalf("token: %d %s", response.StatusCode, body)
	}
	return response.StatusCode, got
}

func (b *bench) claims(token string) map[string]any {
	b.t.Helper()
	public, err := b.p.Config.Keys.public()
	if err != nil {
		b.t.Fatal(err)
	}
	parsed, err := jwt.ParseSigned(token, []jose.SignatureAlgorithm{jose.PS256})
	if err != nil {
		b.t.Fatal(err)
	}
	claims := map[string]any{}
	if err := parsed.Claims(public, &claims); err != nil {
		b.t.Fatal(err)
	}
	return claims
}

func (b *bench) info(access string) (int, string) {
	response, body := b.do("GET", "/idp/userinfo", nil, "Authorization", "Bearer "+access)
	return response.StatusCode, body
}

func TestTokens(t *testing.T) {
	b := newBench(t)
	status, got := b.token(b.redeem(b.code(ask())))
	if status != 200 {
		t.Fatalf("%d %+v", status, got)
	}
	id := b.claims(got.ID)
	if id["iss"] != issuer || id["aud"] != "meent" || id["nonce"] != "nonce-of-more-than-128-bits" || id["acr"] != levels[1] || id["bsn"] != nil ||
		id["jti"] == "" || id["amr"] != nil || id["exp"].(float64)-id["iat"].(float64) > 300 {
		t.Errorf("ID token %v", id)
	}
	if sub := id["sub"].(string); httpx.HoldsBSN(sub) || len(sub) != 43 {
		t.Errorf("sub %q", sub)
	}
	status, signed := b.info(got.Access)
	if status != 200 {
		t.Fatalf("userinfo: %d %s", status, signed)
	}
	if info := b.claims(signed); info["sub"] != id["sub"] || info["bsn"] != anBSN || info["name"] != nil || info["aud"] != "meent" {
		t.Errorf("UserInfo %v: want what was asked for and no more", info)
	}
	b.clock.Set(start.Add(5 * time.Minute))
	if status, _ := b.info(got.Access); status != 401 {
		t.Errorf("an access token of five minutes ago: %d", status)
	}
	for _, access := range []string{"", "made-up"} {
		if status, _ := b.info(access); status != 401 {
			t.Errorf("access token %q: %d", access, status)
		}
	}
}

func TestSubjectIsPairwise(t *testing.T) {
	b := newBench(t)
	number, err := kernel.ParseBSN(anBSN)
	if err != nil {
		t.Fatal(err)
	}
	if b.p.Config.Keys.subject("meent", number) == b.p.Config.Keys.subject("ander", number) {
		t.Error("two clients see the same subject")
	}
	other := newBench(t)
	if b.p.Config.Keys.subject("meent", number) == other.p.Config.Keys.subject("meent", number) {
		t.Error("the subject does not hang on a secret")
	}
}

func TestNothingIsGivenThatWasNotAskedFor(t *testing.T) {
	b := newBench(t)
	query := ask()
	query.Set("claims", `{"id_token":{"bsn":null}}`)
	_, got := b.token(b.redeem(b.code(query)))
	if b.claims(got.ID)["bsn"] != nil {
		t.Error("the BSN is in the ID token")
	}
	if _, signed := b.info(got.Access); b.claims(signed)["bsn"] != nil {
		t.Error("the BSN is in UserInfo unasked")
	}
}

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

func TestTokenRequestsThatAreRefused(t *testing.T) {
	strange, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	good := func(b *bench) map[string]any {
		return map[string]any{"iss": "meent", "sub": "meent", "aud": issuer + "/token", "jti": "x", "exp": start.Add(time.Minute).Unix()}
	}
	assertion := func(change func(map[string]any)) func(*bench, url.Values) {
		return func(b *bench, f url.Values) { f.Set("client_assertion", b.assertion(change)) }
	}
	for name, test := range map[string]struct {
		change func(*bench, url.Values)
		status int
		code   string
	}{
		"wrong verifier": {func(b *bench, f url.Values) { f.Set("code_verifier", strings.Repeat("x", 43)) }, 400, "invalid_grant"},
		"no verifier":    {func(b *bench, f url.Values) { f.Del("code_verifier") }, 400, "invalid_grant"},
		"other redirect": {func(b *bench, f url.Values) { f.Set("redirect_uri", redirect+"/") }, 400, "invalid_grant"},
		"unknown code":   {func(b *bench, f url.Values) { f.Set("code", "made-up") }, 400, "invalid_grant"},
		"two codes":      {func(b *bench, f url.Values) { f.Add("code", "x") }, 400, "invalid_request"},
		"refresh":        {func(b *bench, f url.Values) { f.Set("grant_type", "refresh_token") }, 400, "unsupported_grant_type"},
		"another client": {func(b *bench, f url.Values) {
			f.Set("client_id", "ander")
			assertion(func(c map[string]any) { c["iss"], c["sub"] = "ander", "ander" })(b, f)
		}, 400, "invalid_grant"},
		"no assertion":   {func(b *bench, f url.Values) { f.Del("client_assertion") }, 401, "invalid_client"},
		"secret instead": {func(b *bench, f url.Values) { f.Del("client_assertion_type"); f.Set("client_secret", "x") }, 401, "invalid_client"},
		"other name":     {func(b *bench, f url.Values) { f.Set("client_id", "ander") }, 401, "invalid_client"},
		"unknown client": {assertion(func(c map[string]any) { c["iss"] = "evil" }), 401, "invalid_client"},
		"other subject":  {assertion(func(c map[string]any) { c["sub"] = "ander" }), 401, "invalid_client"},
		"other audience": {assertion(func(c map[string]any) { c["aud"] = "https://evil.example" }), 401, "invalid_client"},
		"expired":        {assertion(func(c map[string]any) { c["exp"] = start.Add(-2 * time.Minute).Unix() }), 401, "invalid_client"},
		"no expiry":      {assertion(func(c map[string]any) { delete(c, "exp") }), 401, "invalid_client"},
		"lasts a day":    {assertion(func(c map[string]any) { c["exp"] = start.Add(24 * time.Hour).Unix() }), 401, "invalid_client"},
		"no id":          {assertion(func(c map[string]any) { delete(c, "jti") }), 401, "invalid_client"},
		"key of another": {func(b *bench, f url.Values) { f.Set("client_assertion", b.signed(jose.ES256, strange, good(b))) }, 401, "invalid_client"},
		"shared secret": {func(b *bench, f url.Values) {
			f.Set("client_assertion", b.signed(jose.HS256, make([]byte, 32), good(b)))
		}, 401, "invalid_client"},
		"algorithm none":  {func(b *bench, f url.Values) { f.Set("client_assertion", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJtZWVudCJ9.") }, 401, "invalid_client"},
		"code of minutes": {func(b *bench, f url.Values) { b.clock.Set(start.Add(time.Minute)); assertion(nil)(b, f) }, 400, "invalid_grant"},
	} {
		b := newBench(t)
		form := b.redeem(b.code(ask()))
		test.change(b, form)
		if status, got := b.token(form); status != test.status || got.Error != test.code || got.Access != "" {
			t.Errorf("%s: %d %+v, want %d %s", name, status, got, test.status, test.code)
		}
	}
}

func TestCodeAndAssertionWorkOnce(t *testing.T) {
	b := newBench(t)
	code := b.code(ask())
	form := b.redeem(code)
	status, got := b.token(form)
	if status != 200 {
		t.Fatalf("%d %+v", status, got)
	}
	if status, got := b.token(form); status != 401 || got.Error != "invalid_client" {
		t.Errorf("the same assertion again: %d %+v", status, got)
	}
	if status, got := b.token(b.redeem(code)); status != 400 || got.Error != "invalid_grant" {
		t.Errorf("the same code again: %d %+v", status, got)
	}
	if status, _ := b.info(got.Access); status != 401 {
		t.Errorf("the access token of a code that was shown twice still works: %d", status)
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

func TestTransportAnswersWithoutANetwork(t *testing.T) {
	b := newBench(t)
	elsewhere := false
	client := &http.Client{Transport: b.p.Transport(roundTrip(func(r *http.Request) (*http.Response, error) {
		elsewhere = true
		return nil, io.EOF
	}))}
	response, err := client.Get(issuer + "/.well-known/openid-configuration")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var found map[string]any
	if err := json.NewDecoder(response.Body).Decode(&found); err != nil || found["issuer"] != issuer {
		t.Fatalf("%v %v", found, err)
	}
	if _, err := client.Get("https://elsewhere.example/"); err == nil || !elsewhere {
		t.Errorf("another address is not passed on: %v", err)
	}
	if response, err := client.Get(issuer + "/authorize"); err != nil || response.StatusCode != 404 {
		t.Errorf("the pages are not for programs: %v %v", response, err)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestKeysLast(t *testing.T) {
	path := filepath.Join(t.TempDir(), "idp.pem")
	made, err := ReadKeys(path)
	if err != nil {
		t.Fatal(err)
	}
	again, err := ReadKeys(path)
	if err != nil || !again.private.Equal(made.private) || string(again.salt) != string(made.salt) {
		t.Fatalf("read again: %v", err)
	}
	for _, text := range []string{"", "x", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"} {
		if _, err := parseKeys([]byte(text)); kernel.KindOf(err) != kernel.Invalid {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestShelfIsBounded(t *testing.T) {
	clock := kernel.ClockAt(start)
	s := newShelf[int](clock, time.Minute, 3)
	first := s.add(1)
	for i := range 10 {
		s.add(i)
	}
	if len(s.items) > 3 || len(s.order) > 3 {
		t.Errorf("%d items, %d in order", len(s.items), len(s.order))
	}
	if _, ok := s.get(first); ok {
		t.Error("the oldest is still there")
	}
	last := s.add(7)
	if got, ok := s.get(last); !ok || got != 7 {
		t.Errorf("the newest: %d %v", got, ok)
	}
	clock.Set(start.Add(time.Minute))
	if _, ok := s.take(last); ok {
		t.Error("past its time")
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

func FuzzClaims(f *testing.F) {
	f.Add(`{"userinfo":{"bsn":null},"id_token":{}}`)
	f.Fuzz(func(t *testing.T, text string) {
		claims, err := claimsOf(text)
		if err == nil && len(claims) > 0 && !json.Valid([]byte(text)) {
			t.Fatalf("%q is no JSON and yet asks for something", text)
		}
	})
}
