package law_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/run/runtest"
	"meent.nl/meent/law/timeline"
)

const lived = `{
  "inkomen": [{"value": 21300}, {"value": 26000.50, "from": "2025-07-01", "until": "2025-12-31", "recorded": "2026-02-10"}],
  "geboortedatum": "1990-05-17",
  "overleden_op": null,
  "kinderen": [
    {"geboortedatum": "2014-02-01"},
    {"from": "2025-09-10", "recorded": "2025-10-01", "replaced": "2026-01-01", "facts": {"geboortedatum": [{"value": "2020-00-00"}]}}
  ]
}`

func TestReadHistory(t *testing.T) {
	h, err := law.ReadHistory(strings.NewReader(lived), runtest.Small)
	if err != nil {
		t.Fatal(err)
	}
	want := timeline.Span{From: day(t, "2025-07-01"), Until: day(t, "2025-12-31"), Recorded: timeline.Beginning(day(t, "2026-02-10"))}
	if e := h.Facts["inkomen"]; len(e) != 2 || e[0].Span != (timeline.Span{}) || e[1].Span != want {
		t.Errorf("inkomen: %+v", e)
	}
	members := h.Relations["kinderen"].Members
	if len(members) != 2 || members[0].Span != (timeline.Span{}) || members[1].From != day(t, "2025-09-10") || len(members[1].Facts["geboortedatum"]) != 1 {
		t.Errorf("kinderen: %+v", members)
	}
	if got := fmt.Sprint(h.Changes(timeline.EndOf(day(t, "2026-02-10")))); !strings.Contains(got, "2025-07-01") || strings.Contains(got, "2025-09-10") {
		t.Errorf("changes known then: %s", got)
	}
	if got := fmt.Sprint(h.Changes(timeline.EndOf(day(t, "2025-10-01")))); strings.Contains(got, "2025-07-01") || !strings.Contains(got, "2025-09-10") {
		t.Errorf("changes known on the day of a record: %s", got)
	}
}

// A file of facts is a history in which nothing changes.
func TestFactsAreAHistory(t *testing.T) {
	const facts = `{"uren": {"from": 0, "to": 60}, "geboortedatum": "1990-00-00", "overleden_op": null, "kinderen": [{"geboortedatum": "2014-02-01"}]}`
	h, err := law.ReadHistory(strings.NewReader(facts), runtest.Small)
	if err != nil {
		t.Fatal(err)
	}
	c := small(t, `count(kinderen[geboortedatum > date(2010, 1, 1)]) + (if uren > 30 then 1 else 0)`)
	p, err := c.Program("proef", day(t, "2025-03-01"))
	if err != nil {
		t.Fatal(err)
	}
	a, b := run.NewFacts(p), run.NewFacts(p)
	if _, err := law.ReadFacts(strings.NewReader(facts), a, runtest.Small); err != nil {
		t.Fatal(err)
	}
	if err := h.Fill(b, p.On, timeline.Latest); err != nil {
		t.Fatal(err)
	}
	for i := range p.Facts {
		x, _ := a.Applicant().Get(i)
		y, _ := b.Applicant().Get(i)
		if x != y {
			t.Errorf("%s is %v, and %v of a history", p.Facts[i].Name, x, y)
		}
	}
	x, err := run.NewMachine(p).Run(a)
	if err != nil {
		t.Fatal(err)
	}
	if y, err := run.NewMachine(p).Run(b); err != nil || x.Low != y.Low || x.High != y.High || x.Status != y.Status || x.Status != run.Ranged {
		t.Errorf("%+v, and %+v (%v) of a history", x, y, err)
	}
}

func TestAHistoryThatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		``:                                      "line 1, column 1: this is not JSON",
		"{\n  \"inkomen\": 1,\n}":               "line 3, column 1: this is not JSON",
		`[]`:                                    "line 1, column 1: must be an object",
		"{\n \"naam\": 1}":                      "line 2, column 8: naam is not a fact",
		`{"inkomen": 1, "inkomen": 2}`:          "names inkomen twice",
		`{"inkomen": [{"value": "geheim"}]}`:    "inkomen[1] must be a number",
		`{"inkomen": [{"from": "2025-01-01"}]}`: "inkomen[1] has no value",
		`{"inkomen": [3]}`:                      "inkomen[1] must be an object with a value",
		`{"inkomen": [{"value": 1, "value": 2}]}`:                                         "names value twice",
		`{"inkomen": [{"value": 1, "form": "2025-01-01"}]}`:                               "inkomen[1] has a part form",
		`{"inkomen": [{"value": 1, "from": "2025-13-01"}]}`:                               "inkomen[1] has a from that is no day",
		`{"inkomen": [{"value": 1, "from": "1970-01-01"}]}`:                               "inkomen[1] has a from that cannot be",
		`{"inkomen": [{"value": 1, "recorded": "1969-01-01"}]}`:                           "inkomen[1] has a recorded that cannot be",
		`{"inkomen": [{"value": 1, "from": 20250101}]}`:                                   "inkomen[1] has a from that is no day",
		`{"inkomen": [{"value": 1, "from": "2025-02-01", "until": "2025-01-01"}]}`:        "inkomen[1] ends before it begins",
		`{"inkomen": [{"value": 1, "recorded": "2025-02-01", "replaced": "2025-02-01"}]}`: "inkomen[1] is replaced before",
		`{"kinderen": {}}`:  "kinderen must be a list",
		`{"kinderen": [1]}`: "kinderen[1] must be an object",
		`{"kinderen": [{"facts": {"inkomen": [{"value": true}]}}]}`:                    "kinderen[1].inkomen[1] must be",
		`{"kinderen": [{"facts": {}, "sinds": "2025-01-01"}]}`:                         "kinderen[1] has a part sinds",
		`{"kinderen": [{"from": "2025-01-01"}]}`:                                       "kinderen[1].from is not a fact",
		`{"inkomen": [{"value": [1]}]}`:                                                "must be one value, not a list",
		`{"inkomen": 1} {}`:                                                            "this is not JSON",
		`{"inkomen": [{"value": {"from": 9, "to": 3}}]}`:                               "inkomen[1] has a range that ends before it begins",
		`{"inkomen": ` + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + `}`: "this is not JSON",
		`{"inkomen": 1, "kinderen": [` + strings.Repeat("{},", 1500) + `{}]}`:          "far too many members",
		`{"inkomen": [` + strings.Repeat(`{},`, 50) + `{}]}`:                           "there is more that is wrong",
		`{"` + strings.Repeat("x", 500) + `": 1}`:                                      "…",
	} {
		_, err := law.ReadHistory(strings.NewReader(text), runtest.Small)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: %v, want %q", text, err, want)
			continue
		}
		if strings.Contains(err.Error(), "geheim") {
			t.Errorf("the error tells a value: %v", err)
		}
	}
	if _, err := law.ReadHistory(strings.NewReader(strings.Repeat(" ", law.MaxHistory+1)), runtest.Small); err == nil || !strings.Contains(err.Error(), "longer than") {
		t.Errorf("too long: %v", err)
	}
}

// FuzzHistory: any text is a history that can be worked out, or an error with a place.
func FuzzHistory(f *testing.F) {
	f.Add([]byte(lived))
	f.Add([]byte(`{"uren": [{"value": {"from": 0, "to": 40}, "from": "2025-01-01"}], "kinderen": [{"from": "2025-01-01", "facts": {}}]}`))
	f.Add([]byte(`{"kinderen": [{"facts": {"geboortedatum": "2014-02-00"}, "until": "1999-01-01"}, {}]}`))
	c := small(f, `count(kinderen[geboortedatum > date(2010, 1, 1)]) + (if uren > 30 then 1 else 0)`)
	f.Fuzz(func(t *testing.T, text []byte) {
		h, err := law.ReadHistory(strings.NewReader(string(text)), runtest.Small)
		if err != nil {
			var fault law.HistoryFault
			if errors.As(err, &fault) && (fault.Line < 1 || fault.Column < 1) || !errors.As(err, &fault) && len(text) <= law.MaxHistory {
				t.Fatalf("an error without a place: %v", err)
			}
			return
		}
		days := timeline.Months(day(t, "2025-01-01"), day(t, "2025-12-01"))
		found, err := timeline.Work(c, "proef", days, h, timeline.Latest)
		var problems run.Problems
		if err != nil {
			if !errors.As(err, &problems) {
				t.Fatal(err)
			}
			return
		}
		asked := 0
		for _, s := range found {
			asked += s.Days
		}
		if asked != len(days) {
			t.Fatalf("%d of %d days", asked, len(days))
		}
		if _, err := timeline.Compare(c, "proef", days, h, 0, timeline.Latest); err != nil && !errors.As(err, &problems) {
			t.Fatal(err)
		}
	})
}

// small is one rule in the small world.
func small(t testing.TB, formula string) *law.Corpus {
	t.Helper()
	text := runtest.Head + runtest.Articles(runtest.Rule{Name: "proef", Of: "household", Yields: "number", Formula: formula})
	c, err := law.Load(fstest.MapFS{"laws/proef/2025.yaml": {Data: []byte(text)}}, "laws", runtest.Small)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
