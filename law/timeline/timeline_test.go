package timeline_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
)

var vocabulary = document.NewVocabulary([]document.Fact{
	{Name: "inkomen", Of: "person", Type: euro, Min: 0, Max: 1_000_000_00, Scale: 2},
	{Name: "verzekerd", Of: "person", Type: value.Type{Kind: value.Boolean}},
	{Name: "geboortedatum", Of: "person", Type: value.Type{Kind: value.Day}, Min: -30000, Max: 21000},
}, document.RelationDecl{Name: "kinderen", Member: "child", Max: 4})

var euro = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerYear}}

// steun begins at 18, is more for each child under 12, and is less from 2026.
const steun = `law: steun
title: Steunwet
kind: wet
source: BWBR0000007
in_force: {from: 2024-01-01}
carried_out_by: dienst
plain: {nl: Steun., en: Support.}
parameters:
  - name: basis
    label: {nl: Basis, en: Base}
    unit: euro per month
    cites: artikel 1
    values:
      - {from: 2024-01-01, value: 100.00, source: "Stcrt. 2023, 1"}
      - {from: 2026-01-01, value: 90.00, source: "Stcrt. 2025, 1"}
  - {name: per_kind, label: {nl: Per kind, en: Per child}, unit: euro per month, cites: artikel 1, values: [{from: 2024-01-01, value: 10.00, source: y}]}
  - {name: grens, label: {nl: Grens, en: Limit}, unit: euro per year, cites: artikel 1, values: [{from: 2024-01-01, value: 30000, source: y}]}
articles:
  - article: "1"
    plain: {nl: Steun vanaf 18 jaar., en: Support from 18.}
    rules:
      - name: steun
        label: {nl: Uw steun, en: Your support}
        of: household
        yields: euro per month
        cites: lid 1
        formula: >
          if verzekerd and geboortedatum + duration("P18Y") <= peildatum and inkomen <= grens
          then basis + count(kinderen[geboortedatum + duration("P12Y") > peildatum]) * per_kind else 0
`

