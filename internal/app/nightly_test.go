package app_test

import (
	"context"
	"testing"
	"time"

	"meent.nl/meent/internal/entitlement"
)

func TestABirthdayChangesARightOvernight(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		gerrit := w.resident(t, "Gerrit Molenkamp")
		if r := w.right(t, gerrit, "aow"); r.Certainty != entitlement.None {
			t.Fatalf("before his AOW age the right is %s", r.Certainty)
		}
		if err := w.DB.Tx(ctx, w.ScheduleNightly); err != nil {
			t.Fatal(err)
		}
		w.clock.Set(day.Add(70 * 24 * time.Hour)) // 11 May 2026, after his birthday
		w.drain(t)
		w.drain(t)
		rights, err := w.Rights.Overview(ctx, gerrit)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rights {
			if r.Service == "aow" && (r.Certainty != entitlement.Certain || r.Low.IsZero()) {
				t.Errorf("after his birthday the right is %s, %s", r.Certainty, r.Low)
			}
		}
	})
}
