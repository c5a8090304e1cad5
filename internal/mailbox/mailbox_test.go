package mailbox_test

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/mailbox"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
)

var noon = time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)

func TestAMessageIsSentOncePerKeyAndReadByItsResidentOnly(t *testing.T) {
	dbtest.Each(t, []db.Module{mailbox.Module}, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		clock := kernel.ClockAt(noon)
		box := mailbox.New(d, clock)
		message := mailbox.Message{
			Organisation: "svb", Resident: "ann", Key: "besluit:1",
			SubjectNL: "U krijgt kinderbijslag", SubjectEN: "You receive child benefit",
			BodyNL: "Dag.", BodyEN: "Hello.",
		}
		for range 2 {
			if err := d.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error { return box.Send(ctx, tx, message) }); err != nil {
				t.Fatal(err)
			}
		}
		list, err := box.List(ctx, "ann")
		if err != nil || len(list) != 1 {
			t.Fatalf("the mailbox holds %d messages (%v), want 1", len(list), err)
		}
		if n, err := box.Unread(ctx, "ann"); err != nil || n != 1 {
			t.Fatalf("%d unread (%v), want 1", n, err)
		}
		if _, err := box.Open(ctx, "bob", list[0].ID); kernel.KindOf(err) != kernel.NotFound {
			t.Fatalf("another resident got %v, want not found", err)
		}
		clock.Set(noon.Add(time.Hour))
		opened, err := box.Open(ctx, "ann", list[0].ID)
		if err != nil || opened.Subject("en") != message.SubjectEN || opened.Body("nl") != "Dag." {
			t.Fatalf("opened %+v (%v)", opened, err)
		}
		clock.Set(noon.Add(2 * time.Hour))
		again, err := box.Open(ctx, "ann", list[0].ID)
		if err != nil || !again.ReadAt.Equal(noon.Add(time.Hour)) {
			t.Fatalf("read at %v (%v), want the first time", again.ReadAt, err)
		}
	})
}

func TestAMessageThatIsRolledBackWasNeverSent(t *testing.T) {
	dbtest.Each(t, []db.Module{mailbox.Module}, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		box := mailbox.New(d, kernel.ClockAt(noon))
		broken := kernel.Errorf(kernel.Internal, "the case could not be closed")
		err := d.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
			if err := box.Send(ctx, tx, mailbox.Message{Organisation: "svb", Resident: "ann", Key: "k", SubjectNL: "a", SubjectEN: "a"}); err != nil {
				t.Fatal(err)
			}
			return broken
		})
		if err == nil {
			t.Fatal("the transaction succeeded")
		}
		if list, err := box.List(ctx, "ann"); err != nil || len(list) != 0 {
			t.Fatalf("%d messages remain (%v)", len(list), err)
		}
	})
}
