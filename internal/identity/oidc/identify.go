package oidc

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"time"

	gooidc "github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
)

const (
	idTokenLasts = 5 * time.Minute // NL GOV profile
	skew         = time.Minute     // between two clocks
	maxName      = 200             // bytes of a name to greet by
)

// person is who logged in, as the provider says.
type person struct {
	subject, name, level string
	bsn                  kernel.BSN
}

// identify redeems a code for who logged in.
func (c *Client) identify(ctx context.Context, remote *remote, code string, login pending) (person, error) {
	token, err := c.redeem(ctx, remote, code, login.verifier)
	if err != nil {
		return person{}, err
	}
	who, err := c.readIDToken(ctx, remote, token, login.nonce)
	if err != nil {
		return person{}, err
	}
	return c.readUserInfo(ctx, remote, token, who)
}

func (c *Client) redeem(ctx context.Context, remote *remote, code, verifier string) (*oauth2.Token, error) {
	assertion, err := c.c.Key.assertion(c.c.ClientID, remote.oauth.Endpoint.TokenURL, c.Clock.Now())
	if err != nil {
		return nil, err
	}
	token, err := remote.oauth.Exchange(context.WithValue(ctx, oauth2.HTTPClient, c.provider.http), code,
		oauth2.VerifierOption(verifier),
		oauth2.SetAuthURLParam("client_assertion_type", assertionType),
		oauth2.SetAuthURLParam("client_assertion", assertion))
	var refused *oauth2.RetrieveError
	switch {
	case errors.As(err, &refused): // its text has the whole answer, which may hold anything
		return nil, fail(ReasonProviderError, fmt.Errorf("the token endpoint answers %d %s", refused.Response.StatusCode, knownError(refused.ErrorCode)))
	case err != nil:
		return nil, fail(ReasonProviderAway, errors.New("the token endpoint does not answer as it should"))
	}
	return token, nil
}

// knownError keeps what a provider makes up out of the log.
func knownError(code string) string {
	switch code {
	case "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope":
		return code
	}
	return "with another error"
}

// readIDToken checks the ID token: OpenID Connect Core 1.0, section 3.1.3.7, and
// what the NL GOV profile adds.
func (c *Client) readIDToken(ctx context.Context, remote *remote, token *oauth2.Token, nonce string) (person, error) {
	raw, ok := token.Extra("id_token").(string)
	if !ok {
		return person{}, fail(ReasonTokenInvalid, errors.New("there is no ID token"))
	}
	idToken, err := remote.idToken.Verify(ctx, raw)
	if err != nil {
		return person{}, fail(ReasonTokenInvalid, verifyError("the ID token", err))
	}
	var claims struct {
		ACR        string          `json:"acr"`
		AZP        string          `json:"azp"`
		Represents json.RawMessage `json:"represents"`
	}
	if err := idToken.Claims(&claims); err != nil {
		return person{}, fail(ReasonTokenInvalid, errors.New("the claims of the ID token have the wrong shape"))
	}
	now := c.Clock.Now()
	invalid := func(text string) (person, error) { return person{}, fail(ReasonTokenInvalid, errors.New(text)) }
	switch {
	case nonce == "" || idToken.Nonce != nonce:
		return invalid("the nonce of the ID token is not ours")
	case len(idToken.Audience) != 1 || claims.AZP != "" && claims.AZP != c.c.ClientID:
		return invalid("the ID token is for others as well")
	case idToken.IssuedAt.IsZero() || idToken.IssuedAt.After(now.Add(skew)):
		return invalid("the ID token is issued in the future, or does not say when")
	case idToken.Expiry.Sub(idToken.IssuedAt) > idTokenLasts+skew:
		return invalid("the ID token lasts longer than 5 minutes")
	case idToken.AccessTokenHash != "" && idToken.VerifyAccessToken(token.AccessToken) != nil:
		return invalid("the ID token is of another access token")
	case idToken.Subject == "" || len(idToken.Subject) > 255:
		return invalid("the subject is empty or too long")
	case httpx.HoldsBSN(idToken.Subject):
		return invalid("the subject is a BSN; it must be pairwise")
	case len(claims.Represents) > 0:
		return person{}, fail(ReasonRepresentation, errors.New("the ID token represents somebody"))
	case !suffices(claims.ACR, c.c.MinimumLevel):
		return person{}, fail(ReasonLevelTooLow, errors.New("the level of assurance is too low or unknown"))
	}
	return person{subject: idToken.Subject, level: claims.ACR}, nil
}

// verifyError leaves out what the token says of itself.
func verifyError(what string, err error) error {
	if expired := (*gooidc.TokenExpiredError)(nil); errors.As(err, &expired) {
		return fmt.Errorf("%s has expired", what)
	}
	return fmt.Errorf("%s is not signed by the provider, or not for us", what)
}

// readUserInfo fetches the signed UserInfo and completes who.
func (c *Client) readUserInfo(ctx context.Context, remote *remote, token *oauth2.Token, who person) (person, error) {
	raw, err := c.fetchUserInfo(ctx, remote.userInfoURL, token)
	if err != nil {
		return person{}, err
	}
	info, err := remote.userInfo.Verify(ctx, raw)
	if err != nil {
		return person{}, fail(ReasonTokenInvalid, verifyError("UserInfo", err))
	}
	claims := map[string]json.RawMessage{}
	if err := info.Claims(&claims); err != nil {
		return person{}, fail(ReasonTokenInvalid, errors.New("UserInfo has the wrong shape"))
	}
	switch {
	case info.Subject != who.subject:
		return person{}, fail(ReasonTokenInvalid, errors.New("UserInfo is of somebody else"))
	case claims["exp"] != nil && !info.Expiry.After(c.Clock.Now()):
		return person{}, fail(ReasonTokenInvalid, errors.New("UserInfo has expired"))
	case claims["represents"] != nil:
		return person{}, fail(ReasonRepresentation, errors.New("UserInfo represents somebody"))
	}
	var digits, name string
	if err := json.Unmarshal(claims[c.c.BSNClaim], &digits); err != nil || len(digits) != 9 {
		return person{}, fail(ReasonNoBSN, errors.New("UserInfo has no BSN of nine digits as text"))
	}
	if who.bsn, err = kernel.ParseBSN(digits); err != nil {
		return person{}, fail(ReasonNoBSN, err)
	}
	if raw, ok := claims[c.c.NameClaim]; ok {
		if err := json.Unmarshal(raw, &name); err != nil || len(name) > maxName || httpx.HoldsBSN(name) {
			name = "" // only a greeting hangs on it
		}
	}
	who.name = name
	return who, nil
}

func (c *Client) fetchUserInfo(ctx context.Context, address string, token *oauth2.Token) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return "", err
	}
	request.Header.Set("Accept", "application/jwt")
	request.Header.Set("Authorization", "Bearer "+token.AccessToken)
	response, err := c.provider.http.Do(request)
	if err != nil {
		return "", fail(ReasonProviderAway, errors.New("the userinfo endpoint does not answer"))
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return "", fail(ReasonProviderError, fmt.Errorf("the userinfo endpoint answers %d", response.StatusCode))
	}
	if kind, _, err := mime.ParseMediaType(response.Header.Get("Content-Type")); err != nil || kind != "application/jwt" {
		return "", fail(ReasonTokenInvalid, errors.New("UserInfo is not signed (application/jwt)"))
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return "", fail(ReasonProviderAway, errors.New("UserInfo broke off or is too large"))
	}
	return string(body), nil
}
