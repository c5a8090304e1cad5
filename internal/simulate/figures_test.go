package simulate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/law/value"
)

func TestTheLowIncomeLineFollowsPrices(t *testing.T) {
	for year, want := range map[int]int64{2022: 1_440_000, 2023: 1_494_720, 2025: 1_595_000, 2026: 1_595_000} {
		if got := lowIncome(year); got < want-500 || got > want+500 {
			t.Errorf("%d: %d, want about %d", year, got, want)
		}
	}
}

func TestFiguresOfAHistogram(t *testing.T) {
	var h histogram
	if h.median() != 0 || h.gini() != 0 {
		t.Error("nobody has a median")
	}
	h.count(10_000, 1) // three with 100 euro, one with 500
	h.count(10_099, 2)
	h.count(50_000, 1)
	if got := h.median(); got != 100 {
		t.Errorf("the median is %d", got)
	}
	if got := h.below(10_100); got != 3 {
		t.Errorf("%d are below 101 euro", got)
	}
	if got := h.below(10_000); got != 0 {
		t.Errorf("%d are below 100 euro", got)
	}
	// By hand, of 100.00, 100.99 twice and 500.00 with the first three alike: 0.3731.
	if got := h.gini(); got < 3725 || got > 3740 {
		t.Errorf("Gini is %d", got)
	}
	var same histogram
	same.count(20_000, 7)
	if same.gini() != 0 {
		t.Errorf("equal incomes have a Gini of %d", same.gini())
	}
	var one histogram // one has all
	one.count(0, 999)
	one.count(100_000, 1)
	if got := one.gini(); got != 9990 {
		t.Errorf("where one of a thousand has all, Gini is %d", got)
	}
	h.count(-5, 1)
	h.count(1<<60, 1)
	if h[0].persons != 1 || h[mostIncome].persons != 1 {
		t.Error("what is beyond the ends is not counted there")
	}
}

func TestBandsAndRates(t *testing.T) {
	for _, c := range []struct {
		income, change int64
		want           int
	}{{10_000, -501, 0}, {10_000, -500, 1}, {10_000, -101, 1}, {10_000, -100, 2}, {10_000, 100, 2}, {10_000, 101, 3}, {10_000, 500, 3}, {10_000, 501, 4}} {
		if got := band(c.income, c.change); got != c.want {
			t.Errorf("%d of %d is in band %d, want %d", c.change, c.income, got, c.want)
		}
	}
	var r rates
	r.count(100, 101) // gets more than the raise: -1 %
	r.count(100, 60)
	r.count(100, 55)
	r.count(100, -20) // loses by it
	m := r.result("before", "first")
	if m.Earners != 4 || m.Median != 40 || m.Bands[0] != 1 || m.Bands[5] != 2 || m.Bands[RateBands-1] != 1 || m.Mean != 5100 {
		t.Errorf("rates: %+v", m)
	}
}

func TestAmountsBecomeCents(t *testing.T) {
	for _, c := range []struct {
		scale   int
		v, want int64
	}{{0, 12, 1200}, {2, 1234, 1234}, {4, 12_350, 124}, {4, 12_349, 123}, {4, -12_350, -124}} {
		m := money{1, 1}
		for s := c.scale; s < 2; s++ {
			m.times *= 10
		}
		for s := c.scale; s > 2; s-- {
			m.over *= 10
		}
		if got := m.cents(c.v); got != c.want {
			t.Errorf("%d with %d decimals is %d cents, want %d", c.v, c.scale, got, c.want)
		}
	}
}

func TestAPeriodHasItsDates(t *testing.T) {
	p := year(t, 2026)
	for per, want := range map[value.Per][2]int64{value.PerMonth: {12, 1}, value.PerQuarter: {4, 1}, value.PerYear: {1, 1}, value.Once: {1, 1}} {
		dates, times, err := p.dates(per)
		if err != nil || int64(len(dates)) != want[0] || times != want[1] {
			t.Errorf("per %d: %v, %d times, %v", per, dates, times, err)
		}
	}
	if _, times, err := (Period{On: p.On}).dates(value.PerMonth); err != nil || times != 12 {
		t.Errorf("of one day an amount a month counts %d times, %v", times, err)
	}
	if _, _, err := p.dates(value.PerWeek); err == nil {
		t.Error("an amount a week is taken")
	}
	if _, err := YearOf(0); err == nil {
		t.Error("the year 0 is taken")
	}
}

func TestReadTakeUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "take-up.yaml")
	for text, want := range map[string]string{
		"take_up:\n  - {law: zorgtoeslag, not_claimed: 11.5, source: own}\n": "",
		"take_up:\n  - {law: zorgtoeslag, not_claimed: 101, source: own}\n":  "percentage from 0 to 100",
		"take_up:\n  - {law: zorgtoeslag, not_claimed: 1.55, source: own}\n": "at most one decimal",
		"take_up:\n  - {law: zorgtoeslag, not_claimed: 11.5}\n":              "a source",
		"take_up:\n  - {wet: zorgtoeslag, not_claimed: 11.5, source: own}\n": "wet",
		"take_up: {":                      "take-up.yaml",
		strings.Repeat("#", 1<<16) + "\n": "larger than",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		shares, err := ReadTakeUp(path)
		if want == "" {
			if got, ok := shareOf(shares, "zorgtoeslag.zorgtoeslag"); err != nil || !ok || got.Permille != 115 || got.English != "own" {
				t.Errorf("%q gives %+v, %v", text, got, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q gives %v, want %s", text, err, want)
		}
	}
	if _, err := ReadTakeUp(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a file that is not there is read")
	}
}

func TestNumbersAsALanguageHasThem(t *testing.T) {
	for text, want := range map[string][2]string{"1234567": {"1.234.567", "1,234,567"}, "-1234.50": {"-1.234,50", "-1,234.50"},
		"12.00%": {"12,00%", "12.00%"}, "0.2801": {"0,2801", "0.2801"}, "nu": {"nu", "nu"}, "0-10%": {"0-10%", "0-10%"}} {
		if nl, en := local("nl", text), local("en", text); nl != want[0] || en != want[1] {
			t.Errorf("%s is %s and %s", text, nl, en)
		}
	}
}
