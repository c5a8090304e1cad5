package oidc

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/oauth2"

	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/kernel"
)

// start begins a login. The form may hold terug (way back) and taal (nl or en).
func (c *Client) start(w http.ResponseWriter, r *http.Request) {
	back := identity.SafeReturn(r.PostFormValue("terug"))
	if to := c.canonical(r, back); to != "" {
		http.Redirect(w, r, to, http.StatusSeeOther)
		return
	}
	remote, err := c.provider.get(r.Context())
	if err != nil {
		c.failed(w, r, err)
		return
	}
	begun, err := c.logins.begin(r.Context(), back, langOf(r.PostFormValue("taal")))
	if err != nil {
		c.failed(w, r, err)
		return
	}
	to, err := c.authorizeURL(remote, begun)
	if err != nil {
		c.failed(w, r, err)
		return
	}
	http.SetCookie(w, c.cookie(begun.browser, int(loginTime.Seconds())))
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// canonical is our login page under the one name that the provider sends back to,
// on a machine that is tried out: a cookie of localhost is not there on 127.0.0.1.
// Empty when r is there already.
func (c *Client) canonical(r *http.Request, back string) string {
	base, err := url.Parse(c.c.BaseURL)
	if err != nil || strings.EqualFold(base.Host, r.Host) || !isLoopback(base.Hostname()) {
		return "" // elsewhere a proxy may have changed the Host
	}
	to := c.c.BaseURL + "/inloggen"
	if back != "" {
		to += "?" + url.Values{"terug": {back}}.Encode()
	}
	return to
}

func (c *Client) authorizeURL(remote *remote, begun begun) (string, error) {
	claims, err := json.Marshal(map[string]any{
		"userinfo": map[string]any{c.c.BSNClaim: map[string]bool{"essential": true}, c.c.NameClaim: nil},
		"id_token": map[string]any{"acr": map[string]any{"essential": true, "values": from(c.c.MinimumLevel)}},
	})
	if err != nil {
		return "", err
	}
	return remote.oauth.AuthCodeURL(begun.state,
		oauth2.S256ChallengeOption(begun.verifier),
		oauth2.SetAuthURLParam("nonce", begun.nonce),
		oauth2.SetAuthURLParam("acr_values", strings.Join(from(c.c.MinimumLevel), " ")),
		oauth2.SetAuthURLParam("claims", string(claims)),
		oauth2.SetAuthURLParam("ui_locales", begun.lang),
	), nil
}

// cookie binds a login to the browser that began it.
func (c *Client) cookie(value string, maxAge int) *http.Cookie {
	return &http.Cookie{Name: c.cookieName(), Value: value, Path: "/", MaxAge: maxAge, HttpOnly: true,
		Secure: c.c.isHTTPS(), SameSite: http.SameSiteLaxMode}
}

func (c *Client) cookieName() string { return identity.CookieName("meent_login", c.c.isHTTPS()) }

func langOf(text string) string {
	if text == "en" {
		return "en"
	}
	return "nl"
}

// keys serves our public keys.
func (c *Client) keys(w http.ResponseWriter, r *http.Request) {
	body, err := json.Marshal(c.c.Key.Public())
	if err != nil {
		c.Faults.Error(w, r, kernel.Errorf(kernel.Internal, "the public keys do not marshal: %w", err))
		return
	}
	w.Header().Set("Content-Type", "application/jwk-set+json")
	w.Header().Set("Cache-Control", "public, max-age=3600")
	_, _ = w.Write(body) // the asker is gone: nobody to tell
}
