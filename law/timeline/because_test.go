package timeline_test

import (
	"testing"

	"meent.nl/meent/law/run"
	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
)

func recorded(at timeline.Instant, from value.Date, text string) timeline.Entry {
	return timeline.Entry{Span: timeline.Span{From: from, Recorded: at}, Given: run.Text(text)}
}

// Who the members are is a cause only where the outcome would be another with those of then.
func TestMembersAreACauseOnlyWhereTheyMakeADifference(t *testing.T) {
	for name, c := range map[string]struct {
		born, income string
		want         []timeline.Correction
	}{
		"a grown child, and an income over the limit": {"1999-01-01", "40000.00", []timeline.Correction{{Fact: "inkomen"}}},
		"a child, and an income under the limit":      {"2020-01-01", "25000.00", []timeline.Correction{{Relation: "kinderen"}}},
	} {
		h := resident(t)
		h.Facts["geboortedatum"] = always("1980-01-01")
		h.Facts["inkomen"] = append(h.Facts["inkomen"], recorded(5, 0, c.income))
		h.Relations["kinderen"] = timeline.Relation{Members: []timeline.Member{
			{Span: timeline.Span{Recorded: 5}, Facts: map[string][]timeline.Entry{"geboortedatum": always(c.born)}},
		}}
		found, err := timeline.Compare(corpus(t), "steun", timeline.Months(day(t, "2025-01-01"), day(t, "2025-03-01")), h, 2, timeline.Latest)
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: %d differences (%v), want one", name, len(found), err)
		}
		expectBecause(t, name, found[0], c.want)
	}
}

// One outcome now, of which the cause is another fact from a day on: two differences.
func TestDaysWithOtherCausesAreOtherDifferences(t *testing.T) {
	h := resident(t)
	h.Facts["geboortedatum"] = always("1980-01-01")
	april := day(t, "2025-04-01")
	h.Facts["inkomen"] = append(h.Facts["inkomen"],
		timeline.Entry{Span: timeline.Span{Until: april - 1, Recorded: 5}, Given: run.Text("40000.00")})
	h.Facts["verzekerd"] = append(h.Facts["verzekerd"], recorded(5, april, "false"))
	found, err := timeline.Compare(corpus(t), "steun", timeline.Months(day(t, "2025-01-01"), day(t, "2025-06-30")), h, 2, timeline.Latest)
	if err != nil || len(found) != 2 {
		t.Fatalf("%d differences (%v), want two", len(found), err)
	}
	expectBecause(t, "until April", found[0], []timeline.Correction{{Fact: "inkomen"}})
	expectBecause(t, "from April", found[1], []timeline.Correction{{Fact: "verzekerd"}})
	if found[0].Days != 3 || found[1].Days != 3 || found[1].From != april || found[0].Until != day(t, "2025-03-01") {
		t.Errorf("of %s to %s, and from %s for %d days", found[0].From, found[0].Until, found[1].From, found[1].Days)
	}
	if total, ok := timeline.Total(found); !ok || total != -600 {
		t.Errorf("in all %d, %t: want six times a hundred less", total, ok)
	}
}

// Of an outcome that is open then and now all that was corrected is told.
func TestOfAnOpenOutcomeAllThatWasCorrectedIsTold(t *testing.T) {
	h := resident(t)
	h.Facts["geboortedatum"] = always("1980-01-01")
	delete(h.Facts, "verzekerd")
	h.Facts["inkomen"] = append(h.Facts["inkomen"], recorded(5, 0, "13000.00"))
	found, err := timeline.Compare(corpus(t), "steun", timeline.Months(day(t, "2025-01-01"), day(t, "2025-03-01")), h, 2, timeline.Latest)
	if err != nil || len(found) != 1 {
		t.Fatalf("%d differences (%v), want one", len(found), err)
	}
	expectBecause(t, "open", found[0], []timeline.Correction{{Fact: "inkomen"}})
	if _, ok := timeline.Total(found); ok {
		t.Error("what is open has a total")
	}
}

func expectBecause(t *testing.T, name string, d timeline.Difference, want []timeline.Correction) {
	t.Helper()
	same := len(d.Because) == len(want)
	for i, c := range d.Because {
		same = same && c.Fact == want[i].Fact && c.Relation == want[i].Relation && c.Member == want[i].Member
	}
	if !same {
		t.Errorf("%s: because of %+v, want %+v", name, d.Because, want)
	}
}
