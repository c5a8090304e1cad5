package oidc

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
)

// callback ends a login: the browser comes back from the provider.
func (c *Client) callback(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, c.cookie("", -1))
	back, err := c.finish(w, r)
	if err != nil {
		c.failed(w, r, err)
		return
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}

// finish gives the way back of a login that succeeded.
func (c *Client) finish(w http.ResponseWriter, r *http.Request) (string, error) {
	ctx := r.Context()
	query := r.URL.Query()
	login, err := c.take(r, query)
	if err != nil {
		return "", err
	}
	remote, err := c.provider.get(ctx)
	if err != nil {
		return "", err
	}
	if err := c.checkAnswer(query, remote); err != nil {
		return "", err
	}
	who, err := c.identify(ctx, remote, query.Get("code"), login)
	if err != nil {
		return "", err
	}
	if _, ok := c.accounts.Allow(who.subject); !ok {
		return "", fail(ReasonTooMany, errors.New("this account logs in too often"))
	}
	resident, err := c.account(ctx, who)
	if err != nil {
		return "", err
	}
	session, err := c.Sessions.Start(ctx, w, r, identity.Opening{Resident: resident, Name: who.name, Level: who.level, Lang: login.lang})
	if err != nil {
		return "", err
	}
	c.Log.InfoContext(ctx, "logged in", "session", session.ID, "level", who.level, "trace", httpx.TraceID(ctx))
	if back := identity.SafeReturn(login.returnTo); back != "" {
		return back, nil
	}
	return "/", nil
}

func (c *Client) take(r *http.Request, query url.Values) (pending, error) {
	for _, name := range []string{"state", "code", "error", "iss"} {
		if len(query[name]) > 1 {
			return pending{}, fail(ReasonProviderError, fmt.Errorf("the answer has %s more than once", name))
		}
	}
	state := query.Get("state")
	if state == "" {
		return pending{}, fail(ReasonExpired, errors.New("the answer has no state"))
	}
	browser := ""
	if cookie, err := r.Cookie(c.cookieName()); err == nil { // its only error is that there is none
		browser = cookie.Value
	}
	return c.logins.take(r.Context(), state, browser)
}

// checkAnswer reads what the provider says through the browser.
func (c *Client) checkAnswer(query url.Values, remote *remote) error {
	if iss := query.Get("iss"); iss != c.c.Issuer && (iss != "" || remote.answersIss) {
		return fail(ReasonProviderError, errors.New("the answer comes from another provider (RFC 9207)"))
	}
	switch query.Get("error") {
	case "":
	case "access_denied":
		return fail(ReasonCancelled, errors.New("cancelled at the provider"))
	case "temporarily_unavailable", "server_error":
		return fail(ReasonProviderAway, errors.New("the provider has a fault"))
	case "unmet_authentication_requirements":
		return fail(ReasonLevelTooLow, errors.New("the provider cannot reach the level"))
	default:
		return fail(ReasonProviderError, errors.New("the provider refused the request"))
	}
	if query.Get("code") == "" {
		return fail(ReasonProviderError, errors.New("the answer has no code"))
	}
	return nil
}

// account is the resident of who logged in.
func (c *Client) account(ctx context.Context, who person) (kernel.ResidentID, error) {
	resident, err := c.Residents.Ensure(ctx, who.bsn)
	if err != nil {
		return "", err
	}
	return resident, c.logins.bind(ctx, c.c.Issuer, who.subject, resident)
}
