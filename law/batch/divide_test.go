package batch

import (
	"math"
	"math/rand/v2"
	"testing"

	"meent.nl/meent/law/program/exact"
)

// Dividing by multiplying gives what dividing gives, at the edges and anywhere.
func TestDivideConstant(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	divisors := []int64{1, 2, 3, 7, 10, 12, 100, 1000, 1 << 31, 1<<32 + 1, 1_000_000_000_000_000_000, math.MaxInt64 - 1, math.MaxInt64}
	for range 200 {
		divisors = append(divisors, 1+r.Int64N(1<<(1+r.IntN(62))))
	}
	for _, d := range divisors {
		a := []int64{0, 1, -1, d, d - 1, -d, math.MaxInt64, math.MaxInt64 - 1, math.MinInt64 + 1, d / 2, d/2 + 1}
		for range 500 {
			x := r.Int64N(1 << (1 + r.IntN(62)))
			near := x - x%d
			a = append(a, x, -x, near, near-1, min(near, math.MaxInt64-1)+1)
		}
		dst := make([]int64, len(a))
		for _, round := range []exact.Rounding{exact.Up, exact.Down, exact.HalfUp, exact.HalfDown, exact.Floor, exact.Ceiling} {
			divideConstant(dst, a, d, round)
			for i, x := range a {
				if want, _ := exact.DivRound(x, d, round); dst[i] != want {
					t.Fatalf("%d / %d, rounded %d, is %d and not %d", x, d, round, dst[i], want)
				}
			}
		}
	}
}
