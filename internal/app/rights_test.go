package app_test

import (
	"context"
	"slices"
	"testing"

	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
)

func TestARightIsAppliedForDecidedAndReplayed(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		yara := w.resident(t, "Yara Bouwman")
		right := w.right(t, yara, "zorgtoeslag")
		if right.Status != entitlement.Decided || right.Low.String() != "129" || right.Unit != "euro per month" {
			t.Fatalf("her right is %s, %s %s; the table of 2026 says 129 a month", right.Status, right.Low, right.Unit)
		}
		c, err := w.Cases.Apply(ctx, yara, "zorgtoeslag", "")
		if err != nil {
			t.Fatal(err)
		}
		w.drain(t)
		c, _, err = w.Cases.Case(ctx, yara, c.ID)
		if err != nil || c.Status != casework.Decided {
			t.Fatalf("the case is %s (%v)", c.Status, err)
		}
		same, err := w.Decisions.Replay(ctx, yara, c.Decision)
		if err != nil || !same {
			t.Errorf("worked out again, the decision is the same: %v (%v)", same, err)
		}
		messages, err := w.Mailbox.List(ctx, yara)
		if err != nil || len(messages) != 1 || messages[0].Decision != c.Decision {
			t.Errorf("messages %+v (%v), want one about the decision", messages, err)
		}
	})
}

func TestEveryFactOfADecisionIsInTheLogForItsCase(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		yara := w.resident(t, "Yara Bouwman")
		c, err := w.Cases.Apply(ctx, yara, "zorgtoeslag", "")
		if err != nil {
			t.Fatal(err)
		}
		w.drain(t)
		if c, _, err = w.Cases.Case(ctx, yara, c.ID); err != nil {
			t.Fatal(err)
		}
		d, err := w.Decisions.Get(ctx, yara, c.Decision)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := w.Logbook.Lines(ctx, yara, logbook.Filter{Limit: logbook.MaxLimit})
		if err != nil {
			t.Fatal(err)
		}
		for _, source := range d.Content.Sources {
			if source.Field == "" {
				continue
			}
			logged := slices.ContainsFunc(lines, func(l logbook.Line) bool {
				return l.Case == c.ID && l.Register == source.Register && slices.Contains(l.Fields, source.Field) && l.Purpose == "zorgtoeslag-vaststellen"
			})
			if !logged {
				t.Errorf("the use of %s of %s for this case is not in the log", source.Field, source.Register)
			}
		}
	})
}

func TestAMissingFactIsARangeAndItsAnswerAnAmount(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		bram := w.resident(t, "Bram")
		right := w.right(t, bram, "zorgtoeslag")
		if right.Status != entitlement.Range || !right.Low.IsZero() || right.High.String() != "129" || right.Certainty != entitlement.Possible {
			t.Fatalf("with an unknown income the right is %s from %s to %s, %s", right.Status, right.Low, right.High, right.Certainty)
		}
		income := entitlement.Missing{Field: "inkomensgegeven"}
		if !slices.Contains(right.Missing, income) {
			t.Fatalf("missing are %v, want the income", right.Missing)
		}
		c, err := w.Cases.Apply(ctx, bram, "zorgtoeslag", "")
		if err != nil {
			t.Fatal(err)
		}
		w.drain(t)
		if c, _, err = w.Cases.Case(ctx, bram, c.ID); err != nil || c.Status != casework.Waiting {
			t.Fatalf("the case is %s (%v), want waiting", c.Status, err)
		}
		for _, wrong := range []string{"veel", "-1000000000000", "12.345", ""} {
			if err := w.Rights.Answer(ctx, bram, "zorgtoeslag", income, wrong); kernel.KindOf(err) != kernel.Invalid {
				t.Errorf("the answer %q gives %v, want invalid", wrong, err)
			}
		}
		for _, m := range right.Missing {
			text := "0.00"
			if m == income {
				text = "25000.00"
			}
			if err := w.Rights.Answer(ctx, bram, "zorgtoeslag", m, text); err != nil {
				t.Fatalf("the answer on %s: %v", m.Field, err)
			}
		}
		w.drain(t)
		if c, _, err = w.Cases.Case(ctx, bram, c.ID); err != nil || c.Status != casework.Decided {
			t.Fatalf("the case is %s (%v), want decided", c.Status, err)
		}
		if right = w.right(t, bram, "zorgtoeslag"); right.Certainty != entitlement.Probable || right.Low.String() != "129" {
			t.Errorf("after his answer the right is %s, %s", right.Low, right.Certainty)
		}
		if err := w.Rights.Answer(ctx, bram, "zorgtoeslag", income, "60000.00"); err != nil {
			t.Fatalf("telling it otherwise: %v", err)
		}
		if right = w.stored(t, bram, "zorgtoeslag"); right.Certainty != entitlement.None {
			t.Errorf("with 60,000 the right is %s", right.Certainty)
		}
		lines, err := w.Logbook.Lines(ctx, bram, logbook.Filter{Field: "inkomensgegeven", Limit: logbook.MaxLimit})
		if err != nil || !slices.ContainsFunc(lines, func(l logbook.Line) bool { return l.Register == entitlement.OwnStatement }) {
			t.Errorf("the use of his own statement is not in the log (%v)", err)
		}
	})
}

func TestAnOwnStatementNeverOverrulesARegister(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		yara := w.resident(t, "Yara Bouwman")
		w.right(t, yara, "zorgtoeslag")
		err := w.Rights.Answer(context.Background(), yara, "zorgtoeslag", entitlement.Missing{Field: "inkomensgegeven"}, "1.00")
		if kernel.KindOf(err) != kernel.Invalid {
			t.Fatalf("stating what a register knows gives %v, want invalid", err)
		}
	})
}

func TestAWhatIfStoresNothingButTheLog(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		yara := w.resident(t, "Yara Bouwman")
		before := w.right(t, yara, "zorgtoeslag")
		c, err := w.Rights.WhatIf(ctx, yara, "zorgtoeslag", entitlement.Changes{"inkomensgegeven": "60000.00"})
		if err != nil {
			t.Fatal(err)
		}
		if c.Now.Right.Low.String() != "129" || !c.Then.Right.High.IsZero() {
			t.Errorf("with 60,000 it goes from %s to %s, want from 129 to 0", c.Now.Right.Low, c.Then.Right.High)
		}
		rights, err := w.Rights.Overview(ctx, yara)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rights {
			if r.Service == "zorgtoeslag" && (r.Low != before.Low || !r.ComputedAt.Equal(before.ComputedAt)) {
				t.Errorf("the stored right changed")
			}
		}
		if _, err := w.Rights.WhatIf(ctx, yara, "zorgtoeslag", entitlement.Changes{"bsn": "1"}); kernel.KindOf(err) != kernel.Invalid {
			t.Errorf("varying what is no fact gives %v, want invalid", err)
		}
	})
}
