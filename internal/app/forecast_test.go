package app_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/platform/db"
)

// inputs is what a what-if begins with for somebody, with some of it filled in.
func (w town) inputs(t *testing.T, resident kernel.ResidentID, whatIf string, filled entitlement.Inputs) entitlement.Inputs {
	t.Helper()
	declared, ok := w.Catalogue.WhatIf(whatIf)
	if !ok {
		t.Fatalf("there is no what-if %s", whatIf)
	}
	in, _, err := w.Rights.Beginning(context.Background(), resident, declared)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range filled {
		in[name] = text
	}
	return in
}

func (w town) forecast(t *testing.T, resident kernel.ResidentID, whatIf string, in entitlement.Inputs) (entitlement.Consequences, error) {
	t.Helper()
	declared, _ := w.Catalogue.WhatIf(whatIf)
	return w.Rights.Forecast(context.Background(), resident, declared, in)
}

// amounts is what is expected of some services, as now → then in their own units, and of
// what is in the hand in cents.
type amounts struct {
	name, whatIf string
	who          string
	filled       entitlement.Inputs
	services     map[string]string
	now, then    int64 // in the hand, in cents a month; 0: not looked at
}

// forecasts are worked out by hand from the parameters of 2 March 2026 (see the law
// files): each says how.
func forecasts() []amounts {
	return []amounts{{
		// 8 hours × 52 × 14.71 (minimum wage of January 2026) = 6,119.36 more: 21,300 becomes
		// 27,419.36. Rent allowance: 498.20 − (252.49 − 1.82 − 48.15) + 65% of
		// (641.20 − 498.20) = 388.63 a month; less 27% of (27,419.36 − 23,425) = 1,078.48 a
		// year: 298.75, paid in whole euros. Net: 35.75% of 21,300 = 7,614.75, less credits
		// 3,115 and 996 + 31.009% of (21,300 − 11,965) = 609.06: 20,690.94 a year. Then
		// 9,802.42 − 3,115 − (5,300 + 1.95% of (27,419.36 − 25,845)) = 1,356.72: 26,062.64.
		name: "eight hours more", whatIf: "meer-werken", who: "Yara Bouwman",
		services: map[string]string{"huurtoeslag": "388 → 298", "inkomstenbelasting": "1724.25 → 2171.89", "zorgtoeslag": "129 → 129"},
		now:      1724_25 + 388_00 + 129_00, then: 2171_89 + 298_00 + 129_00,
	}, {
		// A partner under no ground of the Awir is a co-resident: 65% up to the limit for
		// two is 252.49 − 3.63 − 48.15 = 200.71 as the basic part, so 390.44 a month, less 22%
		// of (21,300 + 24,000 − 31,500) = 3,036 a year: 137.44.
		name: "moving in together", whatIf: "samenwonen", who: "Yara Bouwman",
		filled:   entitlement.Inputs{"partner_inkomen": "24000.00"},
		services: map[string]string{"huurtoeslag": "388 → 137", "zorgtoeslag": "129 → 129", "bijstand": "0.00 → 0.00"},
		now:      2241_25, then: 1724_25 + 137_00 + 129_00,
	}, {
		// Child benefit of January 2026: 6 to 12 is 358.30, 12 to 18 is 421.53, under 6 is
		// 295.07. Her son counts double for intensive care. Child budget: 724 a year more.
		// Just before he is 11.
		name: "a child turns 12", whatIf: "kind-wordt-12", who: "Samira Velthuis",
		services: map[string]string{"kinderbijslag": "1011.67 → 1138.13", "kindgebonden-budget": "430 → 490"},
	}, {
		// Child budget: 964 a year more than for a child under 12, and at 15 that was 724.
		// Child benefit is the same at 15 and 16.
		name: "a child turns 16", whatIf: "kind-wordt-16", who: "Samira Velthuis",
		services: map[string]string{"kinderbijslag": "1138.13 → 1138.13", "kindgebonden-budget": "490 → 510"},
	}, {
		// At 17 both as at 16. Then only the child under 6 is left: 295.07; and of two times
		// 2,580 a year one.
		name: "a child turns 18", whatIf: "kind-wordt-18", who: "Samira Velthuis",
		services: map[string]string{"kinderbijslag": "1138.13 → 295.07", "kindgebonden-budget": "510 → 215", "zorgtoeslag": "144 → 144"},
	}, {
		// 47 of 50 years is 94% of 1,637.57. No work income is left: (1,539.32 + 94% of the
		// holiday pay of 106.55) × 12 = 19,673.76, of which the credits of who is of AOW age
		// leave no tax to pay. Less the Zvw contribution of 4.85%, 954.18: 18,719.58. The
		// norm of assistance at that age is 1,564.69 a month: 4.72 is short, of which 0.24 is
		// kept for the holidays.
		name: "reaching AOW age", whatIf: "aow-leeftijd", who: "Gerrit Molenkamp",
		services: map[string]string{"aow": "0.00 → 1539.32", "inkomstenbelasting": "1950.00 → 1559.97", "bijstand": "0.00 → 4.48"},
		then:     1559_97 + 129_00 + 4_72,
	}, {
		// The rent goes from 641.20 to 700: 65% of 58.80 more is 388.63 + 38.22 = 426.85.
		name: "moving to another municipality", whatIf: "verhuizen-naar-andere-gemeente", who: "Yara Bouwman",
		filled:   entitlement.Inputs{"nieuwe_gemeente": "utrecht", "nieuwe_huur": "700.00"},
		services: map[string]string{"huurtoeslag": "388 → 426", "zorgtoeslag": "129 → 129"},
		now:      2241_25, then: 2241_25 + 38_00,
	}, {
		// Her norm is 1,401.50 a month, of which 5% is kept for the holidays. Her wage is
		// taxed on top of the assistance in her income; all of it but 5% goes off again.
		name: "more hours on assistance", whatIf: "meer-werken", who: "Nadia Amrani",
		// With what is kept, 370.09 of wages takes 370.09 off 1,401.50: nothing is left of it.
		// Beside it 653.37 a quarter of child benefit, and 1,218 of allowances on both sides.
		services: map[string]string{"bijstand": "1331.42 → 979.84"},
		now:      1401_50 + 217_79 + 1218_00, then: 370_09 + 1031_41 + 217_79 + 1218_00,
	}}
}

