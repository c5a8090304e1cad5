package app

import (
	"context"
	"net"
	"net/http"

	"meent.nl/meent/internal/platform/durable"
	"meent.nl/meent/internal/platform/httpx"
)

// serveMetrics answers operators on their own address until ctx ends; it does nothing
// where none is configured.
func (a *App) serveMetrics(ctx context.Context) error {
	if a.Config.Metrics == "" {
		return nil
	}
	a.gauge("meent_tasks_ready", "Tasks that wait to be done.", func(b durable.Backlog) float64 { return float64(b.Ready) })
	a.gauge("meent_tasks_dead", "Tasks that failed too often and wait for a person.", func(b durable.Backlog) float64 { return float64(b.Dead) })
	listener, err := net.Listen("tcp", a.Config.Metrics)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", a.metrics)
	return httpx.Serve(ctx, listener, mux, a.Log)
}

func (a *App) gauge(name, help string, read func(durable.Backlog) float64) {
	a.metrics.Gauge(name, help, func() (float64, error) {
		b, err := a.Queue.Backlog(context.Background())
		return read(b), err
	})
}
