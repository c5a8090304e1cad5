package app_test

import (
	"bytes"
	"slices"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/population/demo"
)

// TestEveryRightReplaysToTheByte works every service out for a town, and again from the
// facts as they are kept, in JSON.
func TestEveryRightReplaysToTheByte(t *testing.T) {
	clock := kernel.ClockAt(day)
	a := installation(t, dbtest.SQLiteDSN(t), clock)
	town, err := demo.Make("replay", 60, kernel.Today(clock))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Population.Apply(t.Context(), town.Lists, "replay", nil); err != nil {
		t.Fatal(err)
	}
	residents, err := a.Residents.All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	replayed := map[string]int{}
	for _, resident := range slices.Compact(residents) {
		if _, err := a.Rights.Refresh(t.Context(), resident); err != nil {
			t.Fatal(err)
		}
		for _, service := range a.Catalogue.Services {
			f, err := a.Rights.Finding(t.Context(), resident, service.ID)
			if err != nil {
				t.Fatal(err)
			}
			if f.Law.Goal == "" {
				continue // nothing was worked out
			}
			again, err := a.Laws.Decide(f.Law.Goal, f.Right.On, f.Law.Facts)
			if err != nil {
				t.Fatalf("%s: %v", service.ID, err)
			}
			if !bytes.Equal(again.Result, f.Law.Result) || again.Program != f.Law.Program {
				t.Errorf("%s replays to other bytes:\n%s\nwas\n%s", service.ID, again.Result, f.Law.Result)
			}
			replayed[service.ID]++
		}
	}
	if len(replayed) < 10 {
		t.Errorf("few services were worked out: %v", replayed)
	}
}
