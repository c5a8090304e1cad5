package contact_test

import (
	"context"
	"database/sql"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/contact"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
)

// box keeps what was confirmed, by key.
type box struct {
	keys map[string]bool
	last contact.Confirmation
}

func (b *box) Confirm(_ context.Context, _ *sql.Tx, c contact.Confirmation) error {
	if b.keys == nil {
		b.keys = map[string]bool{}
	}
	b.keys[c.Key], b.last = true, c
	return nil
}

func TestAWishToBeCalledIsConfirmedOnceForTheNextWorkingDay(t *testing.T) {
	dbtest.Each(t, []db.Module{contact.Module}, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		clock := kernel.ClockAt(time.Date(2026, 3, 6, 12, 0, 0, 0, time.UTC)) // a Friday
		box := &box{}
		service := contact.New(d, clock, box, "gemeente")
		for range 2 {
			if err := service.Ask(ctx, "ann", contact.CallBack{Phone: "06 12345678", PartOfDay: "morgen", About: "zorgtoeslag"}); err != nil {
				t.Fatal(err)
			}
		}
		if len(box.keys) != 1 {
			t.Fatalf("confirmed under the keys %v, want one", box.keys)
		}
		if !strings.Contains(box.last.BodyNL, "maandag 9 maart, tussen 9 en 12 uur") || !strings.Contains(box.last.BodyEN, "Monday 9 March") {
			t.Errorf("the message says %q and %q", box.last.BodyNL, box.last.BodyEN)
		}
	})
}

func TestAWishWithoutANumberIsRefused(t *testing.T) {
	dbtest.Each(t, []db.Module{contact.Module}, func(t *testing.T, d *db.DB) {
		service := contact.New(d, kernel.SystemClock{}, &box{}, "gemeente")
		for _, c := range []contact.CallBack{
			{Phone: "", PartOfDay: "morgen"}, {Phone: "bel mij", PartOfDay: "morgen"}, {Phone: "06 12345678", PartOfDay: "nacht"},
		} {
			if err := service.Ask(context.Background(), "ann", c); kernel.KindOf(err) != kernel.Invalid {
				t.Errorf("%+v: got %v, want invalid", c, err)
			}
		}
	})
}
