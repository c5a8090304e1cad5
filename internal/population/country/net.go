package country

// point is an income of a year before and after tax, in euros.
type point struct{ gross, net int }

// About what is left of an income: from work, from a benefit, and above the AOW age.
// Estimates near the rates of 2025; between two points it is a straight line. What the
// law leaves is worked out by the law itself.
var (
	ofWork    = []point{{0, 0}, {12_000, 11_900}, {20_000, 19_300}, {30_000, 26_900}, {45_000, 36_200}, {60_000, 43_900}, {80_000, 54_000}, {120_000, 74_400}, {250_000, 140_000}, {3_000_000, 1_530_000}}
	ofBenefit = []point{{0, 0}, {9_000, 8_900}, {20_000, 16_000}, {40_000, 29_000}, {80_000, 49_500}, {250_000, 134_000}, {3_000_000, 1_520_000}}
	ofPension = []point{{0, 0}, {19_500, 19_300}, {30_000, 26_200}, {40_000, 32_800}, {80_000, 53_500}, {250_000, 138_000}, {3_000_000, 1_525_000}}
)

// gross is the income of which so many cents are left.
func gross(line []point, net int) int {
	for i := 1; i < len(line); i++ {
		from, to := line[i-1], line[i]
		if net <= to.net*100 || i == len(line)-1 {
			return from.gross*100 + (net-from.net*100)*(to.gross-from.gross)/(to.net-from.net)
		}
	}
	return 0
}

// Amounts of a year in euros of 2022, about: what an adult pays for health insurance,
// and what the income of statistics counts that is no income of a person. Disposable
// income is what persons have, with that and without the premium.
const (
	premium       = 1_530
	careFrom1     = 1_300 // healthcare benefit of one person
	careFrom2     = 2_600 // of two
	rentBenefit   = 2_900
	childBenefit  = 1_060
	childBudget   = 1_500
	loneAllowance = 3_200
)

// owned is what the persons of a household have together after tax, in euros of 2022,
// where its disposable income is so much.
func owned(disposable int, h *household, tenant bool) int {
	adults := 0
	for _, m := range h.members[:h.n] {
		if m.age >= adultAge {
			adults++
		}
	}
	out := disposable + premium*adults - childBenefit*h.minors
	if h.core == 2 {
		out -= tapered(careFrom2, disposable-25_000, 13)
	} else {
		out -= tapered(careFrom1, disposable-19_000, 13)
	}
	if tenant {
		out -= tapered(rentBenefit, disposable-16_500-3_000*(h.core-1), 27)
	}
	if h.minors > 0 {
		most, from := childBudget*h.minors, 38_000
		if h.core == 1 {
			most, from = most+loneAllowance, 24_000
		}
		out -= tapered(most, disposable-from, 8)
	}
	return max(out, 0)
}

// tapered is an allowance less a percentage of what there is above.
func tapered(most, above, percent int) int {
	return max(0, min(most, most-above*percent/100))
}
