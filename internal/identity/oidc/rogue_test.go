package oidc_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"meent.nl/meent/internal/identity/oidc"
)

const rogueIssuer = "https://inloggen.example"

func rebind(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `UPDATE oidc_account SET resident = 'somebody-else'`)
	return err
}

// rogue is a provider that can say anything. By default it says what is right.
type rogue struct {
	t     *testing.T
	clock interface{ Now() time.Time }
	key   *rsa.PrivateKey
	nonce string

	idToken, userInfo func(claims map[string]any)     // change the claims
	sign              func(payload []byte) string     // of the ID token, instead of PS256 with key
	signInfo          func(payload []byte) string     // of UserInfo
	answer            map[string]func(*http.Response) // per path, last
	sentAssertion     string
}

// rogueKey is shared, since it is slow to make.
var rogueKey = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

func newRogue(t *testing.T) *rogue {
	return &rogue{t: t, key: must[*rsa.PrivateKey](t)(rogueKey()),
		idToken: func(map[string]any) {}, userInfo: func(map[string]any) {}, answer: map[string]func(*http.Response){}}
}

func signWith(t *testing.T, algorithm jose.SignatureAlgorithm, key any) func([]byte) string {
	return func(payload []byte) string {
		signer, err := jose.NewSigner(jose.SigningKey{Algorithm: algorithm, Key: key}, (&jose.SignerOptions{}).WithHeader("kid", "1"))
		if err != nil {
			t.Fatal(err)
		}
		signed, err := signer.Sign(payload)
		if err != nil {
			t.Fatal(err)
		}
		return must[string](t)(signed.CompactSerialize())
	}
}

func (p *rogue) jwt(claims map[string]any, change func(map[string]any), sign func([]byte) string) string {
	change(claims)
	payload := must[[]byte](p.t)(json.Marshal(claims))
	if sign == nil {
		sign = signWith(p.t, jose.PS256, p.key)
	}
	return sign(payload)
}

func (p *rogue) RoundTrip(r *http.Request) (*http.Response, error) {
	now := p.clock.Now()
	contentType, body := "application/json", ""
	switch r.URL.Path {
	case "/.well-known/openid-configuration":
		body = `{"issuer":"` + rogueIssuer + `","authorization_endpoint":"` + rogueIssuer + `/authorize","token_endpoint":"` + rogueIssuer + `/token",
			"userinfo_endpoint":"` + rogueIssuer + `/userinfo","jwks_uri":"` + rogueIssuer + `/jwks","end_session_endpoint":"` + rogueIssuer + `/end",
			"id_token_signing_alg_values_supported":["none","HS256","RS256","PS256"]}`
	case "/jwks":
		body = string(must[[]byte](p.t)(json.Marshal(jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: p.key.Public(), KeyID: "1", Use: "sig"}}})))
	case "/token":
		form := must[[]byte](p.t)(io.ReadAll(r.Body))
		p.sentAssertion = must[url.Values](p.t)(url.ParseQuery(string(form))).Get("client_assertion")
		hash := sha256.Sum256([]byte("toegang"))
		claims := map[string]any{"iss": rogueIssuer, "aud": "meent", "sub": "pseudoniem", "nonce": p.nonce, "acr": substantial,
			"iat": now.Unix(), "exp": now.Add(5 * time.Minute).Unix(), "at_hash": base64.RawURLEncoding.EncodeToString(hash[:16])}
		body = string(must[[]byte](p.t)(json.Marshal(map[string]any{"access_token": "toegang", "token_type": "Bearer",
			"id_token": p.jwt(claims, p.idToken, p.sign)})))
	case "/userinfo":
		contentType = "application/jwt"
		body = p.jwt(map[string]any{"iss": rogueIssuer, "aud": "meent", "sub": "pseudoniem", "bsn": "999993653", "name": "Anna"}, p.userInfo, p.signInfo)
	}
	response := &http.Response{StatusCode: 200, Header: http.Header{"Content-Type": {contentType}}, Body: io.NopCloser(strings.NewReader(body)), Request: r}
	if change := p.answer[r.URL.Path]; change != nil {
		change(response)
	}
	return response, nil
}

