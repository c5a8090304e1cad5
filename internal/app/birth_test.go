package app_test

import (
	"context"
	"encoding/json"
	"testing"

	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/population"
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

func TestEachChildOfOneDayGetsItsDecision(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		yara := w.resident(t, "Yara Bouwman")
		for range 2 {
			if _, err := demo.Birth(ctx, w.Population, yara, w.Clock); err != nil {
				t.Fatal(err)
			}
			w.drain(t)
		}
		decisions, err := w.Decisions.List(ctx, yara)
		if err != nil || len(decisions) != 2 || decisions[0].Replaces != decisions[1].ID {
			t.Fatalf("%d decisions (%v), want two of which the second replaces the first", len(decisions), err)
		}
		var e reason.Explanation
		if err := json.Unmarshal(decisions[0].Content.Result, &e); err != nil || e.Answer.Text != "590.14" {
			t.Errorf("for two children it is %s (%v), want 590.14", e.Answer.Text, err)
		}
	})
}

func TestAnOlderChildThatTurnsUpStartsNothing(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		samira, yara := w.resident(t, "Samira"), w.resident(t, "Yara Bouwman")
		for _, list := range w.made.Lists {
			if id, err := w.Residents.Find(ctx, list.Person.BSN); err != nil || id != samira {
				continue
			}
			// Her children of school age appear in the list of somebody else.
			for _, other := range w.made.Lists {
				if id, err := w.Residents.Find(ctx, other.Person.BSN); err == nil && id == yara {
					other.Digest = ""
					other.Person.Children = list.Person.Children
					if err := w.Population.Apply(ctx, []population.List{other}, "test", nil); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		w.drain(t)
		if cases, err := w.Cases.Cases(ctx, yara); err != nil || len(cases) != 0 {
			t.Errorf("cases %+v (%v), want none", cases, err)
		}
	})
}
