package app

import (
	"context"
	"log/slog"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/config"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/lawtext"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/mailbox"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/durable"
	"meent.nl/meent/internal/platform/obs"
	"meent.nl/meent/internal/population"
	"meent.nl/meent/internal/purpose"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/embedded"
	"meent.nl/meent/internal/term"
)

// App is every part of one installation, joined. Close it when done.
type App struct {
	Config    *config.Config
	Catalogue *catalogue.Catalogue
	Clock     kernel.Clock
	Log       *slog.Logger

	DB        *db.DB
	Queue     *durable.Queue
	Laws      *Laws
	Residents *identity.Residents
	Embedded  *embedded.Store
	Registers *register.Service
	Logbook   *logbook.Logbook
	Prior     *Prior // of the order of questions; Serve draws it
	Rights    *entitlement.Service
	Cases     *casework.Service
	Decisions *decision.Service
	Mailbox   *mailbox.Service
	Texts     *lawtext.Store

	Population *population.Service

	people  *demoPeople // of a demo
	metrics *obs.Metrics
}

// leaseTime is how long work of a killed process waits before another takes it over.
const leaseTime = 10 * time.Second

// Open opens the store, brings its tables up to date and joins the parts. It starts
// nothing.
func Open(ctx context.Context, c *config.Config, world *catalogue.Catalogue, clock kernel.Clock, log *slog.Logger) (*App, error) {
	store, err := db.Open(ctx, c.Database.Reveal())
	if err != nil {
		return nil, err
	}
	a := &App{Config: c, Catalogue: world, Clock: clock, Log: log, DB: store, metrics: obs.NewMetrics()}
	if err := store.Migrate(ctx, Modules()...); err != nil {
		return nil, closing(store, err)
	}
	if err := a.join(); err != nil {
		return nil, closing(store, err)
	}
	return a, nil
}

// Close closes the store.
func (a *App) Close() error { return a.DB.Close() }

func (a *App) join() (err error) {
	a.Queue = durable.NewQueue(a.DB, a.Clock, durable.Logger(a.Log), durable.Lease(leaseTime))
	a.Laws = NewLaws(a.Catalogue)
	a.Residents = identity.NewResidents(a.DB, a.Clock)
	a.Logbook = logbook.New(a.DB)
	a.Mailbox = mailbox.New(a.DB, a.Clock)
	a.Texts = lawtext.New(a.DB, a.Clock)
	legal := term.New(a.Laws)
	a.Decisions = decision.New(a.DB, a.Clock, a.Laws, legal)
	a.Embedded = embedded.New(a.DB, a.Catalogue, a.Clock, a.Residents, a.changed)

	sources, err := a.sources()
	if err != nil {
		return err
	}
	a.Registers, err = register.New(register.Config{
		Catalogue: a.Catalogue, Gate: purpose.NewGate(a.Catalogue), Log: a.Logbook, Subjects: a.Residents,
		Clock: a.Clock, Sources: sources, Logger: a.Log, Timeouts: map[string]time.Duration{"brp": a.Config.BRP.Timeout},
	})
	if err != nil {
		return err
	}
	a.Prior = NewPrior(a.Clock)
	a.Rights = entitlement.New(entitlement.Parts{
		DB: a.DB, Queue: a.Queue, Clock: a.Clock, Catalogue: a.Catalogue,
		Laws: a.Laws, Registers: a.Registers, Log: a.Logbook, Questions: a.Prior,
		Grants: granted{a.Decisions}, Decisions: bases{a.Decisions}, Logger: a.Log,
	})
	decider := &grant{catalogue: a.Catalogue, rights: a.Rights, decisions: a.Decisions, mailbox: a.Mailbox}
	a.Cases = casework.New(a.DB, a.Queue, a.Clock, decider, terms{a.Catalogue, a.Rights, a.Decisions, legal})
	a.Rights.Cases = a.Cases
	if a.Population, err = population.New(a.DB, a.Catalogue, a.Embedded, a.Residents, a.Clock); err != nil {
		return err
	}
	a.handleNightly()
	return nil
}
