package app

import (
	"context"
	"net"

	"golang.org/x/sync/errgroup"

	"meent.nl/meent/internal/platform/httpx"
)

// Serve answers visitors on a listener and does the work in the background, until
// ctx ends. What was confirmed to a visitor before that is in the store.
func (a *App) Serve(ctx context.Context, listener net.Listener) error {
	f, err := a.face()
	if err != nil {
		return err
	}
	if err := a.DB.Tx(ctx, a.ScheduleNightly); err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return a.Queue.Run(ctx) })
	group.Go(func() error { return f.sessions.Run(ctx, a.Log) })
	group.Go(func() error { return f.login.Run(ctx) })
	group.Go(func() error { return a.Prior.Run(ctx, a.Log) })
	group.Go(func() error { return a.serveMetrics(ctx) })
	group.Go(func() error { return httpx.Serve(ctx, listener, f.handler, a.Log) })
	return group.Wait()
}
