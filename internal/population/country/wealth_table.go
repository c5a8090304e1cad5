package country

const wealthFrom = "StatLine 83739NED and 83834NED, 1 January 2022 (provisional)"

// Wealth of households on 1 January 2022. Sources: StatLine 83739NED and 83834NED, and
// CBS news 2023/44: median with and without the home, and the Gini coefficient in
// thousandths (it was corrected upwards later). Amounts are not brought to a later year.
const (
	medianWealth, medianWithoutHome, giniWealth = 135_100, 21_900, 711
)

// financial is savings and other wealth without the home, as a percentage of the median
// for the age of the first adult; ageMedian is that median, from StatLine 83834NED (bank
// and savings 3.5, 9.5, 14.8, 22.6, 28.5, 31.5 and 30.7 thousand by age), raised by as
// much as all wealth without the home has above savings (21.9 over 20.1 thousand). The
// shape is an estimate.
var financial = curve{{0, -400}, {600, -30}, {1_200, 2}, {2_500, 22}, {5_000, 100}, {7_000, 290}, {8_500, 800},
	{9_300, 1_700}, {9_700, 3_500}, {9_900, 8_000}, {9_980, 20_000}, {10_000, 60_000}}

var ageMedian = []struct{ from, euros int }{
	{0, 3_800}, {25, 10_300}, {35, 16_100}, {45, 24_600}, {55, 31_100}, {65, 34_300}, {75, 33_500}}

func medianAt(age int) int {
	out := 0
	for _, m := range ageMedian {
		if age >= m.from {
			out = m.euros
		}
	}
	return out
}

// wealthOfTenure and wealthOfDecile raise or lower that, in percent: owners have far more
// than tenants (Volkskrant, 2021-10, by Statistics Netherlands: 14 times in the median).
var (
	wealthOfTenure = [Tenures]int{165, 16, 30, 60}
	wealthOfDecile = [11]int{45, 55, 65, 75, 85, 95, 110, 130, 165, 320, 60}
)

// equity is the value of an owned home less the mortgage, by age. Estimates, around the
// published median of all wealth.
var (
	equityYoung  = curve{{0, -15_000}, {1_000, 30_000}, {5_000, 110_000}, {9_000, 230_000}, {10_000, 700_000}}
	equityMiddle = curve{{0, -10_000}, {1_000, 80_000}, {5_000, 215_000}, {9_000, 430_000}, {10_000, 1_600_000}}
	equityOlder  = curve{{0, 0}, {1_000, 140_000}, {5_000, 310_000}, {9_000, 560_000}, {10_000, 2_200_000}}
)

// homeValue is what an owned home is worth beside the equity, as the mortgage, by age.
var (
	mortgageYoung  = curve{{0, 90_000}, {5_000, 245_000}, {10_000, 620_000}}
	mortgageMiddle = curve{{0, 0}, {1_500, 60_000}, {5_000, 190_000}, {10_000, 650_000}}
	mortgageOlder  = curve{{0, 0}, {4_000, 0}, {6_500, 60_000}, {10_000, 300_000}}
)

// Of the value of a home 0.35 % counts as income; the interest is 2.6 % of the mortgage,
// on average of the contracts that run (an estimate).
const notionalRent, interest = 35, 260 // of ten thousand

// consumerDebt is what of a hundred households fifteen owe beside a mortgage.
var consumerDebt = curve{{0, 500}, {5_000, 5_500}, {9_000, 22_000}, {10_000, 90_000}}
