package value

import (
	"encoding/json"
	"math"
	"testing"
)

func TestParseDecimal(t *testing.T) {
	cases := []struct {
		text string
		want Decimal
	}{
		{"0", Decimal{}}, {"2112", Decimal{2112, 0}}, {"13.700", Decimal{13700, 3}}, {"-0.05", Decimal{-5, 2}},
		{"007", Decimal{7, 0}}, {"9223372036854775807", Decimal{math.MaxInt64, 0}}, {"0.000000000001", Decimal{1, 12}},
	}
	for _, c := range cases {
		got, err := ParseDecimal(c.text)
		if err != nil || got != c.want {
			t.Errorf("ParseDecimal(%q) = %v, %v", c.text, got, err)
		}
	}
	for _, text := range []string{"", "-", ".", ".5", "5.", "1.2.3", "1e3", "1_000", "1,5", "+1", "--1", " 1", "0x10", "NaN", "∞",
		"9223372036854775808", "0.0000000000001"} {
		if got, err := ParseDecimal(text); err == nil {
			t.Errorf("ParseDecimal(%q) = %v, want an error", text, got)
		}
	}
}

func TestDecimalString(t *testing.T) {
	cases := []struct {
		d    Decimal
		want string
	}{
		{Decimal{0, 2}, "0.00"}, {Decimal{5, 2}, "0.05"}, {Decimal{-5, 2}, "-0.05"}, {Decimal{12345, 2}, "123.45"},
		{Decimal{12, -3}, "12000"}, {Decimal{0, -3}, "0"}, {Decimal{math.MinInt64, 1}, "-922337203685477580.8"},
	}
	for _, c := range cases {
		if got := c.d.String(); got != c.want {
			t.Errorf("%+v is written %s, want %s", c.d, got, c.want)
		}
	}
}

func TestRescale(t *testing.T) {
	if got, err := (Decimal{2112, 0}).Rescale(2); err != nil || got != (Decimal{211200, 2}) {
		t.Errorf("2112 with 2 decimals = %v, %v", got, err)
	}
	if got, err := (Decimal{13700, 3}).Rescale(1); err != nil || got != (Decimal{137, 1}) {
		t.Errorf("13.700 with 1 decimal = %v, %v", got, err)
	}
	if _, err := (Decimal{13705, 3}).Rescale(1); err == nil {
		t.Error("13.705 is written with 1 decimal without an error")
	}
	if _, err := (Decimal{math.MaxInt64, 0}).Rescale(1); err == nil {
		t.Error("an overflow gives no error")
	}
}

func TestCmp(t *testing.T) {
	cases := []struct {
		a, b Decimal
		want int
	}{
		{Decimal{150, 2}, Decimal{15, 1}, 0}, {Decimal{1, 0}, Decimal{99, 2}, 1}, {Decimal{-1, 0}, Decimal{1, 12}, -1},
		{Decimal{math.MaxInt64, 12}, Decimal{math.MaxInt64, 0}, -1}, {Decimal{2, 0}, Decimal{3, 0}, -1}, {Decimal{3, -1}, Decimal{30, 0}, 0},
	}
	for _, c := range cases {
		if got := c.a.Cmp(c.b); got != c.want {
			t.Errorf("%s against %s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
	if !(Decimal{0, 3}).IsZero() || (Decimal{1, 3}).IsZero() {
		t.Error("IsZero looks at more than the coefficient")
	}
}

func TestDecimalJSON(t *testing.T) {
	var held struct{ A Decimal }
	if err := json.Unmarshal([]byte(`{"A":28500.10}`), &held); err != nil {
		t.Fatal(err)
	}
	if out, err := json.Marshal(held); err != nil || string(out) != `{"A":28500.10}` {
		t.Errorf("written as %s, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"A":2.85e4}`), &held); err == nil {
		t.Error("an exponent gives no error")
	}
}
