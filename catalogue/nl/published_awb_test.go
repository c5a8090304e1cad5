package nl_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"
)

// late is an application on which the authority is in default for so many days: it was
// received on 2 January 2024, the eight weeks ended on 27 February, the default notice came
// on 1 March, and the first day of the penalty is 16 March.
func late(days int) person {
	decided := time.Date(2024, 3, 16+days, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	return person{
		"aanvraag_ontvangen_op": "2024-01-02", "wettelijke_beslistermijn": nil, "beslistermijn_verlengd_met": "P0D", "beslistermijn_opgeschort": "P0D",
		"besluit_bekendgemaakt_op": decided, "ingebrekestelling_ontvangen_op": "2024-03-01", "reden_zonder_dwangsom": "geen", "aantal_aanvragers": "1",
	}
}

const penaltyDay = "2024-12-01"

// awbRow asks for the penalty for lateness, day by day.
func awbRow(t testing.TB, r row) {
	var rates struct {
		First, Next, Other, Most, Sum int
	}
	for key, into := range map[string]*int{
		"dag_1_14": &rates.First, "dag_15_28": &rates.Next, "dag_29_42": &rates.Other, "max_dagen": &rates.Most, "max_eur": &rates.Sum,
	} {
		if err := json.Unmarshal(r.Expected[key], into); err != nil {
			t.Fatal(err)
		}
	}
	total := 0
	for days := range rates.Most + 20 {
		switch {
		case days == 0 || days > rates.Most:
		case days <= 14:
			total += rates.First
		case days <= 28:
			total += rates.Next
		default:
			total += rates.Other
		}
		check(t, r, "awb.dwangsom", penaltyDay, late(days), fmt.Sprint(total))
	}
	if total != rates.Sum {
		t.Errorf("the days add up to %d, published %d", total, rates.Sum)
	}
}

// termijnenwetRow: each day that was made equal to a holiday moves the end of a period,
// and the working day before it does not.
func termijnenwetRow(t testing.TB, r row) {
	var days []string
	if err := json.Unmarshal(r.Expected["dagen"], &days); err != nil || len(days) == 0 {
		t.Fatalf("%v %v", days, err)
	}
	const goal = "termijnenwet.is_feestdag_of_weekend"
	for _, day := range days {
		check(t, r, goal, "2026-01-01", person{"einde_van_een_termijn": day}, "true")
	}
	for _, working := range []string{"2025-12-31", "2026-05-13", "2027-05-04", "2028-05-24"} {
		check(t, r, goal, "2026-01-01", person{"einde_van_een_termijn": working}, "false")
	}
}

// TestEveryTermEndsOnAWorkingDay: whatever day a period ends on, what the act makes of
// it is that day or a later one, no weekend, and itself not moved again.
func TestEveryTermEndsOnAWorkingDay(t *testing.T) {
	const goal = "termijnenwet.einde_na_verlenging"
	for day := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2028; day = day.AddDate(0, 0, 1) {
		end := ask(t, goal, "2026-01-01", person{"einde_van_een_termijn": day.Format(time.DateOnly)})
		moved, err := time.Parse(time.DateOnly, end)
		if err != nil {
			t.Fatal(err)
		}
		if moved.Before(day) || moved.Sub(day) > 6*24*time.Hour || moved.Weekday() == time.Saturday || moved.Weekday() == time.Sunday {
			t.Errorf("a period that ends on %s goes on to %s", day.Format(time.DateOnly), end)
		}
		if again := ask(t, goal, "2026-01-01", person{"einde_van_een_termijn": end}); again != end {
			t.Errorf("%s is moved to %s, and that to %s", day.Format(time.DateOnly), end, again)
		}
	}
}
