package reason

import (
	"math/big"

	"meent.nl/meent/law/value"
)

// rounds are the functions of a formula that round.
var rounds = map[string]bool{"round half up": true, "round half down": true, "round down": true, "round up": true, "floor": true, "ceiling": true}

// rounded rounds to so many decimals, as the functions of a formula do: half up and
// half down look at the distance to nothing, floor and ceiling at the number line.
func rounded(how string, x, decimals *big.Rat) (*big.Rat, bool) {
	if !decimals.IsInt() || !decimals.Num().IsInt64() {
		return nil, false
	}
	n := decimals.Num().Int64()
	if n < -9 || n > 9 {
		return nil, false
	}
	if n >= 0 && isDecimal(x, int(n)) {
		return new(big.Rat).Set(x), true
	}
	step := big.NewRat(1, power(int(max(n, 0))))
	if n < 0 {
		step = big.NewRat(power(int(-n)), 1)
	}
	whole := new(big.Rat).Quo(x, step)
	floor := new(big.Int).Div(whole.Num(), whole.Denom()) // Euclid: the denominator is more than 0
	rest := new(big.Rat).Sub(whole, new(big.Rat).SetInt(floor))
	if rest.Sign() == 0 {
		return new(big.Rat).Set(x), true
	}
	half, minus := rest.Cmp(big.NewRat(1, 2)), x.Sign() < 0
	var up bool
	switch how {
	case "floor":
	case "ceiling":
		up = true
	case "round up":
		up = !minus
	case "round down":
		up = minus
	case "round half down":
		up = half > 0 || half == 0 && minus
	default:
		up = half > 0 || half == 0 && !minus
	}
	if up {
		floor.Add(floor, big.NewInt(1))
	}
	return new(big.Rat).Mul(new(big.Rat).SetInt(floor), step), true
}

// isDecimal tells whether a number has no more than so many decimals, from 0 to 18.
func isDecimal(x *big.Rat, decimals int) bool {
	d := x.Denom()
	return d.IsInt64() && power(decimals)%d.Int64() == 0
}

// decimal writes a number rounded to so many decimals, as FloatString does.
func decimal(x *big.Rat, decimals int) string {
	if n := x.Num(); n.IsInt64() && isDecimal(x, decimals) {
		times := power(decimals) / x.Denom().Int64()
		if c := n.Int64(); c*times/times == c {
			return value.Decimal{Coefficient: c * times, Scale: int8(decimals)}.String()
		}
	}
	return x.FloatString(decimals)
}

// cents rounds an amount to so many decimals, half away from nothing. What needs no
// rounding it gives as it is.
func cents(x *big.Rat, decimals int) *big.Rat {
	if isDecimal(x, decimals) {
		return x
	}
	r, _ := rounded("round half up", x, big.NewRat(int64(decimals), 1))
	return r
}
