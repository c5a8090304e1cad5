package httpx

import (
	"log/slog"
	"net/http"
	"time"

	"meent.nl/meent/internal/kernel"
)

// Observe counts an exchange that was answered. Method and route are from a fixed set.
type Observe func(method, route string, status int, took time.Duration)

// AccessLog writes one line per exchange: method, route pattern, status, bytes,
// duration and trace. An address that matches no route shows as "-". observe may be nil.
func AccessLog(log *slog.Logger, clock kernel.Clock, observe Observe) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			start := clock.Now()
			counted := &countedWriter{ResponseWriter: w}
			defer func() {
				route := Route(r.Context())
				if route == "" {
					route = "-"
				}
				status := counted.status
				if status == 0 {
					status = http.StatusOK
				}
				took := clock.Now().Sub(start)
				if observe != nil {
					observe(knownMethod(r.Method), route, status, took)
				}
				log.LogAttrs(r.Context(), slog.LevelInfo, "http",
					slog.String("method", knownMethod(r.Method)),
					slog.String("route", route),
					slog.Int("status", status),
					slog.Int64("bytes", counted.bytes),
					slog.Int64("us", took.Microseconds()),
					slog.String("trace", TraceID(r.Context())))
			}()
			next.ServeHTTP(counted, r)
		})
	}
}

// countedWriter knows what was written through it.
type countedWriter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (w *countedWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *countedWriter) WriteHeader(status int) {
	if w.status == 0 && status >= 200 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *countedWriter) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += int64(n)
	return n, err
}
