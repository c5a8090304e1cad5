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

// TestANumberIsNotKeptForever asks on a day, and again when the first wish is old.
func TestANumberIsNotKeptForever(t *testing.T) {
	dbtest.Each(t, []db.Module{contact.Module}, func(t *testing.T, d *db.DB) {
		start := time.Date(2026, 3, 6, 12, 0, 0, 0, time.UTC)
		ask := func(at time.Time, organisation kernel.OrganisationID, resident kernel.ResidentID) {
			t.Helper()
			service := contact.New(d, kernel.ClockAt(at), &box{}, organisation)
			if err := service.Ask(t.Context(), resident, contact.CallBack{Phone: "06 12345678", PartOfDay: "morgen"}); err != nil {
				t.Fatal(err)
			}
		}
		ask(start, "gemeente", "ann")
		ask(start, "svb", "ann")
		ask(start.Add(contact.Kept), "gemeente", "bob") // ann's wish is exactly as old as it may become
		if have := wishes(t, d); have != "gemeente ann, gemeente bob, svb ann" {
			t.Errorf("kept after 30 days: %s", have)
		}
		ask(start.Add(contact.Kept+time.Second), "gemeente", "cor")
		if have := wishes(t, d); have != "gemeente bob, gemeente cor, svb ann" {
			t.Errorf("kept after more than 30 days: %s; the wish of another organisation is not ours to delete", have)
		}
	})
}

func wishes(t *testing.T, d *db.DB) string {
	t.Helper()
	rows, err := d.Read().QueryContext(t.Context(), `SELECT organisation, resident FROM contact_callback ORDER BY organisation, resident`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var organisation, resident string
		if err := rows.Scan(&organisation, &resident); err != nil {
			t.Fatal(err)
		}
		all = append(all, organisation+" "+resident)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, ", ")
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
