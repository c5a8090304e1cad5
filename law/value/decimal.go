package value

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Decimal is an exact number: Coefficient × 10^-Scale.
type Decimal struct {
	Coefficient int64
	Scale       int8
}

// MaxScale is the most decimals that a number may be written with.
const MaxScale = 12

// ParseDecimal reads digits with an optional sign and an optional decimal point,
// exactly as written: "2.50" has two decimals. No exponent, no separators.
func ParseDecimal(text string) (Decimal, error) {
	digits := strings.TrimPrefix(text, "-")
	whole, decimals, point := strings.Cut(digits, ".")
	if whole == "" || point && decimals == "" || !onlyDigits(whole) || !onlyDigits(decimals) {
		return Decimal{}, fmt.Errorf("%q is not a number; write digits with at most one decimal point, such as 1234.56", clip(text))
	}
	if len(decimals) > MaxScale {
		return Decimal{}, fmt.Errorf("%q has more than %d decimals", clip(text), MaxScale)
	}
	sign := text[:len(text)-len(digits)]
	n, err := strconv.ParseInt(sign+whole+decimals, 10, 64)
	if err != nil {
		return Decimal{}, fmt.Errorf("%q has more digits than the engine holds (18)", clip(text))
	}
	return Decimal{Coefficient: n, Scale: int8(len(decimals))}, nil
}

// String writes the number with exactly Scale decimals.
func (d Decimal) String() string {
	if d.Scale <= 0 {
		text := strconv.FormatInt(d.Coefficient, 10)
		if d.Coefficient != 0 {
			text += strings.Repeat("0", -int(d.Scale))
		}
		return text
	}
	text, sign := strconv.FormatInt(d.Coefficient, 10), ""
	if text[0] == '-' {
		text, sign = text[1:], "-"
	}
	if missing := int(d.Scale) + 1 - len(text); missing > 0 {
		text = strings.Repeat("0", missing) + text
	}
	cut := len(text) - int(d.Scale)
	return sign + text[:cut] + "." + text[cut:]
}

// Rescale writes the same number with another scale, or fails when digits would
// be lost or when the result does not fit.
func (d Decimal) Rescale(scale int8) (Decimal, error) {
	out := Decimal{Coefficient: d.Coefficient, Scale: d.Scale}
	for ; out.Scale < scale; out.Scale++ {
		if out.Coefficient > math.MaxInt64/10 || out.Coefficient < math.MinInt64/10 {
			return Decimal{}, fmt.Errorf("%s does not fit with %d decimals", d, scale)
		}
		out.Coefficient *= 10
	}
	for ; out.Scale > scale; out.Scale-- {
		if out.Coefficient%10 != 0 {
			return Decimal{}, fmt.Errorf("%s cannot be written with %d decimals without rounding", d, scale)
		}
		out.Coefficient /= 10
	}
	return out, nil
}

// Cmp is -1, 0 or 1 when d is less than, equal to or more than e.
func (d Decimal) Cmp(e Decimal) int {
	if d.Scale == e.Scale {
		switch {
		case d.Coefficient < e.Coefficient:
			return -1
		case d.Coefficient > e.Coefficient:
			return 1
		}
		return 0
	}
	return d.Big().Cmp(e.Big())
}

// IsZero tells whether the number is zero, whatever its scale.
func (d Decimal) IsZero() bool { return d.Coefficient == 0 }

// Big is the number as an exact fraction.
func (d Decimal) Big() *big.Rat {
	if d.Scale >= 0 && d.Scale <= 18 {
		power := int64(1)
		for range d.Scale {
			power *= 10
		}
		return big.NewRat(d.Coefficient, power)
	}
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(d.Scale, -d.Scale))), nil)
	r := new(big.Rat).SetInt64(d.Coefficient)
	if d.Scale >= 0 {
		return r.Quo(r, new(big.Rat).SetInt(power))
	}
	return r.Mul(r, new(big.Rat).SetInt(power))
}

// MarshalJSON writes the number as JSON digits, never in exponent form.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalJSON reads a JSON number from its digits; an exponent is refused.
func (d *Decimal) UnmarshalJSON(text []byte) error {
	parsed, err := ParseDecimal(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}

func onlyDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return true
}
