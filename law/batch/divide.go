package batch

import (
	"math/bits"

	"meent.nl/meent/law/program/exact"
)

// divide is a / b, rounded. Where b is not positive what comes of it is not looked at.
func divide(dst, a, b []int64, r exact.Rounding) {
	for i := range dst {
		if b[i] > 0 {
			dst[i], _ = exact.DivRound(a[i], b[i], r)
		}
	}
}

// divideConstant is a / d, rounded, with a multiplication in place of the division: with
// m = ⌊(2⁶⁴-1)/d⌋ the high half of a·m is the quotient or one less, for every a < 2⁶³.
func divideConstant(dst, a []int64, d int64, r exact.Rounding) {
	if d <= 0 {
		return
	}
	by := uint64(d)
	m := ^uint64(0) / by
	for i, x := range a[:len(dst)] {
		if x < 0 {
			dst[i], _ = exact.DivRound(x, d, r)
			continue
		}
		q, _ := bits.Mul64(uint64(x), m)
		rest := uint64(x) - q*by
		if rest >= by {
			q, rest = q+1, rest-by
		}
		switch r {
		case exact.Floor, exact.Down:
		case exact.HalfUp:
			if rest >= by-rest {
				q++
			}
		case exact.HalfDown:
			if rest > by-rest {
				q++
			}
		default: // Up and Ceiling
			if rest > 0 {
				q++
			}
		}
		dst[i] = int64(q)
	}
}
