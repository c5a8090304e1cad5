package httpx_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
)

// BenchmarkHandler is what a page of 30 kB costs around its handler, compressed.
func BenchmarkHandler(b *testing.B) {
	log := slog.New(slog.NewJSONHandler(io.Discard, nil))
	mux := http.NewServeMux()
	page := []byte(strings.Repeat("<li><a href=\"/recht/zorgtoeslag\">Zorgtoeslag</a> 123 euro per maand</li>\n", 400))
	mux.HandleFunc("GET /overzicht", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(page)
	})
	h, err := httpx.Handler(mux, httpx.Options{Faults: httpx.NewFaults(httpx.PlainPages{}, log), Log: log, Clock: kernel.SystemClock{}})
	if err != nil {
		b.Fatal(err)
	}
	r := httptest.NewRequest("GET", "/overzicht", nil)
	r.Header.Set("Accept-Encoding", "gzip")
	b.ReportAllocs()
	for b.Loop() {
		h.ServeHTTP(httptest.NewRecorder(), r)
	}
}
