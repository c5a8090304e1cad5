package simulate

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"meent.nl/meent/law/run"
)

func TestAResultInEveryFormat(t *testing.T) {
	o := Options{Schemes: Schemes, Period: Period{On: day(t, "2026-01-01")}, Laws: laws(t), Reform: reformed(t, higher),
		Files: []string{"<script>.yaml"}, TakeUp: Published, Workers: 2}
	r, err := Simulate(context.Background(), people(t, 5_000), o)
	if err != nil {
		t.Fatal(err)
	}
	write := func(format, lang string) string {
		var b bytes.Buffer
		if err := r.Write(&b, format, lang); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	var back Result
	if err := json.Unmarshal([]byte(write("json", "nl")), &back); err != nil || !reflect.DeepEqual(&back, r) {
		t.Errorf("JSON does not come back as it was: %v", err)
	}
	rows, err := csv.NewReader(strings.NewReader(write("csv", "nl"))).ReadAll()
	if err != nil || len(rows) < 200 {
		t.Errorf("CSV has %d rows, %v", len(rows), err)
	}
	for lang, words := range map[string][]string{"nl": {"Niemand hiervan bestaat", "gehuwd paar", "Zorgtoeslag"}, "en": {"Nobody in it exists", "married couple", "Healthcare benefit"}} {
		text, page := write("table", lang), write("html", lang)
		for _, word := range words {
			if !strings.Contains(text, word) || !strings.Contains(page, word) {
				t.Errorf("%s does not say %q", lang, word)
			}
		}
		if strings.Contains(page, "<script") || strings.Contains(page, "http://") || strings.Contains(page, "https://") {
			t.Error("the page has a script or comes from elsewhere")
		}
		if !strings.Contains(page, "&lt;script&gt;.yaml") {
			t.Error("the name of the reform is not on the page, or not escaped")
		}
		if n := strings.Count(page, "<svg"); n < 5 || strings.Count(page, "<desc") != n || strings.Count(page, "<title id") != n {
			t.Errorf("of %d charts not each has a title and a description", n)
		}
		if strings.Contains(text, "%!") || strings.Contains(page, "%!") {
			t.Error("a sentence is not filled in")
		}
	}
	if err := r.Write(&bytes.Buffer{}, "pdf", "nl"); err == nil {
		t.Error("a format that there is not is written")
	}
}

func TestARowIsReplayed(t *testing.T) {
	c, l := people(t, 3_000), laws(t)
	chosen, err := Choose("huurtoeslag")
	if err != nil {
		t.Fatal(err)
	}
	on := day(t, "2026-01-01")
	got, err := Simulate(context.Background(), c, Options{Schemes: chosen, Period: Period{On: on}, Laws: l, Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	sum := int64(0)
	for row := range c.Persons() {
		d, applies, err := Replay(c, l, chosen[0], on, row)
		if err != nil || d.Outcome.Status != run.Decided {
			t.Fatalf("row %d: %v, %v", row, d.Outcome.Status, err)
		}
		if applies && !d.Outcome.NotApplicable {
			sum += d.Outcome.Value * 100 * 12
		}
	}
	if sum == 0 || sum != got.Schemes[0].Before.Cents {
		t.Errorf("replayed %d cents, simulated %d", sum, got.Schemes[0].Before.Cents)
	}
	for _, row := range []int{-1, c.Persons()} {
		if _, _, err := Replay(c, l, chosen[0], on, row); err == nil {
			t.Errorf("row %d is replayed", row)
		}
	}
}

func TestWhatDoesNotFitIsRefused(t *testing.T) {
	c, l := people(t, 500), laws(t)
	on := Period{On: day(t, "2026-01-01")}
	for list, want := range map[string]string{
		"zorgtoeslog":                   "not a law",
		"zorgtoeslag.nergens":           "no rule nergens",
		"zorgtoeslag.heeft_zorgtoeslag": "no rule",
		"zorgtoeslag.is_verzekerde":     "only amounts in euros",
		"wet-minimumloon.minimumloon":   "",
	} {
		chosen, err := Choose(list)
		if err != nil {
			t.Fatal(err)
		}
		_, err = Simulate(context.Background(), c, Options{Schemes: chosen, Period: on, Laws: l})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v, want %s", list, err, want)
		}
	}
	if _, err := Choose("zorgtoeslag,,aow"); err == nil {
		t.Error("an empty goal is taken")
	}
	if _, err := Simulate(context.Background(), c, Options{Period: on, Laws: l}); err == nil {
		t.Error("no goal is taken")
	}
	if _, err := Simulate(context.Background(), c, Options{Schemes: Schemes, Period: on, Laws: l, Workers: -1}); err == nil {
		t.Error("minus one worker is taken")
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Simulate(stopped, c, Options{Schemes: Schemes, Period: on, Laws: l}); err != context.Canceled {
		t.Errorf("a simulation that was stopped gives %v", err)
	}
}
