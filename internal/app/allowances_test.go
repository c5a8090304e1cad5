package app_test

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/law/reason"
)

// allowances are the services of the Dienst Toeslagen, with the rule that says yes.
var allowances = map[string]string{
	"huurtoeslag":         "heeft_recht_op_huurtoeslag",
	"kindgebonden-budget": "heeft_recht_op_kindgebonden_budget",
	"kinderopvangtoeslag": "heeft_recht_op_kinderopvangtoeslag",
	"zorgtoeslag":         "heeft_recht_op_zorgtoeslag",
}

func TestEverybodyInATownHasSoundAllowances(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		residents, err := w.Residents.All(ctx)
		if err != nil {
			t.Fatal(err)
		}
		paid := map[string]int{}
		for _, resident := range residents {
			if _, err := w.Rights.Refresh(ctx, resident); err != nil {
				t.Fatal(err)
			}
			for service, rule := range allowances {
				f, err := w.Rights.Finding(ctx, resident, service)
				if err != nil {
					t.Fatal(err)
				}
				r := f.Right
				if r.Status != entitlement.Decided && r.Status != entitlement.Range {
					t.Errorf("%s is %s", service, r.Status)
				}
				if r.Low.Coefficient < 0 || r.Low.Cmp(r.High) > 0 || r.Unit != "euro per month" {
					t.Errorf("%s lies between %s and %s %s", service, r.Low, r.High, r.Unit)
				}
				if r.Status == entitlement.Decided && !r.High.IsZero() {
					paid[service]++
					if !holds(t, f.Law.Result, rule) {
						t.Errorf("%s is %s without a right to it", service, r.High)
					}
				}
				if slices.Contains(r.Together, resident) {
					t.Errorf("somebody has %s together with themselves", service)
				}
			}
		}
		for service := range allowances {
			if paid[service] == 0 {
				t.Errorf("nobody in the town has %s: the town shows nothing of it", service)
			}
		}
	})
}

// holds says whether a rule of the household came out true.
func holds(t *testing.T, result json.RawMessage, rule string) bool {
	t.Helper()
	var e reason.Explanation
	if err := json.Unmarshal(result, &e); err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(e.Steps, func(s reason.Step) bool { return s.Rule == rule && s.Text == "true" })
}

func TestAnUnknownRentIsAskedAndItsAnswerDecides(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		bram := w.resident(t, "Bram")
		right := w.right(t, bram, "huurtoeslag")
		rent, income := entitlement.Missing{Field: "kale_huur"}, entitlement.Missing{Field: "inkomensgegeven"}
		if right.Status != entitlement.Range || !slices.Contains(right.Missing, rent) || !slices.Contains(right.Missing, income) {
			t.Fatalf("the right is %s and %v is missing, want a range that misses the rent and the income", right.Status, right.Missing)
		}
		c, err := w.Cases.Apply(ctx, bram, "huurtoeslag", "")
		if err != nil {
			t.Fatal(err)
		}
		w.drain(t)
		if c, _, err = w.Cases.Case(ctx, bram, c.ID); err != nil || c.Status != casework.Waiting {
			t.Fatalf("the case is %s (%v), want waiting", c.Status, err)
		}
		for _, wrong := range []string{"-1.00", "10000.01", "600.123", "1e3", "NaN", "0x10", "zeshonderd", "99999999999999999999", "600.00\x00", "<b>600</b>", ""} {
			if err := w.Rights.Answer(ctx, bram, "huurtoeslag", rent, wrong); kernel.KindOf(err) != kernel.Invalid {
				t.Errorf("the rent %q gives %v, want invalid", wrong, err)
			}
		}
		stranger := entitlement.Missing{Relation: "partnerkandidaten", Member: w.resident(t, "Yara Bouwman"), Field: "inkomensgegeven"}
		if err := w.Rights.Answer(ctx, bram, "huurtoeslag", stranger, "1.00"); kernel.KindOf(err) != kernel.Invalid {
			t.Errorf("the income of a stranger gives %v, want invalid", err)
		}
		for m, text := range map[entitlement.Missing]string{rent: "640.00", income: "21000.00"} {
			if err := w.Rights.Answer(ctx, bram, "huurtoeslag", m, text); err != nil {
				t.Fatalf("the answer on %s: %v", m.Field, err)
			}
		}
		w.drain(t)
		if c, _, err = w.Cases.Case(ctx, bram, c.ID); err != nil || c.Status != casework.Decided {
			t.Fatalf("the case is %s (%v), want decided", c.Status, err)
		}
		// 2026, alone, income below the reference: 498.20 - 202.52 + 65 % of 141.80 is 387.85.
		if right = w.right(t, bram, "huurtoeslag"); right.Low.String() != "387" || right.Certainty != entitlement.Probable {
			t.Errorf("after his answers the right is %s, %s", right.Low, right.Certainty)
		}
		if same, err := w.Decisions.Replay(ctx, bram, c.Decision); err != nil || !same {
			t.Errorf("worked out again, the decision is the same: %v (%v)", same, err)
		}
		lines, err := w.Logbook.Lines(ctx, bram, logbook.Filter{Field: "kale_huur", Limit: logbook.MaxLimit})
		used := func(register string) bool {
			return slices.ContainsFunc(lines, func(l logbook.Line) bool {
				return l.Register == register && l.Purpose == "huurtoeslag-vaststellen" && l.Service == "huurtoeslag"
			})
		}
		if err != nil || !used("huur") || !used(entitlement.OwnStatement) {
			t.Errorf("the use of the rent is not in the log for its purpose (%v)", err)
		}
	})
}
