package reason

import "math/big"

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

// cents rounds an amount to so many decimals, half away from nothing.
func cents(x *big.Rat, decimals int) *big.Rat {
	r, _ := rounded("round half up", x, big.NewRat(int64(decimals), 1))
	return r
}
