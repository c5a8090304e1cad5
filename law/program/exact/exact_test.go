package exact

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

var edges = []int64{0, 1, -1, 2, -2, 5, -5, 10, 99, 1 << 31, -(1 << 31), 1<<31 - 1, 1e18, -1e18,
	math.MaxInt64, math.MinInt64, math.MaxInt64 - 1, math.MinInt64 + 1}

func pick(r *rand.Rand) int64 {
	if r.IntN(4) == 0 {
		return edges[r.IntN(len(edges))]
	}
	return int64(r.Uint64()) >> r.IntN(64)
}

func check(t *testing.T, name string, got int64, fits bool, want *big.Int) {
	t.Helper()
	if fits != want.IsInt64() || fits && got != want.Int64() {
		t.Fatalf("%s = %d, %v; want %s", name, got, fits, want)
	}
}

func TestArithmeticAgreesWithBig(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200_000 {
		a, b := pick(r), pick(r)
		x, y := big.NewInt(a), big.NewInt(b)
		got, ok := Add(a, b)
		check(t, "Add", got, ok, new(big.Int).Add(x, y))
		got, ok = Sub(a, b)
		check(t, "Sub", got, ok, new(big.Int).Sub(x, y))
		got, ok = Mul(a, b)
		check(t, "Mul", got, ok, new(big.Int).Mul(x, y))
		c := pick(r)
		if c <= 0 {
			continue
		}
		mode := Rounding(r.IntN(6))
		got, ok = DivRound(a, c, mode)
		check(t, "DivRound", got, ok, rounded(x, big.NewInt(c), mode))
		got, ok = MulDivRound(a, b, c, mode)
		check(t, "MulDivRound", got, ok, rounded(new(big.Int).Mul(x, y), big.NewInt(c), mode))
		d := pick(r)
		p, _ := Pow10(r.IntN(19))
		sum := new(big.Int).Add(new(big.Int).Mul(x, y), new(big.Int).Mul(big.NewInt(d), big.NewInt(p)))
		got, ok = MulAddDivRound(a, b, d, p, c, mode)
		check(t, "MulAddDivRound", got, ok, rounded(sum, big.NewInt(c), mode))
	}
}

// rounded compares twice the remainder with the divisor, on non-negative numbers.
func rounded(n, d *big.Int, mode Rounding) *big.Int {
	sign := int64(n.Sign())
	q, rest := new(big.Int).QuoRem(new(big.Int).Abs(n), d, new(big.Int))
	if rest.Sign() != 0 {
		half := new(big.Int).Lsh(rest, 1).Cmp(d)
		if mode == Up || mode == HalfUp && half >= 0 || mode == HalfDown && half > 0 ||
			mode == Floor && sign < 0 || mode == Ceiling && sign > 0 {
			q.Add(q, big.NewInt(1))
		}
	}
	return q.Mul(q, big.NewInt(sign))
}

func TestRoundingByHand(t *testing.T) {
	cases := []struct {
		a    int64
		want [6]int64 // Up, Down, HalfUp, HalfDown, Floor, Ceiling, of a/10
	}{
		{25, [6]int64{3, 2, 3, 2, 2, 3}},
		{-25, [6]int64{-3, -2, -3, -2, -3, -2}},
		{21, [6]int64{3, 2, 2, 2, 2, 3}},
		{29, [6]int64{3, 2, 3, 3, 2, 3}},
		{-29, [6]int64{-3, -2, -3, -3, -3, -2}},
		{20, [6]int64{2, 2, 2, 2, 2, 2}},
		{0, [6]int64{}},
	}
	for _, c := range cases {
		for mode, want := range c.want {
			if got, ok := DivRound(c.a, 10, Rounding(mode)); !ok || got != want {
				t.Errorf("DivRound(%d, 10, %d) = %d, want %d", c.a, mode, got, want)
			}
		}
	}
}

func TestPow10(t *testing.T) {
	if p, ok := Pow10(18); !ok || p != 1e18 {
		t.Error("10^18 fits")
	}
	for _, n := range []int{-1, 19} {
		if _, ok := Pow10(n); ok {
			t.Errorf("10^%d does not fit", n)
		}
	}
}
