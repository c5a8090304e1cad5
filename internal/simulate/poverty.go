package simulate

// lowIncome2022 is the low-income line of 2022 for a person alone, in cents a month.
// Source: CBS by nhnieuws.nl, 8 November 2023 (1,200 to 2,300 euro by household:
// nieuws.nl, 8 November 2023). It is compared with income without rent benefit, and
// brought to a year by consumer prices alone.
const lowIncome2022 = 120_000

// consumerPrices are those of a year on the year before, in thousandths. Sources: CBS,
// Inflatie 3,3 procent in 2024 (cbs.nl/nl-nl/nieuws/2025/03), with 2023; CBS by
// blikopnieuws.nl, 13 January 2026, for 2025.
var consumerPrices = map[int]int64{2023: 1038, 2024: 1033, 2025: 1033}

// lowIncome is the low-income line of a year for a person alone, in cents a year, in
// prices of the last year of which they are known.
func lowIncome(year int) int64 {
	line := int64(lowIncome2022) * 12
	for y := 2023; y <= year; y++ {
		by, ok := consumerPrices[y]
		if !ok {
			break
		}
		line = (line*by + 500) / 1000
	}
	return line
}
