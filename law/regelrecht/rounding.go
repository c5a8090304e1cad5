package regelrecht

import "math/big"

// Rounding is a direction of rounding.
type Rounding uint8

// The directions that the format has, and the one of its own arithmetic.
const (
	HalfAway Rounding = iota // ROUND: to the nearest, a half away from zero
	Upward                   // CEIL
	Downward                 // FLOOR
	halfEven
)

// Round keeps so many decimals; negative for tens, hundreds and so on. What is whole
// then is a count.
func (x Number) Round(decimals int, mode Rounding) (Number, error) {
	if decimals > MaxDecimals || decimals < -MaxDecimals {
		return Number{}, ErrOverflow
	}
	var out Number
	if drop := x.scale - decimals; drop > 0 {
		n, scale := quo(x.n, pow10(drop), mode), decimals
		if decimals < 0 {
			n, scale = n.Mul(n, pow10(-decimals)), 0
		}
		if n.BitLen() > mostBits {
			return Number{}, ErrOverflow
		}
		out = trimmed(n, scale)
	} else {
		out = trimmed(x.n, x.scale)
	}
	_, out.Whole = out.Int64()
	return out, nil
}

// quo is a / b, b not zero, rounded to a whole number.
func quo(a, b *big.Int, mode Rounding) *big.Int {
	if b.Sign() < 0 {
		a, b = new(big.Int).Neg(a), new(big.Int).Neg(b)
	}
	q, r := new(big.Int).QuoRem(a, b, new(big.Int))
	if r.Sign() == 0 {
		return q
	}
	away := false
	switch twice := new(big.Int).Lsh(new(big.Int).Abs(r), 1).Cmp(b); mode {
	case HalfAway:
		away = twice >= 0
	case Upward:
		away = r.Sign() > 0
	case Downward:
		away = r.Sign() < 0
	case halfEven:
		away = twice > 0 || twice == 0 && q.Bit(0) == 1
	}
	if away {
		q.Add(q, big.NewInt(int64(r.Sign())))
	}
	return q
}
