package nl_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestMarginalRate: what somebody pays of 100 euro more is the marginal rate, wherever
// that rate is the same at both ends.
func TestMarginalRate(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 15))
	const rate, tax = "wet-ib-2001-marginaal.marginaal_tarief", "wet-ib-2001-heffingskortingen.te_betalen_over_box_1"
	for _, on := range []string{"2024-07-01", "2025-07-01", "2026-07-01"} {
		same := 0
		for range 120 {
			p := taxpayer([]string{young, old, "1944-03-01"}[r.IntN(3)], "")
			p["aftrek_eigen_woning"] = fmt.Sprint(r.IntN(3) * 4000)
			if r.IntN(2) == 0 {
				p["kinderen"] = []person{{"geboortedatum": "2020-01-01", "half_jaar_in_huishouden": "true"}}
			}
			work := 1 + r.IntN(150_000)
			p["arbeidsinkomen"] = fmt.Sprint(work)
			before, paid := ask(t, rate, on, p), rational(t, ask(t, tax, on, p))
			p["arbeidsinkomen"] = fmt.Sprint(work + 100)
			if ask(t, rate, on, p) != before || before == "not_applicable" {
				continue
			}
			same++
			more := new(big.Rat).Sub(rational(t, ask(t, tax, on, p)), paid)
			off := more.Sub(more, rational(t, before))
			if off.Abs(off).Cmp(big.NewRat(3, 100)) > 0 {
				t.Errorf("%s, %s, born %s: the rate at %d is %s, and 100 euro more costs %s off it", on, p["aftrek_eigen_woning"],
					p["geboortedatum"], work, before, off.FloatString(4))
			}
		}
		if same < 60 {
			t.Errorf("%s: only %d of 120 lie within one stretch", on, same)
		}
	}
}

// TestMoreWorkNeverPaysLess: the net income grows with the gross one, but for the
// truncated amounts of column III, which take less than a euro.
func TestMoreWorkNeverPaysLess(t *testing.T) {
	const net = "wet-ib-2001-marginaal.netto_inkomen"
	for _, on := range []string{"2024-07-01", "2025-07-01", "2026-07-01"} {
		last := new(big.Rat)
		for work := 0; work <= 160_000; work += 500 {
			got := rational(t, ask(t, net, on, taxpayer(young, fmt.Sprint(work))))
			if got.Cmp(last) < 0 {
				t.Errorf("%s: of %d somebody keeps %s, less than of 500 euro less", on, work, got.FloatString(2))
			}
			last = got
		}
	}
}
