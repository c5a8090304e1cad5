package regelrecht_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"meent.nl/meent/law/regelrecht"
)

func number(t *testing.T, text string) regelrecht.Number {
	t.Helper()
	n, err := regelrecht.ParseNumber(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestNumbersAreExact(t *testing.T) {
	for _, c := range []struct{ x, op, y, want string }{
		{"0.1", "+", "0.2", "0.3"}, {"1", "/", "3", "0.3333333333333333333333333333"}, {"2", "/", "3", "0.6666666666666666666666666667"},
		{"-1", "/", "8", "-0.125"}, {"109171", "*", "0.05", "5458.55"}, {"0.1234567890123456789", "+", "1", "1.1234567890123456789"},
		{"1", "/", "0", "division by zero"}, {"9223372036854775807", "+", "1", "arithmetic overflow"},
		{"79228162514264337593543950335.0", "*", "10.0", "arithmetic overflow"},
	} {
		x, y := number(t, c.x), number(t, c.y)
		var n regelrecht.Number
		var err error
		switch c.op {
		case "+":
			n, err = x.Add(y)
		case "*":
			n, err = x.Mul(y)
		case "/":
			n, err = x.Div(y)
		}
		got := n.String()
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s %s %s = %s, expected %s", c.x, c.op, c.y, got, c.want)
		}
	}
	for _, text := range []string{"", "-", ".5", "1.", "1e3", "+1", "0x10", "1_000", "9223372036854775808"} {
		if n, err := regelrecht.ParseNumber(text); err == nil {
			t.Errorf("%q is read as %s", text, n)
		}
	}
}

// TestArithmeticAgreesWithFractions compares sums, differences and products of random
// numbers with exact fractions.
func TestArithmeticAgreesWithFractions(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 5))
	for range 5000 {
		x, y := random(t, r), random(t, r)
		for op, work := range map[string]func(a, b *big.Rat) *big.Rat{"+": new(big.Rat).Add, "-": new(big.Rat).Sub, "*": new(big.Rat).Mul} {
			n, err := map[string]func(regelrecht.Number) (regelrecht.Number, error){"+": x.Add, "-": x.Sub, "*": x.Mul}[op](y)
			if err != nil || n.Rat().Cmp(work(x.Rat(), y.Rat())) != 0 {
				t.Fatalf("%s %s %s = %s, %v", x, op, y, n, err)
			}
		}
	}
}

func random(t *testing.T, r *rand.Rand) regelrecht.Number {
	n, err := regelrecht.Int(r.Int64N(2_000_000_001) - 1_000_000_000).Div(regelrecht.Int([]int64{1, 10, 1000, 100_000}[r.IntN(4)]))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func FuzzNumber(f *testing.F) {
	f.Add("12.50", 2)
	f.Add("-0.005", -3)
	f.Add("10000000000000000000.0", 0)
	f.Fuzz(func(t *testing.T, text string, decimals int) {
		n, err := regelrecht.ParseNumber(text)
		if err != nil {
			return
		}
		back, err := regelrecht.ParseNumber(n.String())
		if err != nil || back.Cmp(n) != 0 {
			t.Fatalf("%q is written as %s: %v", text, n, err)
		}
		low, err1 := n.Round(decimals, regelrecht.Downward)
		high, err2 := n.Round(decimals, regelrecht.Upward)
		if err1 == nil && err2 == nil && (low.Cmp(n) > 0 || high.Cmp(n) < 0) {
			t.Fatalf("%s lies outside %s and %s", n, low, high)
		}
	})
}