func TestAForecastIsWhatTheLawsGive(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		for _, c := range forecasts() {
			t.Run(c.name, func(t *testing.T) {
				who := w.resident(t, c.who)
				w.right(t, who, "zorgtoeslag")
				got, err := w.forecast(t, who, c.whatIf, w.inputs(t, who, c.whatIf, c.filled))
				if err != nil {
					t.Fatal(err)
				}
				for _, s := range got.Services {
					want, ok := c.services[s.Service.ID]
					text := fmt.Sprintf("%s → %s", s.Now.Right.Low, s.Then.Right.Low)
					decided := s.Now.Right.Status == entitlement.Decided && s.Then.Right.Status == entitlement.Decided
					if ok && (text != want || !decided) {
						t.Errorf("%s is %s (%s, %s), want %s", s.Service.ID, text, s.Now.Right.Status, s.Then.Right.Status, want)
					}
				}
				for _, side := range []struct {
					what string
					hand entitlement.InHand
					want int64
				}{{"now", got.Now, c.now}, {"then", got.Then, c.then}} {
					if side.want != 0 && (side.hand.Low != side.want || side.hand.High != side.want || len(side.hand.Open) > 0) {
						t.Errorf("in the hand %s is %d to %d, %d open; want %d", side.what, side.hand.Low, side.hand.High, len(side.hand.Open), side.want)
					}
				}
			})
		}
	})
}

// A what-if that changes nothing makes no difference, for anybody.
func TestNothingChangedIsNoDifference(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		residents, err := w.Residents.All(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for i, who := range residents {
			if i%3 != 0 {
				continue // a third of them shows it
			}
			got, err := w.forecast(t, who, "meer-werken", entitlement.Inputs{"uren_erbij": "0", "uurloon": "20"})
			if err != nil {
				t.Fatal(err)
			}
			if got.Now.Low != got.Then.Low || got.Now.High != got.Then.High || len(got.Now.Open) != len(got.Then.Open) || got.Cliff {
				t.Errorf("no hours more makes %d..%d of %d..%d in the hand", got.Then.Low, got.Then.High, got.Now.Low, got.Now.High)
			}
			for _, s := range got.Services {
				now, then := s.Now.Right, s.Then.Right
				if now.Status != then.Status || now.Low != then.Low || now.High != then.High {
					t.Errorf("no hours more makes %s of %s %s..%s: %s %s..%s", s.Service.ID, now.Status, now.Low, now.High, then.Status, then.Low, then.High)
				}
			}
		}
	})
}

