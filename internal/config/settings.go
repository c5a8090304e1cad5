package config

import (
	"math"
	"net/netip"
	"strings"
	"time"
)

// setting is one thing that can be set.
type setting struct {
	key   string // of the file, with a dot per level
	says  string // for docs/configuration.md
	needs string // what a value must be, for a fault
	// set takes the words of the value: one, unless it is a list. It says whether the
	// value is right.
	set    func(words []string) bool
	get    func() string
	list   bool
	secret bool
	mode   Mode // the only mode that it has a meaning in; empty is both
}

// variable is the name in the environment.
func (s setting) variable() string {
	return "MEENT_" + strings.ToUpper(strings.ReplaceAll(s.key, ".", "_"))
}

// settings are all settings of c, in the order of the documentation.
func (c *Config) settings() []setting {
	all := []setting{
		choice("mode", "`demo` makes synthetic residents and has its own login; `production` takes everything from this configuration", (*string)(&c.Mode), string(Demo), string(Production)),
		address("listen", "Where the server listens", &c.Listen),
		text("host", "Id, in the catalogue, of the organisation whose telephone, desk and people help residents", &c.Host),
		webAddress("base_url", "What residents type in their browser. Only the demo may leave it empty: it is `http://` and the listen address then", &c.BaseURL),
		address("metrics", "Where operators read metrics, at `/metrics`; off when empty. Not for the public", &c.Metrics),
		prefixes("trusted_proxies", "Networks of proxies that are believed about the address of a visitor (`X-Forwarded-For`), such as `10.0.0.0/8`", &c.TrustedProxies),
		database("database", "`sqlite:/path/meent.db`, made when it is not there, or `postgres://user@host:5432/name`", &c.Database),
		choice("log.level", "Least serious line that is written", &c.Log.Level, "debug", "info", "warn", "error"),
		choice("log.format", "`text` for a person, `json` for a machine", &c.Log.Format, "text", "json"),
		duration("session.idle_minutes", "Minutes without a request after which a resident is logged out", &c.Session.Idle, time.Minute, 1, 60),
		duration("session.absolute_minutes", "Minutes after login at which a resident is logged out", &c.Session.Absolute, time.Minute, 5, 24*60),
		number("limits.logins_per_minute", "Login requests of one visitor", &c.Limits.LoginsPerMinute, 1, 100_000),
		number("limits.accounts_per_minute", "Logins of one account", &c.Limits.AccountsPerMinute, 1, 100_000),
		number("limits.requests_per_minute", "All requests of one visitor", &c.Limits.RequestsPerMinute, 1, 1_000_000),
	}
	provider := []setting{
		webAddress("oidc.issuer", "The OpenID Connect provider that residents log in with", &c.OIDC.Issuer),
		text("oidc.client_id", "What the provider calls us", &c.OIDC.ClientID),
		text("oidc.key_file", "File with the private key (PEM) that proves to the provider who we are", &c.OIDC.KeyFile),
		text("oidc.minimum_level", "Lowest level of assurance (`acr`) that is let in", &c.OIDC.MinimumLevel),
		text("oidc.bsn_claim", "Claim of UserInfo that holds the BSN", &c.OIDC.BSNClaim),
		text("oidc.name_claim", "Claim of UserInfo to greet a resident by", &c.OIDC.NameClaim),
		texts("oidc.scopes", "Scopes to ask for besides `openid`", &c.OIDC.Scopes),
		truth("oidc.end_at_provider", "Whether logging out here logs out at the provider too", &c.OIDC.EndAtProvider),
	}
	source := []setting{
		webAddress("brp.url", "The BRP's “personen bevragen”; the embedded register answers when empty", &c.BRP.URL),
		text("brp.key_header", "Header that carries the key", &c.BRP.KeyHeader),
		secret("brp.key", "Key for the BRP", &c.BRP.Key),
		duration("brp.timeout_seconds", "Seconds after which the BRP counts as not answering", &c.BRP.Timeout, time.Second, 1, 60),
	}
	world := []setting{
		number("demo.seed", "Number that the demo's residents follow from", &c.Demo.Seed, 0, math.MaxInt64),
		date("demo.date", "Date on which a new demo begins; 2026-03-02 when empty. Its clock goes on from there", &c.Demo.Date),
		number("demo.residents", "How many residents the demo makes", &c.Demo.Residents, 1, 1_000_000),
	}
	all = append(all, of(Production, provider)...)
	all = append(all, source...)
	return append(all, of(Demo, world)...)
}

func of(mode Mode, settings []setting) []setting {
	for i := range settings {
		settings[i].mode = mode
	}
	return settings
}

func prefixes(key, says string, target *[]netip.Prefix) setting {
	return setting{key: key, says: says, needs: "networks such as 10.0.0.0/8", list: true,
		get: func() string {
			var words []string
			for _, p := range *target {
				words = append(words, p.String())
			}
			return strings.Join(words, ",")
		},
		set: func(words []string) bool {
			var all []netip.Prefix
			for _, word := range words {
				p, err := netip.ParsePrefix(word)
				if err != nil {
					return false
				}
				all = append(all, p)
			}
			*target = all
			return true
		}}
}
