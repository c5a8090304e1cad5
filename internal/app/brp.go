package app

import (
	"net/http"

	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/brp"
)

// brp is the connector to the API "personen bevragen" that the configuration names.
func (a *App) brp() (register.Source, error) {
	c := a.Config.BRP
	settings := brp.Config{URL: c.URL, Clock: a.Clock, Client: &http.Client{Timeout: c.Timeout}}
	if !c.Key.IsZero() {
		settings.Authorize = func(r *http.Request) error {
			r.Header.Set(c.KeyHeader, c.Key.Reveal())
			return nil
		}
	}
	return brp.New(settings)
}
