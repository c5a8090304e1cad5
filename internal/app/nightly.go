package app

import (
	"context"
	"database/sql"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/durable"
)

// nightlyTask brings up to date what changes by the passing of time alone: ages,
// permits that end, amounts of a new period.
const nightlyTask = "app.nightly"

// nightHour is when it runs, in the Netherlands.
const nightHour = 3

func (a *App) handleNightly() {
	a.Queue.HandlePrepared(nightlyTask, func(ctx context.Context, t durable.Task) (durable.Commit, error) {
		if err := a.Population.Review(ctx, nil); err != nil {
			return nil, err
		}
		residents, err := a.Rights.Residents(ctx)
		if err != nil {
			return nil, err
		}
		return func(ctx context.Context, tx *sql.Tx) error {
			for _, resident := range residents {
				if err := a.Rights.RefreshOvernightTx(ctx, tx, resident); err != nil {
					return err
				}
			}
			return a.ScheduleNightly(ctx, tx)
		}, nil
	})
}

// ScheduleNightly plans the next night, once.
func (a *App) ScheduleNightly(ctx context.Context, tx *sql.Tx) error {
	now := a.Clock.Now().In(kernel.Amsterdam())
	next := time.Date(now.Year(), now.Month(), now.Day()+1, nightHour, 0, 0, 0, kernel.Amsterdam())
	return a.Queue.Enqueue(ctx, tx, durable.Task{
		Organisation: "meent", Kind: nightlyTask, Key: next.Format(time.DateOnly), Due: next,
	})
}
