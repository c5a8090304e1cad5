package oidc

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/httpx"
	"meent.nl/meent/internal/platform/obs"
)

const (
	loginTime   = 10 * time.Minute // from our page to the provider and back
	sweepEvery  = 5 * time.Minute
	clientsKept = 20_000 // addresses and accounts in the rate limits
)

var (
	perAccount = httpx.Rate{Every: time.Minute, Burst: 10}
	perClient  = httpx.Rate{Every: 2 * time.Second, Burst: 30}
)

// Parts are what a client works with.
type Parts struct {
	DB        *db.DB // with the tables of Module
	Residents *identity.Residents
	Sessions  *identity.Sessions
	Clock     kernel.Clock
	Pages     Pages
	Faults    *httpx.Faults
	Log       *slog.Logger
	// Transport reaches the provider; http.DefaultTransport when nil.
	Transport http.RoundTripper
}

// Client is the relying party.
type Client struct {
	Parts
	c        Config
	logins   logins
	provider provider
	accounts *httpx.Limiter
	clients  *httpx.Limiter
}

// New makes a client. The provider is first asked for at the first login, so that
// we start without it.
func New(c Config, p Parts) (*Client, error) {
	c = c.withDefaults()
	if err := c.check(); err != nil {
		return nil, err
	}
	if p.Transport == nil {
		p.Transport = http.DefaultTransport
	}
	return &Client{
		Parts: p, c: c,
		logins:   logins{db: p.DB, clock: p.Clock},
		provider: provider{c: c, clock: p.Clock, http: backChannel(p.Transport)},
		accounts: httpx.NewLimiter(p.Clock, c.PerAccount, clientsKept),
		clients:  httpx.NewLimiter(p.Clock, c.PerClient, clientsKept),
	}, nil
}

// Routes puts the addresses of the package comment on a mux.
func (c *Client) Routes(mux *http.ServeMux) {
	limited := c.clients.PerClient(c.Faults)
	mux.Handle("POST /inloggen", limited(http.HandlerFunc(c.start)))
	mux.Handle("GET /inloggen/terug", limited(http.HandlerFunc(c.callback)))
	mux.HandleFunc("POST /uitloggen", c.logout)
	mux.HandleFunc("GET /inloggen/jwks", c.keys)
}

// FormAction is the origin of the provider, for the policy of the pages: the form
// that logs in leads there. Empty when it is our own.
func (c *Client) FormAction() string {
	issuer, err := url.Parse(c.c.Issuer)
	base, baseErr := url.Parse(c.c.BaseURL)
	if err != nil || baseErr != nil || issuer.Host == base.Host && issuer.Scheme == base.Scheme {
		return ""
	}
	return issuer.Scheme + "://" + issuer.Host
}

// Run removes logins that nobody finished, now and then, until ctx ends.
func (c *Client) Run(ctx context.Context) error {
	ticker := time.NewTicker(sweepEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
			if err := c.Sweep(ctx); err != nil && ctx.Err() == nil { // the next round tries again
				c.Log.ErrorContext(ctx, "upkeep of logins failed", "error", err)
			}
		}
	}
}

// Sweep removes logins that nobody finished.
func (c *Client) Sweep(ctx context.Context) error { return c.logins.sweep(ctx) }

func (c *Client) failed(w http.ResponseWriter, r *http.Request, err error) {
	reason := reasonOf(err)
	level := slog.LevelWarn
	if reason == ReasonInternal {
		level = slog.LevelError
	}
	c.Log.Log(r.Context(), level, "login failed", "reason", reason, "error", obs.Mask(err.Error()), "trace", httpx.TraceID(r.Context()))
	w.Header().Set("Cache-Control", "no-store")
	c.Pages.LoginFailed(w, r, reason)
}
