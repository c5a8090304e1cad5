package testidp

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
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
