package app_test

import (
	"context"
	"testing"

	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
)

func TestWhatPartnersHaveTogetherIsNotPaidTwice(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		samira, joost := w.resident(t, "Samira Velthuis"), w.resident(t, "Joost Velthuis")
		for service := range allowances {
			if holder := w.right(t, joost, service).Holder; holder != "" {
				t.Errorf("%s has a holder before anybody applied", service)
			}
			w.applies(t, samira, service, casework.Decided)
			right := w.stored(t, joost, service)
			if service == "kindgebonden-budget" { // it follows the kinderbijslag, which goes to her
				if right.MayHave() || right.Holder != samira {
					t.Errorf("he may have %s as well, or does not see that his partner has it: %+v", service, right)
				}
				continue
			}
			if right.Holder != samira {
				t.Errorf("he does not see that his partner has %s", service)
			}
			if right := w.right(t, samira, service); right.Holder != "" {
				t.Errorf("her own %s is held by somebody else", service)
			}
			w.applies(t, joost, service, casework.AtPerson)
		}
	})
}

func TestOneResidentOfAHomeGetsTheHuurtoeslag(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		lieke, tobias := w.resident(t, "Lieke"), w.resident(t, "Tobias")
		w.applies(t, lieke, "huurtoeslag", casework.Decided)
		if right := w.right(t, tobias, "huurtoeslag"); right.Holder != lieke {
			t.Errorf("who lives in the same home does not see who has it: %+v", right.Together)
		}
		w.applies(t, tobias, "huurtoeslag", casework.AtPerson)
		yara := w.resident(t, "Yara Bouwman")
		if right := w.right(t, yara, "huurtoeslag"); len(right.Together) > 0 || right.Certainty == entitlement.None {
			t.Errorf("who lives alone has it together with %v, %s", right.Together, right.Certainty)
		}
	})
}

// applies asks for a service and expects where the case ends up.
func (w town) applies(t *testing.T, resident kernel.ResidentID, service string, want casework.Status) {
	t.Helper()
	ctx := context.Background()
	c, err := w.Cases.Apply(ctx, resident, service, "")
	if err != nil {
		t.Fatal(err)
	}
	w.drain(t)
	if c, _, err = w.Cases.Case(ctx, resident, c.ID); err != nil || c.Status != want {
		t.Errorf("the application for %s is %s (%v), want %s", service, c.Status, err, want)
	}
}
