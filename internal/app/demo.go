package app

import (
	"context"
	"database/sql"
	"embed"
	"log/slog"
	"strconv"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/config"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/population"
	"meent.nl/meent/internal/population/demo"
	"meent.nl/meent/internal/portal"
	"meent.nl/meent/law/value"
)

// DefaultDay is the day on which a demo begins: every amount of the three laws is
// known from then on for the months that a demo lasts.
const DefaultDay = "2026-03-02"

// DemoClock goes on from the day of the demo, at the pace of real time.
type DemoClock struct{ ahead time.Duration }

// Now is the time in the demo.
func (c *DemoClock) Now() time.Time { return time.Now().Add(c.ahead) }

//go:embed migrations
var demoMigrations embed.FS

// demoModule is the table of the demo: what it was made of.
var demoModule = db.Module{Name: "demo", FS: demoMigrations}

// StartDemo opens the store of a demo, begins its clock when the store is new, and
// makes its residents. What an interrupted start left is finished.
func StartDemo(ctx context.Context, c *config.Config, world *catalogue.Catalogue, log *slog.Logger, progress population.Progress) (*App, error) {
	clock := &DemoClock{}
	a, err := Open(ctx, c, world, clock, log)
	if err != nil {
		return nil, err
	}
	if err := a.seed(ctx, clock, progress); err != nil {
		return nil, closing(a.DB, err)
	}
	return a, nil
}

func (a *App) seed(ctx context.Context, clock *DemoClock, progress population.Progress) error {
	w, err := a.demoWorld(ctx)
	if err != nil {
		return err
	}
	clock.ahead = w.ahead
	town, err := demo.Make(w.seed, w.residents, w.begins)
	if err != nil {
		return err
	}
	a.people = newDemoPeople(a.Population, town.Personas)
	if err := a.Population.Apply(ctx, town.Lists, w.seed, progress); err != nil {
		return err
	}
	return a.happened(ctx, town.Stories, w.begins)
}

// demoWorld is what a demo is made of. It is fixed when the store is made: time in it
// never goes back, and nobody comes or goes because a flag was left out.
type demoWorld struct {
	ahead     time.Duration // of the clock, from the real one
	seed      string
	residents int
	begins    value.Date
}

func (a *App) demoWorld(ctx context.Context) (w demoWorld, err error) {
	begin, err := a.beginning()
	if err != nil {
		return w, err
	}
	y, m, d := begin.Civil()
	ahead := time.Until(time.Date(y, time.Month(m), d, 9, 0, 0, 0, kernel.Amsterdam()))
	err = a.DB.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `INSERT INTO demo_world (organisation, ahead_us, seed, residents, begins)
			VALUES ('meent', $1, $2, $3, $4) ON CONFLICT (organisation) DO NOTHING`,
			ahead.Microseconds(), a.Config.Demo.Seed, a.Config.Demo.Residents, begin.String()); err != nil {
			return err
		}
		var us, seed int64
		var begins string
		err := tx.QueryRowContext(ctx, `SELECT ahead_us, seed, residents, begins FROM demo_world WHERE organisation = 'meent'`).
			Scan(&us, &seed, &w.residents, &begins)
		if err != nil {
			return err
		}
		w.ahead, w.seed = time.Duration(us)*time.Microsecond, strconv.FormatInt(seed, 10)
		w.begins, err = value.ParseDate(begins)
		return err
	})
	return w, err
}

func (a *App) beginning() (value.Date, error) {
	text := a.Config.Demo.Date
	if text == "" {
		text = DefaultDay
	}
	return value.ParseDate(text)
}

// WorthLoggingInAs are up to n residents of the demo with a story.
func (a *App) WorthLoggingInAs(n int) []demo.Persona {
	return a.people.worth[:min(n, len(a.people.worth))]
}

// events lets things happen in the registers of a demo; nil elsewhere.
func (a *App) events() portal.Events {
	if a.people == nil {
		return nil
	}
	return demoEvents{a}
}

type demoEvents struct{ app *App }

// Birth has a child born to a resident of the demo.
func (e demoEvents) Birth(ctx context.Context, parent kernel.ResidentID) error {
	_, err := demo.Birth(ctx, e.app.Population, parent, e.app.Clock)
	return err
}