// Assistance goes off a wage nearly whole, and with more gross income the allowances go
// down too: some of whoever is on assistance has less of sixteen hours of work.
func TestACliffIsMarkedWhereLessIsLeft(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		residents, err := w.Residents.All(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		cliffs := 0
		for _, who := range residents[:10] {
			got, err := w.forecast(t, who, "meer-werken", entitlement.Inputs{"uren_erbij": "16", "uurloon": "14.71"})
			if err != nil {
				t.Fatal(err)
			}
			known := len(got.Now.Open)+len(got.Then.Open) == 0
			if less := known && got.Then.High < got.Now.Low; less != got.Cliff {
				t.Errorf("from %d to %d, and a cliff: %v", got.Now.Low, got.Then.High, got.Cliff)
			}
			if got.Cliff {
				cliffs++
			}
		}
		if cliffs == 0 {
			t.Error("nobody has less of more income, so that no cliff was tried")
		}
	})
}

func TestAForecastStoresNothingButTheLog(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		yara := w.resident(t, "Yara Bouwman")
		w.right(t, yara, "zorgtoeslag")
		w.drain(t)
		logged := func() int {
			lines, err := w.Logbook.Lines(ctx, yara, logbook.Filter{Limit: logbook.MaxLimit})
			if err != nil {
				t.Fatal(err)
			}
			return len(lines)
		}
		before, lines := rows(t, w.DB), logged()
		in := w.inputs(t, yara, "meer-werken", nil)
		if logged() != lines {
			t.Error("a form that is only opened asks the registers")
		}
		if _, err := w.forecast(t, yara, "meer-werken", in); err != nil {
			t.Fatal(err)
		}
		after := rows(t, w.DB)
		for table, n := range after {
			if n != before[table] && !strings.HasPrefix(table, "logbook") {
				t.Errorf("table %s had %d rows, and has %d", table, before[table], n)
			}
		}
		if logged() == lines {
			t.Error("the use of her data is not in the log")
		}
		asked := map[string]int{}
		all, err := w.Logbook.Lines(ctx, yara, logbook.Filter{Limit: logbook.MaxLimit})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range all[:logged()-lines] {
			asked[l.Purpose+" "+l.Register]++
			if l.By != "resident" {
				t.Errorf("the line on %s says that %s asked", l.Register, l.By)
			}
		}
		for key, n := range asked {
			if n > 1 {
				t.Errorf("%s was asked %d times", key, n)
			}
		}
	})
}

// rows counts the rows of every table.
func rows(t *testing.T, d *db.DB) map[string]int {
	t.Helper()
	list := `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
	if d.Dialect() == db.PostgreSQL {
		list = `SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()`
	}
	found, err := d.Read().QueryContext(t.Context(), list)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for found.Next() {
		var name string
		if err := found.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	if err := found.Close(); err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, name := range names {
		var n int
		if err := d.Read().QueryRowContext(t.Context(), `SELECT count(*) FROM "`+name+`"`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		counts[name] = n
	}
	if len(counts) < 10 {
		t.Fatalf("only the tables %v are counted", names)
	}
	return counts
}

func TestHostileInputsOfAForecastAreRefused(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		samira := w.resident(t, "Samira")
		w.right(t, samira, "zorgtoeslag")
		texts := []string{"", " ", "-1", "NaN", "1e9", "99999999999999999999", "8,5", "0x10", "'; DROP TABLE entitlement_right; --", "\x00", strings.Repeat("9", 5000)}
		for _, c := range []struct{ whatIf, ask string }{
			{"meer-werken", "uren_erbij"}, {"meer-werken", "uurloon"}, {"kind-wordt-12", "kind"}, {"kind-wordt-18", "inkomen_van_kind"},
			{"samenwonen", "partner_leeftijd"}, {"samenwonen", "hoe_samen"}, {"aow-leeftijd", "pensioen_per_jaar"}, {"verhuizen-naar-andere-gemeente", "nieuwe_gemeente"},
		} {
			for _, text := range append(slices.Clone(texts), "0.001", "99", "amsterdam; utrecht") {
				if c.ask == "partner_leeftijd" && text == "99" || c.ask == "inkomen_van_kind" && text == "99" ||
					c.ask == "pensioen_per_jaar" && text == "99" || c.ask == "uurloon" && text == "99" {
					continue
				}
				_, err := w.forecast(t, samira, c.whatIf, w.inputs(t, samira, c.whatIf, entitlement.Inputs{c.ask: text}))
				if kernel.KindOf(err) != kernel.Invalid {
					t.Errorf("%s of %s as %.30q gives %v, want invalid", c.ask, c.whatIf, text, err)
				}
				if err != nil && len(text) > 3 && strings.Contains(err.Error(), text) {
					t.Errorf("the error of %s repeats what was filled in", c.ask)
				}
			}
		}
	})
}
