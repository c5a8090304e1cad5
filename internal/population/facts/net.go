package facts

import (
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

// What is left of an income of a year, in euro, about: from work, and from a benefit
// or a pension. Between two points it is a straight line.
var (
	netOfWork    = []point{{0, 0}, {12_000, 11_900}, {20_000, 19_000}, {30_000, 26_300}, {45_000, 34_200}, {80_000, 51_500}, {250_000, 136_000}}
	netOfBenefit = []point{{0, 0}, {9_000, 8_900}, {20_000, 16_000}, {40_000, 29_000}, {80_000, 49_500}, {250_000, 134_000}}
)

type point struct{ gross, net int64 }

// net is what is left of so many cents a year. Above the last point it is that point.
func net(line []point, cents int64) int64 {
	for i := 1; i < len(line); i++ {
		from, to := line[i-1], line[i]
		if cents <= to.gross*100 {
			return from.net*100 + (max(cents, 0)-from.gross*100)*(to.net-from.net)/(to.gross-from.gross)
		}
	}
	return line[len(line)-1].net * 100
}

// cents reads a known amount.
func cents(v register.Value) (int64, bool) {
	if v.State != register.Known {
		return 0, false
	}
	d, err := value.ParseDecimal(v.Text)
	if err == nil {
		d, err = d.Rescale(2)
	}
	return d.Coefficient, err == nil
}

// perMonth stores a twelfth of an amount of a year.
func perMonth(out fields.Values, field string, year int64) { amount(out, field, max(0, year)/12) }