// login goes through a whole login with the rogue provider.
func (p *rogue) login(t *testing.T, config func(*oidc.Config)) (answer, *world) {
	t.Helper()
	w := onSQLite(t, options{issuer: rogueIssuer, transport: p, config: config})
	p.clock = w.clock
	b := w.browser()
	query := must[*url.URL](t)(url.Parse(b.begin(""))).Query()
	if p.nonce == "" {
		p.nonce = query.Get("nonce")
	}
	return b.get("/inloggen/terug?" + url.Values{"code": {"code"}, "state": {query.Get("state")}}.Encode()), w
}

func TestHonestProvider(t *testing.T) {
	p := newRogue(t)
	if got, _ := p.login(t, nil); got.location != "/" {
		t.Fatalf("%d %s", got.status, got.body)
	}
	assertion, err := jose.ParseSignedCompact(p.sentAssertion, []jose.SignatureAlgorithm{jose.ES256})
	if err != nil {
		t.Fatalf("the client assertion: %v", err)
	}
	var claims map[string]any
	if err := json.Unmarshal(assertion.UnsafePayloadWithoutVerification(), &claims); err != nil {
		t.Fatal(err)
	}
	if claims["iss"] != "meent" || claims["sub"] != "meent" || claims["aud"] != rogueIssuer+"/token" || claims["jti"] == "" ||
		claims["exp"].(float64)-claims["iat"].(float64) != 60 {
		t.Errorf("client assertion %v", claims)
	}
}

func TestAuthorizationRequest(t *testing.T) {
	p := newRogue(t)
	w := onSQLite(t, options{issuer: rogueIssuer, transport: p})
	p.clock = w.clock
	to := w.browser().begin("/zaken")
	query := must[*url.URL](t)(url.Parse(to)).Query()
	for name, want := range map[string]string{"response_type": "code", "client_id": "meent", "code_challenge_method": "S256", "scope": "openid",
		"redirect_uri": w.server.URL + "/inloggen/terug", "acr_values": substantial + " http://eidas.europa.eu/LoA/high", "ui_locales": "nl"} {
		if query.Get(name) != want {
			t.Errorf("%s is %q, want %q", name, query.Get(name), want)
		}
	}
	for _, name := range []string{"state", "nonce", "code_challenge"} {
		if len(query.Get(name)) != 43 {
			t.Errorf("%s %q has not 256 bits", name, query.Get(name))
		}
	}
	if !strings.Contains(query.Get("claims"), `"bsn":{"essential":true}`) || strings.Contains(to, "zaken") {
		t.Errorf("asked: %s", to)
	}
}

