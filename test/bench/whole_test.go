package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/test/whole"
	"meent.nl/meent/test/whole/inside"
)

func TestMain(m *testing.M) { whole.Main(m) }

// seeded is how many residents the store has while pages are measured.
const seeded = 10_000

// stores are the two that every benchmark runs on.
var stores = map[string]func(testing.TB) string{"sqlite": dbtest.SQLiteDSN, "postgres": dbtest.PostgresDSN}

// each runs a benchmark on both stores.
func each(b *testing.B, f func(b *testing.B, dsn string)) {
	for _, name := range []string{"sqlite", "postgres"} {
		b.Run(name, func(b *testing.B) { f(b, stores[name](b)) })
	}
}

// BenchmarkHome asks for the home pages of ten thousand residents, from stored state,
// in a closed loop of 16 connections. The load comes from the same machine.
func BenchmarkHome(b *testing.B) {
	each(b, func(b *testing.B, dsn string) {
		p := whole.Start(b, whole.Options{DSN: dsn, Residents: seeded, Env: []string{"MEENT_LOG_LEVEL=warn"}})
		a := inside.Open(b, dsn)
		residents := everyone(b, a)
		refreshAll(b, a, residents)
		l := load{address: strings.TrimPrefix(p.URL, "http://"), path: "/overzicht", connections: 16, cookies: logIn(b, a, residents)}
		if _, err := l.run(2 * seeded); err != nil { // every session is known, and the pages are warm
			b.Fatal(err)
		}
		b.Run("overzicht", func(b *testing.B) {
			r, err := l.run(b.N)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(r.perSecond(), "pages/s")
			b.ReportMetric(milliseconds(r.percentile(0.50)), "p50-ms")
			b.ReportMetric(milliseconds(r.percentile(0.95)), "p95-ms")
			b.ReportMetric(milliseconds(r.percentile(0.99)), "p99-ms")
		})
	})
}

// BenchmarkRights works out every right of a resident: facts asked for and logged,
// decided, explained and stored. In resident the registers are asked in stages for what
// can matter; in everything for all that the laws read, to compare with. Uses are how many
// facts of how many persons stand in the log of it.
func BenchmarkRights(b *testing.B) {
	each(b, func(b *testing.B, dsn string) {
		whole.Start(b, whole.Options{DSN: dsn, Residents: 1000}).Stop()
		a := inside.Open(b, dsn)
		residents := everyone(b, a)
		parts := a.Rights.Parts
		parts.Registers = atOnce{a.Registers}
		for half, way := range []struct {
			name   string
			rights *entitlement.Service
		}{{"resident", a.Rights}, {"everything", &entitlement.Service{Parts: parts}}} {
			b.Run(way.name, func(b *testing.B) {
				before, used := uses(b, a), processorTime(b)
				b.ResetTimer()
				for i := range b.N {
					if _, err := way.rights.Refresh(b.Context(), residents[(i+half*len(residents)/2)%len(residents)]); err != nil {
						b.Fatal(err)
					}
				}
				b.StopTimer()
				b.ReportMetric(milliseconds(b.Elapsed())/float64(b.N), "ms/resident")
				b.ReportMetric(milliseconds(processorTime(b)-used)/float64(b.N), "cpu-ms/resident")
				b.ReportMetric(float64(uses(b, a)-before)/float64(b.N), "uses/resident")
			})
		}
	})
}

// atOnce asks for everything in one go, where entitlement asks in stages.
type atOnce struct{ *register.Service }

func (a atOnce) AskInStages(ctx context.Context, questions []register.Question, _ register.Next) ([]register.Answer, error) {
	return a.AskAll(ctx, questions...)
}

// uses counts the fields in all lines of the log.
func uses(b *testing.B, a *inside.App) (n int) {
	b.Helper()
	rows, err := a.DB.Read().QueryContext(b.Context(), `SELECT fields FROM logbook_line`)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			b.Fatal(err)
		}
		var fields []string
		if err := json.Unmarshal([]byte(text), &fields); err != nil {
			b.Fatal(err)
		}
		n += len(fields)
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return n
}

