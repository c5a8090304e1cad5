package testidp

import (
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/go-jose/go-jose/v4"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
)

const (
	requestLasts = 10 * time.Minute
	codeLasts    = time.Minute
	tokenLasts   = 5 * time.Minute // access token, ID token and UserInfo
	kept         = 10_000          // requests, codes, tokens and assertions, each
)

// Levels of assurance that the chooser can show, lowest first.
var levels = []string{
	"http://eidas.europa.eu/LoA/low",
	"http://eidas.europa.eu/LoA/substantial",
	"http://eidas.europa.eu/LoA/high",
}

// Client is a registered relying party.
type Client struct {
	ID           string
	RedirectURLs []string
	Keys         jose.JSONWebKeySet // public keys of its client assertions
}

// Config says what the provider is.
type Config struct {
	Issuer  string // "http://localhost:8080/idp"; its path is where Routes mounts it
	Clients []Client
	Keys    Keys
	Clock   kernel.Clock
	Log     *slog.Logger
	Faults  *httpx.Faults
	// PerClient limits the pages per address; 60 and one per second when zero.
	PerClient httpx.Rate
}

// Provider is the test identity provider.
type Provider struct {
	Config
	people  People
	path    string // of the issuer, "/idp"
	origin  string // of the issuer, "http://localhost:8080"
	signer  jose.Signer
	visits  *httpx.Limiter
	asked   *shelf[request]  // authorization requests, by random id
	codes   *shelf[grant]    // by hash of the code
	spent   *shelf[[32]byte] // codes that were used: hash of the access token
	tokens  *shelf[grant]    // by hash of the access token
	asserts *shelf[struct{}] // client and jti of assertions that were used
}

// New makes a provider for people.
func New(c Config, people People) (*Provider, error) {
	issuer, err := url.Parse(c.Issuer)
	if err != nil || issuer.Host == "" || strings.HasSuffix(c.Issuer, "/") || issuer.RawQuery != "" {
		return nil, kernel.Invalidf("test identity provider: the issuer must read http://host/path, without a slash at the end")
	}
	for _, client := range c.Clients {
		for _, address := range client.RedirectURLs {
			if u, err := url.Parse(address); err != nil || u.Host == "" || u.Fragment != "" {
				return nil, kernel.Invalidf("test identity provider: client %s has a redirect address that is not whole", client.ID)
			}
		}
	}
	if c.PerClient.Burst == 0 {
		c.PerClient = httpx.Rate{Every: time.Second, Burst: 60}
	}
	signer, err := c.Keys.signer()
	if err != nil {
		return nil, err
	}
	return &Provider{
		Config: c, people: people, signer: signer,
		path: issuer.Path, origin: issuer.Scheme + "://" + issuer.Host,
		visits:  httpx.NewLimiter(c.Clock, c.PerClient, kept),
		asked:   newShelf[request](c.Clock, requestLasts, kept),
		codes:   newShelf[grant](c.Clock, codeLasts, kept),
		spent:   newShelf[[32]byte](c.Clock, tokenLasts, kept),
		tokens:  newShelf[grant](c.Clock, tokenLasts, kept),
		asserts: newShelf[struct{}](c.Clock, maxAssertion, kept),
	}, nil
}

// Routes puts the provider on a mux, under the path of the issuer.
func (p *Provider) Routes(mux *http.ServeMux) {
	limited := p.visits.PerClient(p.Faults)
	page := func(method, name string, h http.HandlerFunc) { mux.Handle(method+" "+p.path+name, limited(h)) }
	page("GET", "/authorize", p.authorize)
	page("POST", "/kiezen", p.choose)
	page("POST", "/inloggen", p.login)
	mux.HandleFunc("GET "+p.path+"/stijl.css", p.style)
	p.backRoutes(mux)
}

// backRoutes are what a client asks for itself.
func (p *Provider) backRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET "+p.path+"/.well-known/openid-configuration", p.discovery)
	mux.HandleFunc("GET "+p.path+"/jwks", p.jwks)
	mux.HandleFunc("POST "+p.path+"/token", p.token)
	mux.HandleFunc("GET "+p.path+"/userinfo", p.userInfo)
	mux.HandleFunc("POST "+p.path+"/userinfo", p.userInfo)
}

func (p *Provider) client(id string) (Client, bool) {
	i := slices.IndexFunc(p.Clients, func(c Client) bool { return c.ID == id })
	if i < 0 {
		return Client{}, false
	}
	return p.Clients[i], true
}
