package app_test

import (
	"context"
	"strings"
	"testing"

	"meent.nl/meent/internal/app"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/population/demo"
)

// town is an installation with a small synthetic municipality.
type town struct {
	*app.App
	clock *kernel.SettableClock
	made  demo.Municipality
}

func eachTown(t *testing.T, f func(t *testing.T, w town)) {
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		clock := kernel.ClockAt(day)
		w := town{App: installation(t, dsn, clock), clock: clock}
		var err error
		if w.made, err = demo.Make("test", 40, kernel.Today(clock)); err != nil {
			t.Fatal(err)
		}
		if err := w.Population.Apply(context.Background(), w.made.Lists, "test", nil); err != nil {
			t.Fatal(err)
		}
		f(t, w)
	})
}

// resident finds somebody of the town by name.
func (w town) resident(t *testing.T, name string) kernel.ResidentID {
	t.Helper()
	for _, l := range w.made.Lists {
		if strings.Contains(l.Person.Names.Given+" "+l.Person.Names.Surname, name) {
			id, err := w.Residents.Find(context.Background(), l.Person.BSN)
			if err != nil {
				t.Fatal(err)
			}
			return id
		}
	}
	t.Fatalf("nobody in the town is called %s", name)
	return ""
}

// right is one right of a resident, worked out now.
func (w town) right(t *testing.T, resident kernel.ResidentID, service string) entitlement.Right {
	t.Helper()
	if _, err := w.Rights.Refresh(context.Background(), resident); err != nil {
		t.Fatal(err)
	}
	return w.stored(t, resident, service)
}

// stored is one right of a resident as it is kept.
func (w town) stored(t *testing.T, resident kernel.ResidentID, service string) entitlement.Right {
	t.Helper()
	rights, err := w.Rights.Overview(context.Background(), resident)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rights {
		if r.Service == service {
			return r
		}
	}
	t.Fatalf("there is no right %s", service)
	return entitlement.Right{}
}

func (w town) drain(t *testing.T) {
	t.Helper()
	if err := w.Queue.Drain(context.Background()); err != nil {
		t.Fatal(err)
	}
}
