package simulate

import "math/big"

// histogram counts persons by the income of their household as that of a person alone,
// in whole euros rounded down.
type histogram [mostIncome + 1]struct {
	persons int64
	cents   int64 // what these persons have together
}

// mostIncome is an income that counts as any higher one, and so does 0 for a lower one.
const mostIncome = 250_000

func bin(cents int64) int {
	return int(min(max(cents, 0)/100, mostIncome))
}

func (h *histogram) count(cents int64, persons int) {
	b := &h[bin(cents)]
	b.persons += int64(persons)
	b.cents += max(cents, 0) * int64(persons)
}

func (h *histogram) add(o *histogram) {
	for i := range o {
		h[i].persons += o[i].persons
		h[i].cents += o[i].cents
	}
}

func (h *histogram) total() (persons, cents int64) {
	for i := range h {
		persons += h[i].persons
		cents += h[i].cents
	}
	return persons, cents
}

// median is the income, in euros, that half of the persons do not exceed.
func (h *histogram) median() int64 {
	all, _ := h.total()
	seen := int64(0)
	for i := range h {
		if seen += h[i].persons; 2*seen >= all && all > 0 {
			return int64(i)
		}
	}
	return 0
}

// below is how many persons have less than a line in cents.
func (h *histogram) below(line int64) int64 {
	seen := int64(0)
	for i := range h {
		if int64(i)*100 >= line {
			break
		}
		seen += h[i].persons
	}
	return seen
}

// gini is the Gini coefficient in ten-thousandths, with the persons of one euro as
// having the same.
func (h *histogram) gini() int64 {
	persons, cents := h.total()
	if persons == 0 || cents == 0 {
		return 0
	}
	// 1 - Σ n (C before + C with) / (N C)
	sum, before := new(big.Int), int64(0)
	var term, n big.Int
	var both, after big.Int
	for i := range h {
		if h[i].persons == 0 {
			continue
		}
		with := before + h[i].cents
		sum.Add(sum, term.Mul(n.SetInt64(h[i].persons), both.Add(both.SetInt64(before), after.SetInt64(with))))
		before = with
	}
	all := new(big.Int).Mul(big.NewInt(persons), big.NewInt(cents))
	sum.Sub(all, sum).Mul(sum, big.NewInt(20_000)).Add(sum, all)
	return sum.Quo(sum, all.Mul(all, big.NewInt(2))).Int64()
}

// share is a part of a whole in ten-thousandths, rounded half up.
func share(part, whole int64) int64 {
	if whole == 0 {
		return 0
	}
	return (part*20_000 + whole) / (2 * whole)
}
