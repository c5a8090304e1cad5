package oidc

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	gooidc "github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"meent.nl/meent/internal/kernel"
)

const (
	discoveryLasts = time.Hour
	answerTime     = 10 * time.Second
	maxAnswer      = 256 << 10 // bytes of one answer of the provider
)

// algorithms of signatures that are believed: RS256 is the floor of the NL GOV
// profile. What the provider says it supports adds nothing.
var algorithms = []string{"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"}

// provider knows the other side by its discovery document, which it asks for when
// needed, and again after an hour.
type provider struct {
	c     Config
	clock kernel.Clock
	http  *http.Client

	mu    sync.Mutex
	known *remote
}

// remote is the provider as it described itself.
type remote struct {
	oauth       oauth2.Config
	idToken     *gooidc.IDTokenVerifier
	userInfo    *gooidc.IDTokenVerifier
	userInfoURL string
	endURL      string
	answersIss  bool // RFC 9207
	at          time.Time
}

// get describes the provider. When it cannot be asked again, what it said before
// holds.
func (p *provider) get(ctx context.Context) (*remote, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known != nil && p.clock.Now().Sub(p.known.at) < discoveryLasts {
		return p.known, nil
	}
	found, err := p.discover(ctx)
	if err == nil {
		p.known = found
		return found, nil
	}
	if p.known != nil {
		return p.known, nil
	}
	return nil, fail(ReasonProviderAway, err)
}

func (p *provider) discover(ctx context.Context) (*remote, error) {
	// The key set lives on with this context, so that it must not end with the request.
	ctx = gooidc.ClientContext(context.WithoutCancel(ctx), p.http)
	found, err := gooidc.NewProvider(ctx, p.c.Issuer)
	if err != nil {
		return nil, fmt.Errorf("discovery: %w", err)
	}
	var more struct {
		End        string `json:"end_session_endpoint"`
		Keys       string `json:"jwks_uri"`
		AnswersIss bool   `json:"authorization_response_iss_parameter_supported"`
	}
	if err := found.Claims(&more); err != nil {
		return nil, fmt.Errorf("discovery: %w", err)
	}
	endpoint := found.Endpoint()
	endpoint.AuthStyle = oauth2.AuthStyleInParams
	for what, address := range map[string]string{"authorization endpoint": endpoint.AuthURL,
		"token endpoint": endpoint.TokenURL, "userinfo endpoint": found.UserInfoEndpoint(), "address of keys": more.Keys} {
		if err := checkOrigin(what, address); err != nil {
			return nil, fmt.Errorf("discovery: %w", err)
		}
	}
	if more.End != "" {
		if err := checkOrigin("end session endpoint", more.End); err != nil {
			return nil, fmt.Errorf("discovery: %w", err)
		}
	}
	verifier := func(skipExpiry bool) *gooidc.IDTokenVerifier {
		return found.VerifierContext(ctx, &gooidc.Config{ClientID: p.c.ClientID, SupportedSigningAlgs: algorithms,
			Now: p.clock.Now, SkipExpiryCheck: skipExpiry})
	}
	return &remote{
		oauth: oauth2.Config{ClientID: p.c.ClientID, Endpoint: endpoint, RedirectURL: p.c.redirectURL(),
			Scopes: append([]string{gooidc.ScopeOpenID}, p.c.Scopes...)},
		idToken:     verifier(false),
		userInfo:    verifier(true), // a signed UserInfo need not expire; when it says so we check
		userInfoURL: found.UserInfoEndpoint(),
		endURL:      more.End,
		answersIss:  more.AnswersIss,
		at:          p.clock.Now(),
	}, nil
}

// backChannel is a client that follows no redirect, waits no longer than answerTime
// and reads no more than maxAnswer.
func backChannel(transport http.RoundTripper) *http.Client {
	return &http.Client{
		Transport:     bounded{transport},
		Timeout:       answerTime,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

type bounded struct{ next http.RoundTripper }

func (b bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := b.next.RoundTrip(r)
	if err == nil {
		response.Body = &boundedBody{ReadCloser: response.Body, left: maxAnswer}
	}
	return response, err
}

type boundedBody struct {
	io.ReadCloser
	left int
}

var errAnswerTooLarge = errors.New("the provider answers with more than fits")

func (b *boundedBody) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errAnswerTooLarge
	}
	n, err := b.ReadCloser.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
