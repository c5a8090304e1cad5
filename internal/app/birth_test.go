package app_test

import (
	"context"
	"encoding/json"
	"testing"

	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/population/demo"
	"meent.nl/meent/law/reason"
)

func TestAChildThatTurnsUpGivesKinderbijslagWithoutAnApplication(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		yara := w.resident(t, "Yara Bouwman")
		if _, err := demo.Birth(ctx, w.Population, yara, w.Clock); err != nil {
			t.Fatal(err)
		}
		w.drain(t)
		cases, err := w.Cases.Cases(ctx, yara)
		if err != nil || len(cases) != 1 || cases[0].Service != "kinderbijslag" || cases[0].Status != casework.Decided {
			t.Fatalf("cases %+v (%v), want one decided case of kinderbijslag", cases, err)
		}
		if cases[0].OpenedBy != "system" {
			t.Errorf("the case was opened by the %s", cases[0].OpenedBy)
		}
		d, err := w.Decisions.Get(ctx, yara, cases[0].Decision)
		if err != nil {
			t.Fatal(err)
		}
		var e reason.Explanation
		if err := json.Unmarshal(d.Content.Result, &e); err != nil {
			t.Fatal(err)
		}
		// The child was not there on the first day of this quarter (AKW art. 11), so
		// that it counts from the next: 70 % of the basic amount of January 2026.
		if d.Content.On.String() != "2026-04-01" || e.Answer.Text != "295.07" {
			t.Errorf("decided %s from %s, want 295.07 from 2026-04-01", e.Answer.Text, d.Content.On)
		}
		if messages, err := w.Mailbox.List(ctx, yara); err != nil || len(messages) != 1 {
			t.Errorf("%d messages (%v), want 1", len(messages), err)
		}
	})
}