func corpus(t testing.TB) *law.Corpus {
	t.Helper()
	c, err := law.Load(fstest.MapFS{"laws/steun/2024.yaml": {Data: []byte(steun)}}, "laws", vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func day(t testing.TB, s string) value.Date {
	t.Helper()
	d, err := value.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func always(text string) []timeline.Entry { return []timeline.Entry{{Given: run.Text(text)}} }

// resident turns 18 in May 2025; the child turns 12 in February 2026.
func resident(t testing.TB) *timeline.History {
	return &timeline.History{
		Facts: map[string][]timeline.Entry{
			"verzekerd": always("true"), "geboortedatum": always("2007-05-17"), "inkomen": always("12000.00"),
		},
		Relations: map[string]timeline.Relation{"kinderen": {Members: []timeline.Member{
			{Span: timeline.Span{From: day(t, "2025-09-10")}, Facts: map[string][]timeline.Entry{"geboortedatum": always("2014-02-01")}},
		}}},
	}
}

func TestStretches(t *testing.T) {
	found, err := timeline.Work(corpus(t), "steun", timeline.Months(day(t, "2025-01-01"), day(t, "2026-04-30")), resident(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"2025-01-01 2025-05-01 5 0", // 18 on 17 May: from the first of June
		"2025-06-01 2025-09-01 4 100",
		"2025-10-01 2025-12-01 3 110", // a child came to live here
		"2026-01-01 2026-01-01 1 100", // the amount of 2026
		"2026-02-01 2026-04-01 3 90",  // the child is 12
	}
	expect(t, found, want)
}

// A program is run once for a stretch, however many months or days it has, and whatever
// changes in it that does not bear on the outcome.
func TestOneRunForAStretch(t *testing.T) {
	h := resident(t)
	for _, month := range timeline.Months(day(t, "2025-01-01"), day(t, "2026-04-30")) {
		h.Facts["inkomen"] = append(h.Facts["inkomen"],
			timeline.Entry{Span: timeline.Span{From: month}, Given: run.Text(fmt.Sprintf("%d.00", 12000+int(month)%1000))})
	}
	for name, days := range map[string][]value.Date{
		"months": timeline.Months(day(t, "2025-01-01"), day(t, "2026-04-30")),
		"days":   timeline.Days(day(t, "2025-01-01"), day(t, "2026-04-30")),
	} {
		found, err := timeline.Work(corpus(t), "steun", days, h, 0)
		if err != nil {
			t.Fatal(err)
		}
		runs, asked := 0, 0
		for _, s := range found {
			runs, asked = runs+s.Runs, asked+s.Days
		}
		if len(found) != 5 || runs != len(found) || asked != len(days) {
			t.Errorf("%s: %d runs for %d stretches of %d in all, want one for each of 5", name, runs, len(found), asked)
		}
	}
}

func expect(t *testing.T, found []timeline.Stretch, want []string) {
	t.Helper()
	for i, s := range found {
		got := fmt.Sprintf("%s %s %d %s", s.From, s.Until, s.Days, s.Outcome.Text(s.Outcome.Value))
		if i >= len(want) || got != want[i] {
			t.Errorf("stretch %d is %s", i, got)
		}
	}
	if len(found) != len(want) {
		t.Errorf("%d stretches, want %d", len(found), len(want))
	}
}

// The birthday itself is found to the day.
func TestEveryDay(t *testing.T) {
	found, err := timeline.Work(corpus(t), "steun", timeline.Days(day(t, "2025-05-01"), day(t, "2025-06-30")), resident(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, found, []string{"2025-05-01 2025-05-16 16 0", "2025-05-17 2025-06-30 45 100"})
}

// An income that is corrected later gives what is to be paid back, and why.
func TestAsKnownThenAndNow(t *testing.T) {
	h := resident(t)
	h.Facts["inkomen"] = append(h.Facts["inkomen"],
		timeline.Entry{Span: timeline.Span{From: day(t, "2025-07-01"), Until: day(t, "2025-12-31"), Recorded: 500}, Given: run.Text("40000.00")})
	h.Facts["verzekerd"] = append(h.Facts["verzekerd"],
		timeline.Entry{Span: timeline.Span{Recorded: 500}, Given: run.Text("true")})
	months := timeline.Months(day(t, "2025-01-01"), day(t, "2026-04-30"))
	before, err := timeline.Work(corpus(t), "steun", months, h, 499)
	if err != nil || len(before) != 5 {
		t.Fatalf("what was learned later changed what was known before: %v, %v", before, err)
	}
	found, err := timeline.Compare(corpus(t), "steun", months, h, 499, 500)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 2 || found[0].Days != 3 || found[1].Days != 3 || found[0].From != day(t, "2025-07-01") {
		t.Fatalf("differences: %+v", found)
	}
	total, ok := timeline.Total(found)
	if !ok || total != -630 { // three months of 100.00 and three of 110.00
		t.Errorf("total %d, %t", total, ok)
	}
	for _, d := range found {
		if len(d.Because) != 1 || d.Because[0].Fact != "inkomen" {
			t.Errorf("because %+v", d.Because)
		}
	}
}

// A stretch is what each of its days gives by itself.
func TestStretchesAreTheDaysTogether(t *testing.T) {
	c := corpus(t)
	from, until := day(t, "2024-03-01"), day(t, "2026-12-31")
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		h := randomHistory(r, from, until)
		known := timeline.Instant(r.IntN(3))
		days := timeline.Days(from+value.Date(r.IntN(300)), until-value.Date(r.IntN(300)))
		found, err := timeline.Work(c, "steun", days, h, known)
		if err != nil {
			t.Fatal(err)
		}
		i := 0
		for _, on := range days {
			if on > found[i].Until {
				i++
			}
			one, err := timeline.Work(c, "steun", []value.Date{on}, h, known)
			if err != nil {
				t.Fatal(err)
			}
			if !one[0].Same(&found[i]) {
				t.Fatalf("seed %d: on %s it is %+v, the stretch says %+v", seed, on, one[0].Outcome, found[i].Outcome)
			}
		}
	}
}

func randomHistory(r *rand.Rand, from, until value.Date) *timeline.History {
	span := func() timeline.Span {
		s := timeline.Span{Recorded: timeline.Instant(r.IntN(3))}
		if r.IntN(2) == 0 {
			s.From = from + value.Date(r.IntN(int(until-from)))
		}
		if r.IntN(3) == 0 {
			s.Until = max(s.From, from) + value.Date(r.IntN(200))
		}
		if r.IntN(4) == 0 {
			s.Replaced = s.Recorded + 1
		}
		return s
	}
	entries := func(text func() string) []timeline.Entry {
		var all []timeline.Entry
		for range 1 + r.IntN(3) {
			all = append(all, timeline.Entry{Span: span(), Given: run.Text(text())})
		}
		return all
	}
	born := func() string { return (from - value.Date(r.IntN(9000))).String() }
	h := &timeline.History{Facts: map[string][]timeline.Entry{
		"verzekerd":     entries(func() string { return fmt.Sprint(r.IntN(3) > 0) }),
		"inkomen":       entries(func() string { return fmt.Sprintf("%d.00", r.IntN(40000)) }),
		"geboortedatum": entries(born),
	}, Relations: map[string]timeline.Relation{}}
	if r.IntN(5) > 0 {
		var members []timeline.Member
		for range r.IntN(4) {
			members = append(members, timeline.Member{Span: span(), Facts: map[string][]timeline.Entry{"geboortedatum": entries(born)}})
		}
		h.Relations["kinderen"] = timeline.Relation{Members: members}
	}
	return h
}

// More members than the relation can have is an error, and no panic.
func TestTooManyMembers(t *testing.T) {
	h := resident(t)
	h.Relations["kinderen"] = timeline.Relation{Members: make([]timeline.Member, 9)}
	if _, err := timeline.Work(corpus(t), "steun", timeline.Days(20089, 20090), h, 0); err == nil {
		t.Error("nine children are accepted, where four is the most")
	}
}
