package app_test

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/app"
	"meent.nl/meent/internal/config"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/register"
)

// day is one on which every amount of the three laws is known.
var day = time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)

// installation is a whole Meent without its faces.
func installation(t *testing.T, dsn string, clock kernel.Clock) *app.App {
	t.Helper()
	world, err := catalogue.Load(nl.FS)
	if err != nil {
		t.Fatal(err)
	}
	c, err := config.Load("", nil, map[string]string{"database": dsn})
	if err != nil {
		t.Fatal(err)
	}
	a, err := app.Open(context.Background(), c, world, clock, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

func officialSet(t *testing.T) *os.File {
	t.Helper()
	files, err := filepath.Glob("../../../shared/data/rvig/*.csv")
	if err != nil || len(files) != 1 {
		t.Skip("the official GBA-V test set is not in ../shared/data/rvig")
	}
	file, err := os.Open(files[0])
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

func TestEveryRightOfEveryOfficialPersonIsWorkedOut(t *testing.T) {
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		ctx := context.Background()
		a := installation(t, dsn, kernel.ClockAt(day))
		sum, err := a.Population.Import(ctx, officialSet(t), "official.csv", "meent", nil)
		if err != nil {
			t.Fatal(err)
		}
		if sum.Lists != 687 || sum.Accepted()+sum.Refused != 687 {
			t.Fatalf("%d lists: %d accepted and %d refused, want 687 in all", sum.Lists, sum.Accepted(), sum.Refused)
		}
		residents, err := a.Residents.All(ctx)
		if err != nil {
			t.Fatal(err)
		}
		counts, noOutcome := map[entitlement.Status]int{}, 0
		for _, resident := range residents {
			rights, err := a.Rights.Refresh(ctx, resident)
			if err != nil {
				t.Fatalf("a resident's rights: %v", err)
			}
			if len(rights) != len(a.Catalogue.Services) {
				t.Fatalf("%d rights, want one for each of %d services", len(rights), len(a.Catalogue.Services))
			}
			for _, r := range rights {
				counts[r.Status]++
				if r.Status == entitlement.ForPerson && !hasNumberless(t, a, r) {
					noOutcome++
				}
				open := r.Status == entitlement.Range || r.Status == entitlement.Needs
				if open && len(r.Missing) == 0 {
					t.Errorf("%s is %s and nothing is missing", r.Service, r.Status)
				}
				if r.IsAmount() && r.Status == entitlement.Range && r.Low.Cmp(r.High) >= 0 {
					t.Errorf("%s is a range from %s to %s", r.Service, r.Low, r.High)
				}
			}
		}
		t.Logf("%d residents: %v", len(residents), counts)
		// Two spouses of one age: the Participatiewet does not say which of them counts.
		if noOutcome > 5 {
			t.Errorf("the law gives no outcome for %d rights", noOutcome)
		}
		for _, status := range []entitlement.Status{entitlement.Decided, entitlement.Range} {
			if counts[status] == 0 {
				t.Errorf("no right is %s: the facts of the set cannot all be alike", status)
			}
		}
	})
}

// hasNumberless says whether a right hangs on somebody who has no number.
func hasNumberless(t *testing.T, a *app.App, r entitlement.Right) bool {
	t.Helper()
	f, err := a.Rights.Finding(context.Background(), r.Resident, r.Service)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(f.Facts, func(use entitlement.FactUse) bool {
		return use.Relation != "" && use.Field != "" && use.Member == "" && use.State == register.Unknown.String()
	})
}
