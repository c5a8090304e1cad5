package app

import (
	"net/http"
	"path/filepath"
	"strings"

	"meent.nl/meent/internal/config"
	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/identity/oidc"
	"meent.nl/meent/internal/identity/testidp"
	"meent.nl/meent/internal/platform/httpx"
)

// login puts logging in on the mux: at the configured provider, or in the demo at
// the test provider in this process.
func (a *App) login(mux *http.ServeMux, sessions *identity.Sessions, pages oidc.Pages, faults *httpx.Faults) (*oidc.Client, error) {
	c := a.Config.OIDC
	settings := oidc.Config{
		Issuer: c.Issuer, ClientID: c.ClientID, BaseURL: a.Config.BaseURL, MinimumLevel: c.MinimumLevel,
		BSNClaim: c.BSNClaim, NameClaim: c.NameClaim, Scopes: c.Scopes, EndAtProvider: c.EndAtProvider,
		PerAccount: perMinute(a.Config.Limits.AccountsPerMinute), PerClient: perMinute(a.Config.Limits.LoginsPerMinute),
	}
	parts := oidc.Parts{
		DB: a.DB, Residents: a.Residents, Sessions: sessions, Clock: a.Clock, Pages: pages, Faults: faults, Log: a.Log,
	}
	var err error
	if a.Config.Mode == config.Demo {
		err = a.demoProvider(mux, faults, &settings, &parts)
	} else {
		settings.Key, err = oidc.ReadKey(c.KeyFile, false)
	}
	if err != nil {
		return nil, err
	}
	client, err := oidc.New(settings, parts)
	if err != nil {
		return nil, err
	}
	client.Routes(mux)
	return client, nil
}

// demoProvider mounts the test identity provider and registers this installation
// with it.
func (a *App) demoProvider(mux *http.ServeMux, faults *httpx.Faults, settings *oidc.Config, parts *oidc.Parts) (err error) {
	if settings.Key, err = oidc.NewKey(); err != nil {
		return err
	}
	keys, err := a.providerKeys()
	if err != nil {
		return err
	}
	settings.Issuer, settings.ClientID = a.Config.BaseURL+"/idp", "meent-demo"
	provider, err := testidp.New(testidp.Config{
		Issuer: settings.Issuer, Keys: keys, Clock: a.Clock, Log: a.Log, Faults: faults,
		PerClient: perMinute(a.Config.Limits.LoginsPerMinute * 4),
		Clients: []testidp.Client{{
			ID: settings.ClientID, RedirectURLs: []string{a.Config.BaseURL + "/inloggen/terug"}, Keys: settings.Key.Public(),
		}},
	}, a.people)
	if err != nil {
		return err
	}
	provider.Routes(mux)
	parts.Transport = provider.Transport(http.DefaultTransport)
	return nil
}

// ProviderKeys is the file with the keys of the test identity provider, beside the
// store of a demo.
const ProviderKeys = "test-identity-provider.pem"

// providerKeys keeps the keys of the test provider beside the store, so that the
// same person stays the same account after a restart.
func (a *App) providerKeys() (testidp.Keys, error) {
	path, isFile := strings.CutPrefix(a.Config.Database.Reveal(), "sqlite:")
	if !isFile {
		return testidp.NewKeys()
	}
	return testidp.ReadKeys(filepath.Join(filepath.Dir(path), ProviderKeys))
}
