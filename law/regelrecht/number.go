package regelrecht

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
)

// The numbers of the format: whole numbers of 64 bits, and decimals of at most 28
// decimals and 96 bits.
const (
	MaxDecimals  = 28
	mostBits     = 96
	longestDigit = 64
)

// ErrOverflow says that a number does not fit.
var ErrOverflow = errors.New("arithmetic overflow")

// ErrDivisionByZero says that something was divided by zero.
var ErrDivisionByZero = errors.New("division by zero")

// Number is an exact number: n × 10^-scale. Whole tells a count from a decimal, as
// 2 from 2.0; they are equal. Its zero value is no number.
type Number struct {
	n     *big.Int
	scale int
	Whole bool
}

// Int is a whole number.
func Int(n int64) Number { return Number{n: big.NewInt(n), Whole: true} }

// ParseNumber reads digits, with a sign and a decimal point where there is one.
func ParseNumber(text string) (Number, error) {
	digits := strings.TrimPrefix(text, "-")
	whole, decimals, point := strings.Cut(digits, ".")
	if whole == "" || point && decimals == "" || len(digits) > longestDigit ||
		strings.Trim(whole+decimals, "0123456789") != "" {
		return Number{}, fmt.Errorf("%q is not a number in digits", clip(text))
	}
	n, ok := new(big.Int).SetString(whole+decimals, 10)
	if !ok {
		return Number{}, fmt.Errorf("%q is not a number in digits", clip(text))
	}
	if strings.HasPrefix(text, "-") {
		n.Neg(n)
	}
	if !point {
		if !n.IsInt64() {
			return Number{}, ErrOverflow
		}
		return Number{n: n, Whole: true}, nil
	}
	return fit(n, len(decimals))
}

// fit drops the decimals that do not fit, half to even, once.
func fit(n *big.Int, scale int) (Number, error) {
	drop := max(0, scale-MaxDecimals)
	for try := drop; try <= scale; try++ {
		cut := quo(n, pow10(try), halfEven)
		if cut.BitLen() <= mostBits {
			return trimmed(cut, scale-try), nil
		}
	}
	return Number{}, ErrOverflow
}

func trimmed(n *big.Int, scale int) Number {
	ten, rest := big.NewInt(10), new(big.Int)
	for scale > 0 {
		q, r := new(big.Int).QuoRem(n, ten, rest)
		if r.Sign() != 0 {
			break
		}
		n, scale = q, scale-1
	}
	return Number{n: n, scale: scale}
}

func pow10(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// whole is the number as a count where both were.
func kept(x Number, err error, whole bool) (Number, error) {
	if err != nil || !whole {
		return x, err
	}
	if x.scale != 0 || !x.n.IsInt64() {
		return Number{}, ErrOverflow
	}
	x.Whole = true
	return x, nil
}

func aligned(x, y Number) (a, b *big.Int, scale int) {
	scale = max(x.scale, y.scale)
	return new(big.Int).Mul(x.n, pow10(scale-x.scale)), new(big.Int).Mul(y.n, pow10(scale-y.scale)), scale
}

// Add is x + y.
func (x Number) Add(y Number) (Number, error) {
	a, b, scale := aligned(x, y)
	sum, err := fit(a.Add(a, b), scale)
	return kept(sum, err, x.Whole && y.Whole)
}

// Sub is x - y.
func (x Number) Sub(y Number) (Number, error) {
	return x.Add(Number{n: new(big.Int).Neg(y.n), scale: y.scale, Whole: y.Whole})
}

// Mul is x × y.
func (x Number) Mul(y Number) (Number, error) {
	product, err := fit(new(big.Int).Mul(x.n, y.n), x.scale+y.scale)
	return kept(product, err, x.Whole && y.Whole)
}

// Div is x / y with at most 28 decimals; never a count.
func (x Number) Div(y Number) (Number, error) {
	if y.n.Sign() == 0 {
		return Number{}, ErrDivisionByZero
	}
	above := new(big.Int).Mul(x.n, pow10(y.scale))
	below := new(big.Int).Mul(y.n, pow10(x.scale))
	for scale := MaxDecimals; scale >= 0; scale-- {
		q := quo(new(big.Int).Mul(above, pow10(scale)), below, halfEven)
		if q.BitLen() <= mostBits {
			return trimmed(q, scale), nil
		}
	}
	return Number{}, ErrOverflow
}

// Cmp is -1, 0 or 1 where x is less than, equal to or more than y.
func (x Number) Cmp(y Number) int {
	a, b, _ := aligned(x, y)
	return a.Cmp(b)
}

// Sign is -1, 0 or 1.
func (x Number) Sign() int { return x.n.Sign() }

// Rat is the number as an exact fraction.
func (x Number) Rat() *big.Rat { return new(big.Rat).SetFrac(x.n, pow10(x.scale)) }

// Int64 is the number where it has no decimals and fits.
func (x Number) Int64() (int64, bool) {
	if x.scale != 0 || !x.n.IsInt64() {
		return 0, false
	}
	return x.n.Int64(), true
}

// Decimals is the number of decimals that it is written with.
func (x Number) Decimals() int { return x.scale }

// String writes the number in digits, as it is.
func (x Number) String() string {
	if x.n == nil {
		return ""
	}
	digits := new(big.Int).Abs(x.n).String()
	if x.scale > 0 {
		if len(digits) <= x.scale {
			digits = strings.Repeat("0", x.scale+1-len(digits)) + digits
		}
		digits = digits[:len(digits)-x.scale] + "." + digits[len(digits)-x.scale:]
	}
	if x.scale == 0 && !x.n.IsInt64() { // too large for a count, so that it is read back as a decimal
		digits += ".0"
	}
	if x.n.Sign() < 0 {
		digits = "-" + digits
	}
	return digits
}
