package identity_test

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
)

var start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func bsn(t testing.TB, digits string) kernel.BSN {
	t.Helper()
	number, err := kernel.ParseBSN(digits)
	if err != nil {
		t.Fatal(err)
	}
	return number
}

func TestResidents(t *testing.T) {
	dbtest.Each(t, []db.Module{identity.Module()}, func(t *testing.T, d *db.DB) {
		ctx := t.Context()
		residents := identity.NewResidents(d, kernel.ClockAt(start))
		anna, bram := bsn(t, "999993653"), bsn(t, "999990019")

		if _, err := residents.Find(ctx, anna); kernel.KindOf(err) != kernel.NotFound {
			t.Fatalf("find of a stranger: %v", err)
		}
		first, err := residents.Ensure(ctx, anna)
		if err != nil {
			t.Fatal(err)
		}
		again, err := residents.Ensure(ctx, anna)
		if err != nil || again != first {
			t.Fatalf("a second Ensure gives %q, %v; want %q", again, err, first)
		}
		other, err := residents.Ensure(ctx, bram)
		if err != nil || other == first {
			t.Fatalf("another BSN gives %q, %v", other, err)
		}
		if strings.Contains(string(first), anna.Digits()) {
			t.Fatal("the id holds the BSN")
		}
		if got, err := residents.BSN(ctx, first); err != nil || got != anna {
			t.Fatalf("BSN of the first: %v, %v", got, err)
		}
		if _, err := residents.BSN(ctx, "nobody"); kernel.KindOf(err) != kernel.NotFound {
			t.Fatalf("BSN of nobody: %v", err)
		}
		if _, err := residents.Ensure(ctx, kernel.BSN{}); kernel.KindOf(err) != kernel.Invalid {
			t.Fatalf("no BSN: %v", err)
		}
		all, err := residents.All(ctx)
		if err != nil || len(all) != 2 || !slices.Contains(all, first) || !slices.Contains(all, other) {
			t.Fatalf("all: %v, %v", all, err)
		}
	})
}

func TestEnsureTxIsUndoneWithItsTransaction(t *testing.T) {
	dbtest.Each(t, []db.Module{identity.Module()}, func(t *testing.T, d *db.DB) {
		ctx, anna := t.Context(), bsn(t, "999993653")
		residents := identity.NewResidents(d, kernel.ClockAt(start))
		stop := errors.New("stop")
		err := d.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
			if _, err := residents.EnsureTx(ctx, tx, anna); err != nil {
				t.Error(err)
			}
			return stop
		})
		if !errors.Is(err, stop) {
			t.Fatal(err)
		}
		if _, err := residents.Find(ctx, anna); kernel.KindOf(err) != kernel.NotFound {
			t.Fatalf("the resident is there after all: %v", err)
		}
	})
}

func TestEnsureAtTheSameMomentGivesOneResident(t *testing.T) {
	dbtest.Each(t, []db.Module{identity.Module()}, func(t *testing.T, d *db.DB) {
		residents := identity.NewResidents(d, kernel.ClockAt(start))
		anna := bsn(t, "999993653")
		ids := make([]kernel.ResidentID, 8)
		var wait sync.WaitGroup
		for i := range ids {
			wait.Go(func() {
				var err error
				if ids[i], err = residents.Ensure(t.Context(), anna); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		for _, id := range ids {
			if id != ids[0] || id == "" {
				t.Fatalf("different residents for one BSN: %v", ids)
			}
		}
	})
}
