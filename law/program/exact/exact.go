package exact

import (
	"math"
	"math/bits"
)

// Rounding is the direction in which digits are dropped.
type Rounding uint8

const (
	Up       Rounding = iota // away from zero
	Down                     // towards zero
	HalfUp                   // to the nearest; a tie away from zero
	HalfDown                 // to the nearest; a tie towards zero
	Floor                    // to the lower
	Ceiling                  // to the higher
)

// Add is a + b; false where it does not fit.
func Add(a, b int64) (int64, bool) {
	c := a + b
	return c, (c > a) == (b > 0)
}

// Sub is a - b; false where it does not fit.
func Sub(a, b int64) (int64, bool) {
	c := a - b
	return c, (c < a) == (b > 0)
}

// Mul is a × b; false where it does not fit.
func Mul(a, b int64) (int64, bool) {
	const small = 1 << 31
	if a < small && a > -small && b < small && b > -small {
		return a * b, true
	}
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	return signed(hi, lo, (a < 0) != (b < 0))
}

// DivRound is a / b rounded to a whole number; b must be positive.
func DivRound(a, b int64, r Rounding) (int64, bool) {
	negative := a < 0
	n, d := magnitude(a), uint64(b)
	q := n / d
	if away(n-q*d, d, r, negative) {
		q++
	}
	return signed(0, q, negative)
}

// MulDivRound is a × b / c rounded to a whole number, with a product of 128 bits
// in between; c must be positive.
func MulDivRound(a, b, c int64, r Rounding) (int64, bool) {
	negative := (a < 0) != (b < 0)
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	d := uint64(c)
	if hi >= d {
		return 0, false
	}
	q, rest := bits.Div64(hi, lo, d)
	if away(rest, d, r, negative) {
		q++
		if q == 0 {
			return 0, false
		}
	}
	return signed(0, q, negative)
}

// MulAddDivRound is (a × b + c × p) / d rounded to a whole number, with 128 bits in
// between; p and d must be positive, and p at most 10^18.
func MulAddDivRound(a, b, c, p, d int64, r Rounding) (int64, bool) {
	// Each product is at most 2^126, so that their sum fits 128 bits.
	hi, lo := product(a, b)
	hi2, lo2 := product(c, p)
	lo, carry := bits.Add64(lo, lo2, 0)
	hi, _ = bits.Add64(hi, hi2, carry)
	negative := hi>>63 == 1
	if negative {
		hi, lo = opposite(hi, lo)
	}
	if hi >= uint64(d) {
		return 0, false
	}
	q, rest := bits.Div64(hi, lo, uint64(d))
	if away(rest, uint64(d), r, negative) {
		q++
		if q == 0 {
			return 0, false
		}
	}
	return signed(0, q, negative)
}

// product is a × b as a signed number of 128 bits.
func product(a, b int64) (hi, lo uint64) {
	hi, lo = bits.Mul64(magnitude(a), magnitude(b))
	if (a < 0) != (b < 0) {
		return opposite(hi, lo)
	}
	return hi, lo
}

func opposite(hi, lo uint64) (uint64, uint64) {
	hi, lo = ^hi, -lo
	if lo == 0 {
		hi++
	}
	return hi, lo
}

// Pow10 is 10^n; false where n is negative or the power does not fit.
func Pow10(n int) (int64, bool) {
	if n < 0 || n > 18 {
		return 0, false
	}
	p := int64(1)
	for range n {
		p *= 10
	}
	return p, true
}

// away tells whether a quotient with this remainder moves away from zero.
func away(rest, d uint64, r Rounding, negative bool) bool {
	if rest == 0 {
		return false
	}
	switch r {
	case Up:
		return true
	case Down:
		return false
	case HalfUp:
		return rest >= d-rest
	case HalfDown:
		return rest > d-rest
	case Floor:
		return negative
	default:
		return !negative
	}
}

func magnitude(a int64) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}

func signed(hi, lo uint64, negative bool) (int64, bool) {
	if hi != 0 {
		return 0, false
	}
	if negative {
		return -int64(lo), lo <= 1<<63
	}
	return int64(lo), lo <= math.MaxInt64
}
