package app

import (
	"context"
	"database/sql"
	"net/http"
	"time"

	"meent.nl/meent/internal/api"
	"meent.nl/meent/internal/config"
	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/identity/oidc"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
	"meent.nl/meent/internal/portal"
	"meent.nl/meent/internal/term"
)

// visitorsKept is how many addresses the limit on requests remembers.
const visitorsKept = 50_000

// face is what visitors reach, and what must run behind it.
type face struct {
	handler  http.Handler
	sessions *identity.Sessions
	login    *oidc.Client
}

// face joins pages, API and login to one handler.
func (a *App) face() (*face, error) {
	host, err := a.host()
	if err != nil {
		return nil, err
	}
	pages, err := portal.New(portal.Parts{
		Catalogue: a.Catalogue, Clock: a.Clock, Log: a.Log,
		Rights: a.Rights, Cases: a.Cases, Terms: term.New(a.Laws), Decisions: a.Decisions, Messages: a.Mailbox, Logbook: a.Logbook,
		Registers: a.Registers, CallBacks: a.callBacksOf(host), Events: a.events(), Texts: a.Texts, Laws: a.Laws,
		Help: contactOf(host), Demo: a.Config.Mode == config.Demo, HTTPS: a.https(),
	})
	if err != nil {
		return nil, err
	}
	faults := httpx.NewFaults(pages, a.Log, "/v1/")
	f := &face{sessions: a.sessions(faults)}
	mux := http.NewServeMux()
	if err := pages.Register(mux, faults, f.sessions.Load, f.sessions.Require); err != nil {
		return nil, err
	}
	err = api.Register(mux, api.Parts{
		Clock: a.Clock, BaseURL: a.Config.BaseURL, Catalogue: a.Catalogue, Laws: a.Laws, Rights: a.Rights, Decisions: a.Decisions, Messages: a.Mailbox, Log: a.Logbook,
	})
	if err != nil {
		return nil, err
	}
	mux.HandleFunc("GET /gezond", a.healthy)
	if f.login, err = a.login(mux, f.sessions, pages, faults); err != nil {
		return nil, err
	}
	f.handler, err = a.wrapped(mux, faults, f)
	return f, err
}

func (a *App) sessions(faults *httpx.Faults) *identity.Sessions {
	return identity.NewSessions(a.DB, a.Clock, faults, identity.SessionOptions{
		Idle: a.Config.Session.Idle, Absolute: a.Config.Session.Absolute, HTTPS: a.https(),
		Started: func(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID) error {
			return a.Rights.RefreshStaleTx(ctx, tx, resident)
		},
	})
}

// wrapped puts everything around the mux that every exchange needs.
func (a *App) wrapped(mux *http.ServeMux, faults *httpx.Faults, f *face) (http.Handler, error) {
	requests := httpx.NewLimiter(a.Clock, perMinute(a.Config.Limits.RequestsPerMinute), visitorsKept)
	options := httpx.Options{
		Faults: faults, Log: a.Log, Clock: a.Clock, HTTPS: a.https(), TrustedProxies: a.Config.TrustedProxies,
		Observe: a.metrics.Observe,
		Inner:   []httpx.Middleware{requests.PerClient(faults), f.sessions.Load},
	}
	if origin := f.login.FormAction(); origin != "" {
		options.FormActions = []string{origin}
	}
	return httpx.Handler(mux, options)
}

// healthy says that the store answers, for a load balancer.
func (a *App) healthy(w http.ResponseWriter, r *http.Request) {
	var one int
	if err := a.DB.Read().QueryRowContext(r.Context(), `SELECT 1`).Scan(&one); err != nil {
		http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n")) // whoever asked is gone: nobody to tell
}

func (a *App) https() bool { return len(a.Config.BaseURL) > 6 && a.Config.BaseURL[:6] == "https:" }

func perMinute(n int) httpx.Rate { return httpx.Rate{Every: time.Minute / time.Duration(n), Burst: n} }
