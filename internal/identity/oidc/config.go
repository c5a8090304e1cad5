package oidc

import (
	"net/url"
	"strings"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
)

// Config says which provider residents log in with.
type Config struct {
	Issuer   string // "https://inloggen.example"; discovery is under it
	ClientID string
	// BaseURL is where residents reach us, "https://meent.example": the provider
	// sends them back to BaseURL + /inloggen/terug.
	BaseURL string
	Key     Key
	// MinimumLevel is the lowest acr; LevelSubstantial when empty.
	MinimumLevel string
	BSNClaim     string   // claim of UserInfo with the BSN; "bsn" when empty
	NameClaim    string   // claim of UserInfo to greet by; "name" when empty
	Scopes       []string // besides openid
	// EndAtProvider sends who logs out on to the provider, when it has a place for it.
	EndAtProvider bool
	// PerAccount limits the logins of one account; 10 at once, one more per minute,
	// when zero. PerClient limits those of one address; 30 and one per 2 seconds.
	PerAccount, PerClient httpx.Rate
}

func (c Config) withDefaults() Config {
	set := func(s *string, standard string) {
		if *s == "" {
			*s = standard
		}
	}
	set(&c.MinimumLevel, LevelSubstantial)
	set(&c.BSNClaim, "bsn")
	set(&c.NameClaim, "name")
	c.BaseURL = strings.TrimSuffix(c.BaseURL, "/")
	if c.PerAccount.Burst == 0 {
		c.PerAccount = perAccount
	}
	if c.PerClient.Burst == 0 {
		c.PerClient = perClient
	}
	return c
}

func (c Config) check() error {
	if from(c.MinimumLevel) == nil {
		return kernel.Invalidf("login: the minimum level must be one of %s", strings.Join(levels, ", "))
	}
	if c.ClientID == "" {
		return kernel.Invalidf("login: the client id is missing; the provider gives it at registration")
	}
	if c.Key.signer == nil {
		return kernel.Invalidf("login: the private key that proves who we are to the provider is missing")
	}
	if err := checkOrigin("issuer", c.Issuer); err != nil {
		return err
	}
	return checkOrigin("base address", c.BaseURL)
}

// checkOrigin wants https, save on this machine itself.
func checkOrigin(what, address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return kernel.Invalidf("login: the %s must read https://host[/path]", what)
	}
	if u.Scheme != "https" && !(u.Scheme == "http" && isLoopback(u.Hostname())) {
		return kernel.Invalidf("login: the %s must be https, since it is not on this machine", what)
	}
	return nil
}

func isLoopback(host string) bool {
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || strings.HasPrefix(host, "127.") || host == "::1"
}

func (c Config) redirectURL() string { return c.BaseURL + "/inloggen/terug" }
func (c Config) isHTTPS() bool       { return strings.HasPrefix(c.BaseURL, "https://") }
