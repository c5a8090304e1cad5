package nl_test

import (
	"fmt"
	"math/big"
	"testing"
)

var assistanceDays = []string{"2024-01-01", "2024-07-01", "2025-01-01", "2025-07-01", "2026-01-01"}

// TestMoreWagesNeverRaiseAssistance, and never leave somebody with less.
func TestMoreWagesNeverRaiseAssistance(t *testing.T) {
	const goal = "participatiewet.bijstand"
	kept := 0
	for _, on := range assistanceDays {
		for _, people := range []func() person{
			func() person { return without(on, 24) },
			func() person { return without(on, 40) },
			func() person { return without(on, 70) },
			func() person { return couple(on, 40, 30) },
			func() person { return couple(on, 40, 19) },
		} {
			for _, exempt := range []string{"geen", "zes_maanden", "medisch_urenbeperkt", "loonkostensubsidie"} {
				var last, least *big.Rat
				for wages := 0; wages <= 2400; wages += 150 {
					facts := people()
					facts["netto_loon"], facts["vrijlating_van_loon"] = fmt.Sprint(wages), exempt
					got := paidOut(t, goal, on, facts)
					all := new(big.Rat).Add(got, big.NewRat(int64(wages), 1))
					if last != nil && (got.Cmp(last) > 0 || all.Cmp(least) < 0) {
						t.Errorf("%s, born %s, wages kept: %s: with %d euro of wages %s of assistance, with 150 less %s", on,
							facts["geboortedatum"], exempt, wages, got.FloatString(2), last.FloatString(2))
					}
					if last != nil && got.Sign() > 0 && all.Cmp(least) > 0 {
						kept++
					}
					last, least = got, all
				}
			}
		}
	}
	if kept < 200 {
		t.Errorf("only %d times somebody keeps a part of the wages", kept)
	}
}

// TestMoreSharersLowerTheNorm of each of them, and raise what they have together.
func TestMoreSharersLowerTheNorm(t *testing.T) {
	const goal = "participatiewet-normen.norm"
	for _, on := range assistanceDays {
		var last, together *big.Rat
		for sharers := 1; sharers <= 8; sharers++ {
			facts, mates := without(on, 40), []person{}
			for range sharers - 1 {
				mates = append(mates, housemate(on, 40))
			}
			facts["partnerkandidaten"] = mates
			norm := paidOut(t, goal, on, facts)
			all := new(big.Rat).Mul(norm, big.NewRat(int64(sharers), 1))
			if last != nil && (norm.Cmp(last) >= 0 || all.Cmp(together) <= 0) {
				t.Errorf("%s: the norm of each of %d is %s, of one fewer %s", on, sharers, norm.FloatString(2), last.FloatString(2))
			}
			last, together = norm, all
		}
	}
}

// TestAssetsAboveTheLimitEndTheRight, and those below leave it as it is.
func TestAssetsAboveTheLimitEndTheRight(t *testing.T) {
	for _, on := range assistanceDays {
		for _, facts := range []person{without(on, 40), couple(on, 40, 30)} {
			limit := rational(t, ask(t, "participatiewet-middelen.vermogensgrens", on, facts))
			facts["bezittingen"] = limit.FloatString(2)
			at := paidOut(t, "participatiewet.bijstand", on, facts)
			facts["bezittingen"] = limit.Add(limit, big.NewRat(1, 100)).FloatString(2)
			above := paidOut(t, "participatiewet.bijstand", on, facts)
			if at.Sign() == 0 || above.Sign() != 0 {
				t.Errorf("%s: assistance is %s at the limit of assets and %s above it", on, at.FloatString(2), above.FloatString(2))
			}
		}
	}
}

// paidOut is nothing where the law gives none.
func paidOut(t *testing.T, goal, on string, facts person) *big.Rat {
	t.Helper()
	got := ask(t, goal, on, facts)
	if got == "not_applicable" {
		return new(big.Rat)
	}
	return rational(t, got)
}
