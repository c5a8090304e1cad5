package config

import (
	"net/netip"
	"time"
)

// Mode is what kind of Meent runs.
type Mode string

const (
	Demo       Mode = "demo"       // synthetic residents, its own login, no real person
	Production Mode = "production" // everything by configuration
)

// Config is the configuration of one process. It is read once, and not changed.
type Config struct {
	Mode           Mode
	Listen         string // host:port
	Host           string // id of the organisation whose people help residents
	BaseURL        string // what residents type, without a slash at the end
	Metrics        string // host:port; empty is off
	TrustedProxies []netip.Prefix
	Database       Secret // an address for db.Open, which may hold a password
	Log            Log
	Session        Session
	Limits         Limits
	OIDC           OIDC
	BRP            BRP
	Demo           DemoWorld

	from map[string]string // key of a setting → where it was set
}

// Log is the log of the program.
type Log struct{ Level, Format string }

// Session is how long a resident stays logged in.
type Session struct {
	Idle     time.Duration // without a request
	Absolute time.Duration // since login
}

// Limits are for one visitor (address) or one account.
type Limits struct {
	LoginsPerMinute   int // per visitor
	AccountsPerMinute int // logins of one account
	RequestsPerMinute int // per visitor, all pages and the API
}

// OIDC is the provider that residents log in with. Only production has one; the demo
// brings its own.
type OIDC struct {
	Issuer        string
	ClientID      string
	KeyFile       string // PEM of the private key of the client
	MinimumLevel  string // acr
	BSNClaim      string
	NameClaim     string
	Scopes        []string
	EndAtProvider bool
}

// BRP is the source of persons; without URL the embedded register answers.
type BRP struct {
	URL       string
	KeyHeader string
	Key       Secret
	Timeout   time.Duration
}

// DemoWorld is what `meent demo` generates.
type DemoWorld struct {
	Seed      int64
	Date      string // YYYY-MM-DD, on which a new demo begins; empty is that of app.DefaultDay
	Residents int
}

// demoHost is the municipality of the demo, which does not exist.
const demoHost = "gemeente-meentwaarde"

// defaults are the values of a configuration that sets nothing.
func defaults() *Config {
	return &Config{
		Mode:     Demo,
		Listen:   "localhost:8080",
		Host:     demoHost,
		Database: NewSecret("sqlite:data/meent.db"),
		Log:      Log{Level: "info", Format: "text"},
		Session:  Session{Idle: 15 * time.Minute, Absolute: 8 * time.Hour},
		Limits:   Limits{LoginsPerMinute: 30, AccountsPerMinute: 10, RequestsPerMinute: 600},
		OIDC: OIDC{
			MinimumLevel: "http://eidas.europa.eu/LoA/substantial",
			BSNClaim:     "bsn",
			NameClaim:    "name",
		},
		BRP:  BRP{KeyHeader: "X-API-Key", Timeout: 5 * time.Second},
		Demo: DemoWorld{Seed: 1, Residents: 1000},
		from: map[string]string{},
	}
}