// BenchmarkForecast works out every service as it is and as it would be with eight hours
// of work more: facts asked for and logged, decided and explained.
func BenchmarkForecast(b *testing.B) {
	each(b, func(b *testing.B, dsn string) {
		whole.Start(b, whole.Options{DSN: dsn, Residents: 1000}).Stop()
		a := inside.Open(b, dsn)
		residents := everyone(b, a)
		w, ok := a.Catalogue.WhatIf("meer-werken")
		if !ok {
			b.Fatal("there is no what-if meer-werken")
		}
		in := entitlement.Inputs{"uren_erbij": "8", "uurloon": "20"}
		b.Run("resident", func(b *testing.B) {
			used := processorTime(b)
			for i := range b.N {
				if _, err := a.Rights.Forecast(b.Context(), residents[i%len(residents)], w, in); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(milliseconds(b.Elapsed())/float64(b.N), "ms/resident")
			b.ReportMetric(milliseconds(processorTime(b)-used)/float64(b.N), "cpu-ms/resident")
		})
	})
}

// BenchmarkCatalogue reads the whole catalogue, and carries out every rule that a service
// rests on for each day that its law was in force.
func BenchmarkCatalogue(b *testing.B) {
	used := processorTime(b)
	for b.Loop() {
		if _, err := catalogue.Load(nl.FS); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(milliseconds(processorTime(b)-used)/float64(b.N), "cpu-ms/op")
}

// BenchmarkStart is from starting the program to the last byte of the first page.
func BenchmarkStart(b *testing.B) {
	b.Run("new", func(b *testing.B) {
		for range b.N {
			b.StopTimer()
			dsn := dbtest.SQLiteDSN(b)
			b.StartTimer()
			p := whole.Start(b, whole.Options{DSN: dsn, Residents: 1000})
			b.StopTimer()
			p.Kill()
			b.StartTimer()
		}
		b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/start")
	})
	b.Run("again", func(b *testing.B) {
		p := whole.Start(b, whole.Options{DSN: dbtest.SQLiteDSN(b), Residents: 1000})
		p.Stop()
		b.ResetTimer()
		for range b.N {
			p.Restart()
			b.StopTimer()
			p.Stop()
			b.StartTimer()
		}
		b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/start")
	})
}

// BenchmarkImport reads the 687 person lists of the official test set into an empty
// store, with the facts that are invented for them.
func BenchmarkImport(b *testing.B) {
	each(b, func(b *testing.B, _ string) {
		file := whole.Data(b, "rvig", "rvig-gbav-testset-20220502.csv")
		name := b.Name()[strings.LastIndex(b.Name(), "/")+1:]
		whole.Binary(b)
		b.Run("official", func(b *testing.B) {
			for range b.N {
				b.StopTimer()
				dsn := stores[name](b)
				b.StartTimer()
				if r := whole.Run(b, "import", "gbav", file, "--database", dsn); r.Code != 0 || !strings.Contains(r.Stdout, "687 person lists") {
					b.Fatalf("exit code %d: %s%s", r.Code, r.Stdout, r.Stderr)
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/import")
		})
	})
}

func everyone(b *testing.B, a *inside.App) []kernel.ResidentID {
	b.Helper()
	residents, err := a.Residents.All(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	return residents
}

func refreshAll(b *testing.B, a *inside.App, residents []kernel.ResidentID) {
	b.Helper()
	begin := time.Now()
	var all errgroup.Group
	all.SetLimit(8)
	for _, resident := range residents {
		all.Go(func() error {
			_, err := a.Rights.Refresh(b.Context(), resident)
			return err
		})
	}
	if err := all.Wait(); err != nil {
		b.Fatal(err)
	}
	fmt.Fprintf(os.Stderr, "%s: the rights of %d residents worked out in %.1f s\n", b.Name(), len(residents), time.Since(begin).Seconds())
}

// logIn opens a session for every resident and gives the cookies.
func logIn(b *testing.B, a *inside.App, residents []kernel.ResidentID) []string {
	b.Helper()
	sessions := identity.NewSessions(a.DB, a.Clock, nil, identity.SessionOptions{})
	cookies := make([]string, len(residents))
	var all errgroup.Group
	all.SetLimit(16)
	for i, resident := range residents {
		all.Go(func() error {
			w := httptest.NewRecorder()
			r := httptest.NewRequestWithContext(context.WithoutCancel(b.Context()), http.MethodGet, "/", nil)
			if _, err := sessions.Start(r.Context(), w, r, identity.Opening{Resident: resident, Name: "Inwoner", Lang: "nl"}); err != nil {
				return err
			}
			c := w.Result().Cookies()[0]
			cookies[i] = c.Name + "=" + c.Value
			return nil
		})
	}
	if err := all.Wait(); err != nil {
		b.Fatal(err)
	}
	return cookies
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
