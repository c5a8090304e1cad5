package catalogue_test

import (
	"strings"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/law/value"
)

func TestCanonical(t *testing.T) {
	date := &catalogue.Field{Name: "d", Type: value.Type{Kind: value.Day}, Min: 0, Max: 365}
	amount := &catalogue.Field{Name: "e", Type: value.Type{Kind: value.Number}, Decimals: 2, Min: -100, Max: 10000}
	truth := &catalogue.Field{Name: "b", Type: value.Type{Kind: value.Boolean}}
	word := &catalogue.Field{Name: "w", Type: value.Type{Kind: value.Word, Words: []string{"ja", "nee"}}}
	period := &catalogue.Field{Name: "p", Type: value.Type{Kind: value.Period}, Min: 0, Max: 24}
	free := &catalogue.Field{Name: "t", Type: value.Type{Kind: value.Word}, FreeText: true}
	for _, c := range []struct {
		field     *catalogue.Field
		in, want  string
		wantError string
	}{
		{date, "1970-06-01", "1970-06-01", ""},
		{date, "1970-6-1", "", "a date, written as YYYY-MM-DD"},
		{date, "1971-06-01", "", "a value from 1970-01-01 to 1971-01-01"},
		{amount, "12.5", "12.50", ""},
		{amount, "-1", "-1.00", ""},
		{amount, "12.505", "", "at most 2 decimals"},
		{amount, "1e3", "", "at most 2 decimals"},
		{amount, "100.01", "", "a value from -1.00 to 100.00"},
		{truth, "true", "true", ""},
		{truth, "TRUE", "", "true or false"},
		{word, "ja", "ja", ""},
		{word, "misschien", "", "one of ja, nee"},
		{period, "P13M", "P1Y1M", ""},
		{period, "P3Y", "", "a value from P0M to P2Y"},
		{period, "P3D", "", "a duration"},
		{free, "Zoë de Vries", "Zoë de Vries", ""},
		{free, "twee\nregels", "", "text on one line"},
		{free, strings.Repeat("x", 501), "", "at most 500 bytes"},
	} {
		got, err := c.field.Canonical(c.in)
		switch {
		case c.wantError == "" && (err != nil || got != c.want):
			t.Errorf("%s %q gave %q, %v", c.field.Name, c.in, got, err)
		case c.wantError != "" && (err == nil || !strings.Contains(err.Error(), c.wantError)):
			t.Errorf("%s %q gave error %v", c.field.Name, c.in, err)
		case err != nil && len(c.in) > 4 && strings.Contains(err.Error(), c.in):
			t.Errorf("the error tells the value: %v", err)
		}
	}
	if !amount.InOrder("1.00", "2.00") || amount.InOrder("2.00", "1.00") || !date.InOrder("1970-01-01", "1970-01-01") {
		t.Error("the order of values")
	}
}
