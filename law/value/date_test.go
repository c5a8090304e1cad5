package value

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"
)

func mustDate(t *testing.T, text string) Date {
	t.Helper()
	d, err := ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestCalendar compares four centuries, day by day, with the standard library.
func TestCalendar(t *testing.T) {
	day := time.Date(1799, 12, 31, 0, 0, 0, 0, time.UTC)
	for day.Year() < 2201 {
		want := Date(day.Unix() / 86400)
		got, err := NewDate(day.Year(), int(day.Month()), day.Day())
		if err != nil || got != want {
			t.Fatalf("NewDate(%s) = %d, %v, want %d", day.Format(time.DateOnly), got, err, want)
		}
		if got.String() != day.Format(time.DateOnly) || got.Year() != day.Year() || got.Month() != int(day.Month()) || got.Day() != day.Day() {
			t.Fatalf("%d is written %s, want %s", got, got, day.Format(time.DateOnly))
		}
		day = day.AddDate(0, 0, 1)
	}
}

func TestParseDate(t *testing.T) {
	for _, text := range []string{"0001-01-01", "1970-01-01", "2024-02-29", "9999-12-31"} {
		if got := mustDate(t, text).String(); got != text {
			t.Errorf("ParseDate(%q) is written %s", text, got)
		}
	}
	for _, text := range []string{"", "2025-1-1", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-01-00",
		"2025-01-32", "0000-01-01", "2025-01-01T00:00:00Z", "20250101", "2025/01/01", "+025-01-01", " 2025-01-01", "19850000"} {
		if d, err := ParseDate(text); err == nil {
			t.Errorf("ParseDate(%q) = %s, want an error", text, d)
		}
	}
}

func TestAddMonths(t *testing.T) {
	cases := []struct {
		from   string
		months int
		want   string
	}{
		{"2025-01-31", 1, "2025-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2025-12-15", 1, "2026-01-15"},
		{"2025-01-15", -1, "2024-12-15"}, {"2024-02-29", 12, "2025-02-28"}, {"2025-03-31", -1, "2025-02-28"},
		{"2025-06-30", 0, "2025-06-30"}, {"1958-05-17", 67 * 12, "2025-05-17"},
	}
	for _, c := range cases {
		if got := mustDate(t, c.from).AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s plus %d months = %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

func TestMonthsBetween(t *testing.T) {
	cases := []struct {
		from, to string
		want     int
	}{
		{"2007-03-15", "2025-03-14", 215}, {"2007-03-15", "2025-03-15", 216}, {"2025-01-31", "2025-02-28", 0},
		{"2025-01-31", "2025-03-01", 1}, {"2025-03-15", "2025-03-15", 0}, {"2025-03-15", "2025-03-01", 0},
		{"2025-03-15", "2025-02-15", -1}, {"2025-03-15", "2025-02-16", 0}, {"2025-03-15", "2024-03-16", -11},
		{"2004-02-29", "2022-02-28", 215}, {"2004-02-29", "2022-03-01", 216},
	}
	for _, c := range cases {
		from, to := mustDate(t, c.from), mustDate(t, c.to)
		if got := MonthsBetween(from, to); got != c.want {
			t.Errorf("from %s to %s: %d months, want %d", c.from, c.to, got, c.want)
		}
		if got := MonthsBetween(to, from); got != -c.want {
			t.Errorf("from %s to %s: %d months, want %d", c.to, c.from, got, -c.want)
		}
	}
}

func TestDateJSON(t *testing.T) {
	var held struct{ D Date }
	if err := json.Unmarshal([]byte(`{"D":"2025-03-01"}`), &held); err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(held)
	if err != nil || string(out) != `{"D":"2025-03-01"}` {
		t.Errorf("written as %s, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"D":"1 maart"}`), &held); err == nil {
		t.Error("no error for a date in words")
	}
}

func TestDuration(t *testing.T) {
	cases := []struct {
		text string
		kind Kind
		n    int64
		back string
	}{
		{"P67Y3M", Period, 807, "P67Y3M"}, {"P12M", Period, 12, "P1Y"}, {"P0M", Period, 0, "P0M"},
		{"P18Y", Period, 216, "P18Y"}, {"P14D", Days, 14, "P14D"}, {"P5M", Period, 5, "P5M"}, {"P6W", Days, 42, "P42D"},
	}
	for _, c := range cases {
		kind, n, err := ParseDuration(c.text)
		if err != nil || kind != c.kind || n != c.n {
			t.Errorf("ParseDuration(%q) = %v, %d, %v", c.text, kind, n, err)
		}
		if got := FormatDuration(c.kind, c.n); got != c.back {
			t.Errorf("FormatDuration(%d) = %q, want %q", c.n, got, c.back)
		}
	}
	if got := FormatDuration(Period, -14); got != "-P1Y2M" {
		t.Errorf("FormatDuration(-14) = %q", got)
	}
	for _, text := range []string{"", "P", "PY", "67Y", "P1M1Y", "P1Y1Y", "P1Y2D", "P1D1M", "PT1H", "P1.5Y", "P1W1D", "P1Y1W", "P9999999Y", "P1Y2", "-P1Y", "P1YM"} {
		if _, _, err := ParseDuration(text); err == nil {
			t.Errorf("ParseDuration(%q) gives no error", text)
		}
	}
}

// TestDatesAreWrittenAsTheirNumbers compares every day of two centuries, and days beyond
// the years that have four digits, with the general way to write numbers.
func TestDatesAreWrittenAsTheirNumbers(t *testing.T) {
	days := []Date{-800_000, -719_529, -719_528, 2_932_896, 2_932_897, 40_000_000}
	for d := Date(-25_567); d < 84_005; d++ {
		days = append(days, d)
	}
	for _, d := range days {
		y, m, day := d.Civil()
		if want := fmt.Sprintf("%04d-%02d-%02d", y, m, day); d.String() != want {
			t.Fatalf("day %d is written %s, want %s", int(d), d, want)
		}
	}
}
