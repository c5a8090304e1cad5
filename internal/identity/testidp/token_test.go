package testidp

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
)

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
