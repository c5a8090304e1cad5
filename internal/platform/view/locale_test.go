package view

import (
	"testing"
	"time"

	"meent.nl/meent/law/value"
)

func decimal(t *testing.T, text string) value.Decimal {
	t.Helper()
	d, err := value.ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAmounts(t *testing.T) {
	w := wordsFrom(t, `plain: {nl: a, en: b}`)
	month := value.Unit{Quantity: value.Euro, Per: value.PerMonth}
	for _, c := range []struct{ text, nl, en string }{
		{"131", "€\u00a0131 per maand", "€131 per month"},
		{"1234.56", "€\u00a01.234,56 per maand", "€1,234.56 per month"},
		{"1234567.50", "€\u00a01.234.567,50 per maand", "€1,234,567.50 per month"},
		{"28500.00", "€\u00a028.500 per maand", "€28,500 per month"},
		{"0", "€\u00a00 per maand", "€0 per month"},
		{"-33", "−€\u00a033 per maand", "−€33 per month"},
		{"-1000.5", "−€\u00a01.000,50 per maand", "−€1,000.50 per month"},
		{"1731.66576", "€\u00a01.731,67 per maand", "€1,731.67 per month"},
		{"0.005", "€\u00a00,01 per maand", "€0.01 per month"},
	} {
		if got := w.In("nl").Quantity(decimal(t, c.text), month); got != c.nl {
			t.Errorf("%s in Dutch: %q, want %q", c.text, got, c.nl)
		}
		if got := w.In("en").Quantity(decimal(t, c.text), month); got != c.en {
			t.Errorf("%s in English: %q, want %q", c.text, got, c.en)
		}
	}
	nl := w.In("nl")
	if got, want := nl.Range(decimal(t, "0"), decimal(t, "131"), month), "tussen €\u00a00 en €\u00a0131 per maand"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := nl.Range(decimal(t, "131"), decimal(t, "131.00"), month), "€\u00a0131 per maand"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := nl.EuroCents(decimal(t, "131")), "€\u00a0131,00"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestDates(t *testing.T) {
	w := wordsFrom(t, `plain: {nl: a, en: b}`)
	d, err := value.ParseDate("2026-12-01")
	if err != nil {
		t.Fatal(err)
	}
	// Half past midnight in Amsterdam is still the day before in UTC.
	at := time.Date(2026, 11, 30, 23, 30, 0, 0, time.UTC)
	for got, want := range map[string]string{
		w.In("nl").Date(d): "1 december 2026", w.In("en").Date(d): "1 December 2026",
		w.In("nl").Moment(at): "1 december 2026 om 00.30 uur", w.In("en").Moment(at): "1 December 2026 at 00:30", w.In("fr").Lang: "nl",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestFacts(t *testing.T) {
	l := wordsFrom(t, `word.geen: {nl: geen contract, en: no contract}`).In("nl")
	euro := value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerYear}}
	for _, c := range []struct {
		t          value.Type
		text, want string
	}{
		{value.Type{Kind: value.Boolean}, "true", "ja"},
		{value.Type{Kind: value.Boolean}, "false", "nee"},
		{value.Type{Kind: value.Day}, "1985-12-01", "1 december 1985"},
		{euro, "28500.00", "€\u00a028.500 per jaar"},
		{value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Percent}}, "13.70", "13,70%"},
		{value.Type{Kind: value.Number}, "50", "50"},
		{value.Type{Kind: value.Period}, "P67Y3M", "67 jaar en 3 maanden"},
		{value.Type{Kind: value.Period}, "P1M", "1 maand"},
		{value.Type{Kind: value.Period}, "P0M", "0 maanden"},
		{value.Type{Kind: value.Period}, "-P8Y2M", "−8 jaar en 2 maanden"},
		{value.Type{Kind: value.Word}, "P8Y2M", "8 jaar en 2 maanden"},
		{value.Type{Kind: value.Days}, "-P1D", "−1 dag"},
		{value.Type{Kind: value.Days}, "P14D", "14 dagen"},
		{value.Type{Kind: value.Word}, "geen", "geen contract"},
		{value.Type{Kind: value.Word}, "niet_bekend", "niet bekend"},
		{value.Type{Kind: value.Day}, "no date", "no date"},
	} {
		if got := l.Fact(c.t, c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
