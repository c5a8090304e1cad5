package population_test

import (
	"slices"
	"testing"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/population/demo"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/embedded"
)

func seeded(t testing.TB, d *db.DB, size int) (*world, demo.Municipality) {
	t.Helper()
	w := newWorld(t, d)
	town, err := demo.Make(demo.Seed, size, kernel.Today(w.clock))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Apply(t.Context(), town.Lists, demo.Seed, nil); err != nil {
		t.Fatal(err)
	}
	return w, town
}

func TestTheDemoIsInTheRegisters(t *testing.T) {
	dbtest.Each(t, modules, func(t *testing.T, d *db.DB) {
		w, town := seeded(t, d, 150)
		if n, err := w.Count(t.Context()); err != nil || n != len(town.Lists) || len(w.changes) != 0 {
			t.Errorf("%d of %d lists, %d changes reported, %v", n, len(town.Lists), len(w.changes), err)
		}
		mother := town.Personas[0].BSN
		state, care := w.members(t, mother, "kinderen", "intensieve_zorg")
		if state != register.Known || len(care) != 2 {
			t.Fatalf("the first persona has children %v: %s", care, state)
		}
		needs := 0
		for _, v := range care {
			if v.Text == "true" && v.Synthetic {
				needs++
			}
		}
		if needs != 1 {
			t.Errorf("%d of her children need intensive care: %+v", needs, care)
		}
		if v := w.value(t, mother, "gehuwd"); v.Text != "true" || v.Synthetic {
			t.Errorf("gehuwd: %+v", v)
		}
		if v := w.value(t, mother, "inkomensgegeven"); v.Text != "11800.00" || !v.Synthetic {
			t.Errorf("inkomensgegeven: %+v", v)
		}
		_, spouse := w.members(t, mother, "partnerkandidaten", "samen_op_adres_sinds")
		if len(spouse) != 1 {
			t.Errorf("candidates: %+v", spouse)
		}
		// Starting again changes nothing.
		before := dump(t, d)
		if err := w.Apply(t.Context(), town.Lists, "another seed", nil); err != nil {
			t.Fatal(err)
		}
		if dump(t, d) != before {
			t.Error("the same lists again change something")
		}
	})
}

func TestABirthIsAChangeForBothParents(t *testing.T) {
	dbtest.Each(t, modules, func(t *testing.T, d *db.DB) {
		w, town := seeded(t, d, 60)
		ctx := t.Context()
		mother, err := w.residents.Find(ctx, town.Personas[0].BSN)
		if err != nil {
			t.Fatal(err)
		}
		child, err := demo.Birth(ctx, w.Service, mother, w.clock)
		if err != nil {
			t.Fatal(err)
		}
		var parents []kernel.ResidentID
		for _, c := range w.changes {
			if slices.Contains(c.Added, embedded.Addition{Relation: "kinderen", Resident: child}) {
				parents = append(parents, c.Resident)
			}
		}
		if len(parents) != 2 || !slices.Contains(parents, mother) {
			t.Errorf("the child is new to %d residents, want both parents; changes %+v", len(parents), w.changes)
		}
		number, err := w.residents.BSN(ctx, child)
		if err != nil {
			t.Fatal(err)
		}
		if v := w.value(t, number, "geboortedatum"); v.Text != kernel.Today(w.clock).String() {
			t.Errorf("the child is born on %+v", v)
		}
		if _, home := w.members(t, town.Personas[0].BSN, "kinderen", "behoort_tot_huishouden"); len(home) != 3 || home[number.Digits()].Text != "true" {
			t.Errorf("at home: %+v", home)
		}
		// A restart of the demo does not undo the birth; a second child gets a number of
		// its own.
		if err := w.Apply(ctx, town.Lists, demo.Seed, nil); err != nil {
			t.Fatal(err)
		}
		second, err := demo.Birth(ctx, w.Service, mother, w.clock)
		if err != nil || second == child {
			t.Fatalf("second child: %v", err)
		}
		if _, home := w.members(t, town.Personas[0].BSN, "kinderen", "behoort_tot_huishouden"); len(home) != 4 {
			t.Errorf("%d children, want 4", len(home))
		}
		if _, err := demo.Birth(ctx, w.Service, "nobody", w.clock); kernel.KindOf(err) != kernel.NotFound {
			t.Errorf("a birth to nobody: %v", err)
		}
	})
}

// A child that turns 18 is no minor any more; only that is reported.
func TestReview(t *testing.T) {
	d := dbtest.Open(t, dbtest.SQLiteDSN(t))
	if err := d.Migrate(t.Context(), modules...); err != nil {
		t.Fatal(err)
	}
	w, town := seeded(t, d, 120)
	if err := w.Review(t.Context(), nil); err != nil || len(w.changes) != 0 {
		t.Errorf("on the same day: %d changes, %v", len(w.changes), err)
	}
	w.clock.Set(w.clock.Now().AddDate(18, 0, 0))
	if err := w.Review(t.Context(), nil); err != nil || len(w.changes) == 0 {
		t.Errorf("18 years later: %d changes, %v", len(w.changes), err)
	}
	if v := w.value(t, town.Personas[0].BSN, "inkomensgegeven"); v.Text != "11800.00" {
		t.Errorf("invented facts changed with the clock: %+v", v)
	}
}

func BenchmarkSeed10000(b *testing.B) {
	for range b.N {
		d := dbtest.Open(b, dbtest.SQLiteDSN(b))
		if err := d.Migrate(b.Context(), modules...); err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		_, town := seeded(b, d, 10_000)
		b.ReportMetric(float64(len(town.Lists))/time.Since(start).Seconds(), "residents/s")
	}
}