func TestTokensThatCannotBeTrusted(t *testing.T) {
	otherKey := must[*rsa.PrivateKey](t)(rsa.GenerateKey(rand.Reader, 2048))
	curve := must[*ecdsa.PrivateKey](t)(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	set := func(name string, value any) func(*rogue) {
		return func(p *rogue) { p.idToken = func(c map[string]any) { c[name] = value } }
	}
	info := func(name string, value any) func(*rogue) {
		return func(p *rogue) { p.userInfo = func(c map[string]any) { c[name] = value } }
	}
	at := func(d time.Duration) int64 { return start.Add(d).Unix() }
	none := func(payload []byte) string {
		return base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none"}`)) + "." + base64.RawURLEncoding.EncodeToString(payload) + "."
	}
	for name, test := range map[string]struct {
		change func(*rogue)
		reason string
	}{
		"nonce of another login": {func(p *rogue) { p.nonce = "another" }, oidc.ReasonTokenInvalid},
		"no nonce":               {func(p *rogue) { p.idToken = func(c map[string]any) { delete(c, "nonce") } }, oidc.ReasonTokenInvalid},
		"audience":               {set("aud", "ander"), oidc.ReasonTokenInvalid},
		"two audiences":          {set("aud", []string{"meent", "ander"}), oidc.ReasonTokenInvalid},
		"authorized party":       {set("azp", "ander"), oidc.ReasonTokenInvalid},
		"issuer":                 {set("iss", "https://evil.example"), oidc.ReasonTokenInvalid},
		"expired":                {set("exp", at(-time.Second)), oidc.ReasonTokenInvalid},
		"no expiry":              {func(p *rogue) { p.idToken = func(c map[string]any) { delete(c, "exp") } }, oidc.ReasonTokenInvalid},
		"lasts an hour":          {set("exp", at(time.Hour)), oidc.ReasonTokenInvalid},
		"issued in the future":   {set("iat", at(2*time.Minute)), oidc.ReasonTokenInvalid},
		"no time of issue":       {func(p *rogue) { p.idToken = func(c map[string]any) { delete(c, "iat") } }, oidc.ReasonTokenInvalid},
		"another access token":   {set("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"), oidc.ReasonTokenInvalid},
		"no subject":             {set("sub", ""), oidc.ReasonTokenInvalid},
		"BSN as subject":         {set("sub", "999993653"), oidc.ReasonTokenInvalid},
		"level too low":          {set("acr", oidc.LevelLow), oidc.ReasonLevelTooLow},
		"level unknown":          {set("acr", "urn:sure"), oidc.ReasonLevelTooLow},
		"no level":               {func(p *rogue) { p.idToken = func(c map[string]any) { delete(c, "acr") } }, oidc.ReasonLevelTooLow},
		"represents":             {set("represents", map[string]string{"sub": "x", "iss": "y"}), oidc.ReasonRepresentation},
		"claims of wrong shape":  {set("acr", 4), oidc.ReasonTokenInvalid},
		"no ID token": {func(p *rogue) {
			p.answer["/token"] = func(r *http.Response) {
				r.Body = io.NopCloser(strings.NewReader(`{"access_token":"toegang","token_type":"Bearer"}`))
			}
		}, oidc.ReasonTokenInvalid},
		"key of another":   {func(p *rogue) { p.sign = signWith(t, jose.PS256, otherKey) }, oidc.ReasonTokenInvalid},
		"curve of another": {func(p *rogue) { p.sign = signWith(t, jose.ES256, curve) }, oidc.ReasonTokenInvalid},
		"algorithm none":   {func(p *rogue) { p.sign = none }, oidc.ReasonTokenInvalid},
		"public key as secret": {func(p *rogue) {
			p.sign = signWith(t, jose.HS256, must[[]byte](t)(x509.MarshalPKIXPublicKey(p.key.Public())))
		}, oidc.ReasonTokenInvalid},
		"UserInfo of another":          {info("sub", "ander"), oidc.ReasonTokenInvalid},
		"UserInfo for another":         {info("aud", "ander"), oidc.ReasonTokenInvalid},
		"UserInfo of another provider": {info("iss", "https://evil.example"), oidc.ReasonTokenInvalid},
		"UserInfo expired":             {info("exp", at(-time.Second)), oidc.ReasonTokenInvalid},
		"UserInfo represents":          {info("represents", []string{"x"}), oidc.ReasonRepresentation},
		"UserInfo without BSN":         {info("bsn", nil), oidc.ReasonNoBSN},
		"BSN as a number":              {info("bsn", 999993653), oidc.ReasonNoBSN},
		"BSN that is none":             {info("bsn", "999993654"), oidc.ReasonNoBSN},
		"BSN of eight digits":          {info("bsn", "10000008"), oidc.ReasonNoBSN},
		"UserInfo by another key":      {func(p *rogue) { p.signInfo = signWith(t, jose.PS256, otherKey) }, oidc.ReasonTokenInvalid},
		"UserInfo none":                {func(p *rogue) { p.signInfo = none }, oidc.ReasonTokenInvalid},
		"UserInfo not signed": {func(p *rogue) {
			p.answer["/userinfo"] = func(r *http.Response) {
				r.Header.Set("Content-Type", "application/json")
				r.Body = io.NopCloser(strings.NewReader(`{"sub":"pseudoniem","bsn":"999993653"}`))
			}
		}, oidc.ReasonTokenInvalid},
		"UserInfo that never ends": {func(p *rogue) {
			p.answer["/userinfo"] = func(r *http.Response) { r.Body = io.NopCloser(endless{}) }
		}, oidc.ReasonProviderAway},
		"token endpoint refuses": {func(p *rogue) {
			p.answer["/token"] = func(r *http.Response) {
				r.StatusCode = 400
				r.Body = io.NopCloser(strings.NewReader(`{"error":"invalid_grant","error_description":"999993653"}`))
			}
		}, oidc.ReasonProviderError},
		"token endpoint redirects": {func(p *rogue) {
			p.answer["/token"] = func(r *http.Response) { r.StatusCode = 307; r.Header.Set("Location", "https://evil.example/") }
		}, oidc.ReasonProviderError},
		"keys that cannot be had": {func(p *rogue) {
			p.answer["/jwks"] = func(r *http.Response) { r.StatusCode = 500 }
		}, oidc.ReasonTokenInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			p := newRogue(t)
			test.change(p)
			got, w := p.login(t, nil)
			got.wantReason(t, test.reason)
			if strings.Contains(w.log.String(), "999993653") {
				t.Error("the log holds the BSN")
			}
			if all, err := w.residents.All(t.Context()); err != nil || len(all) != 0 {
				t.Errorf("a resident was made: %v %v", all, err)
			}
		})
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestDiscoveryMustBeSafe(t *testing.T) {
	for name, body := range map[string]string{
		"another issuer":  `{"issuer":"https://evil.example","authorization_endpoint":"https://x.example/a","token_endpoint":"https://x.example/t","userinfo_endpoint":"https://x.example/u","jwks_uri":"https://x.example/j"}`,
		"plain endpoints": `{"issuer":"` + rogueIssuer + `","authorization_endpoint":"https://x.example/a","token_endpoint":"http://x.example/t","userinfo_endpoint":"https://x.example/u","jwks_uri":"https://x.example/j"}`,
		"plain keys":      `{"issuer":"` + rogueIssuer + `","authorization_endpoint":"https://x.example/a","token_endpoint":"https://x.example/t","userinfo_endpoint":"https://x.example/u","jwks_uri":"http://x.example/j"}`,
		"no userinfo":     `{"issuer":"` + rogueIssuer + `","authorization_endpoint":"https://x.example/a","token_endpoint":"https://x.example/t","jwks_uri":"https://x.example/j"}`,
		"no JSON":         `<html>`,
	} {
		p := newRogue(t)
		p.answer["/.well-known/openid-configuration"] = func(r *http.Response) { r.Body = io.NopCloser(strings.NewReader(body)) }
		w := onSQLite(t, options{issuer: rogueIssuer, transport: p})
		p.clock = w.clock
		got := w.browser().post("/inloggen", nil)
		if got.body != "reason:"+oidc.ReasonProviderAway {
			t.Errorf("%s: %d %s %s", name, got.status, got.location, got.body)
		}
	}
}

func TestLogoutAtTheProvider(t *testing.T) {
	p := newRogue(t)
	_, w := p.login(t, func(c *oidc.Config) { c.EndAtProvider = true })
	got := w.browser().post("/uitloggen", nil)
	want := rogueIssuer + "/end?client_id=meent&post_logout_redirect_uri=" + url.QueryEscape(w.server.URL+"/uitgelogd")
	if got.location != want {
		t.Errorf("sent to %q, want %q", got.location, want)
	}
}
