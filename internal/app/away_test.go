package app_test

import (
	"context"
	"io"
	"log/slog"
	"testing"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/app"
	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/config"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
)

// withoutBRP is the same installation while the BRP does not answer.
func (w town) withoutBRP(t *testing.T) *app.App {
	t.Helper()
	world, err := catalogue.Load(nl.FS)
	if err != nil {
		t.Fatal(err)
	}
	c, err := config.Load("", nil, map[string]string{
		"database": w.Config.Database.Reveal(), "brp.url": "http://127.0.0.1:1", "brp.timeout_seconds": "1",
	})
	if err != nil {
		t.Fatal(err)
	}
	a, err := app.Open(context.Background(), c, world, w.clock, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

func TestARegisterThatDoesNotAnswerReplacesNoOutcome(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		yara, bram := w.resident(t, "Yara Bouwman"), w.resident(t, "Bram")
		before := w.right(t, yara, "zorgtoeslag")
		away := w.withoutBRP(t)
		w.clock.Set(day.Add(time.Hour))
		rights, err := away.Rights.Refresh(ctx, yara)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rights {
			if r.Service == "zorgtoeslag" && (r.Status != before.Status || r.Low != before.Low) {
				t.Errorf("her right became %s, %s", r.Status, r.Low)
			}
		}
		rights, err = away.Rights.Refresh(ctx, bram)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rights {
			if r.Service == "zorgtoeslag" && r.Status != entitlement.SourceAway {
				t.Errorf("%s, never worked out, is %s", r.Service, r.Status)
			}
			for _, m := range r.Missing {
				if f, ok := w.Catalogue.Field(m.Field); !ok || f.Register.ID == "brp" {
					t.Errorf("%s asks the resident for %s, which the BRP holds", r.Service, m.Field)
				}
			}
		}
		w.clock.Set(day.Add(2 * time.Hour))
		w.drain(t)
		if r := w.stored(t, bram, "zorgtoeslag"); r.Status != entitlement.Range {
			t.Errorf("when the register answers again his right is %s", r.Status)
		}
	})
}

func TestACaseWaitsForARegisterAndDoesNotAskTheResident(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		yara := w.resident(t, "Yara Bouwman")
		away := w.withoutBRP(t)
		c, err := away.Cases.Apply(ctx, yara, "zorgtoeslag", "")
		if err != nil {
			t.Fatal(err)
		}
		if err := away.Queue.Drain(ctx); err == nil {
			t.Fatal("the failure is not reported")
		}
		if c, _, err = w.Cases.Case(ctx, yara, c.ID); err != nil || c.Status != casework.Running {
			t.Fatalf("the case is %s (%v), want running", c.Status, err)
		}
		w.clock.Set(day.Add(time.Hour))
		w.drain(t)
		if c, _, err = w.Cases.Case(ctx, yara, c.ID); err != nil || c.Status != casework.Decided {
			t.Fatalf("the case is %s (%v), want decided", c.Status, err)
		}
	})
}

func TestWithoutAnAmountAPersonDecides(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		gerrit := w.resident(t, "Gerrit Molenkamp")
		w.clock.Set(time.Date(2027, 2, 1, 10, 0, 0, 0, time.UTC)) // the AOW of 2027 is not known
		if r := w.right(t, gerrit, "aow"); r.Status != entitlement.Unpublished || !r.High.IsZero() || r.Certainty != entitlement.Possible {
			t.Fatalf("his right is %s, %s, up to %s", r.Status, r.Certainty, r.High)
		}
		if fields, err := w.Rights.Changeable("aow"); err != nil || len(fields) > 0 {
			t.Errorf("one may vary %v (%v)", fields, err)
		}
		if _, err := w.Rights.WhatIf(ctx, gerrit, "aow", nil); kernel.KindOf(err) != kernel.Invalid {
			t.Errorf("a what-if gives %v, want invalid", err)
		}
		c, err := w.Cases.Apply(ctx, gerrit, "aow", "")
		if err != nil {
			t.Fatal(err)
		}
		w.drain(t)
		if c, _, err = w.Cases.Case(ctx, gerrit, c.ID); err != nil || c.Status != casework.AtPerson {
			t.Errorf("the case is %s (%v)", c.Status, err)
		}
	})
}
