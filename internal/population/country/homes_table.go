package country

const dwellingsFrom = "StatLine 82900NED, 1 January 2023"

// dwellings by who has them, on 1 January 2023. Source: StatLine 82900NED.
var dwellings = [3]int{4_634_411, 2_312_981, 1_166_607}

// tenureShape is about how the households of each tenth of income have their home:
// owner, corporation, other landlord, in percent. Not published in this form; only the
// shape: it is fitted to the dwellings.
var tenureShape = [10][3]float64{
	{12, 58, 30}, {22, 60, 18}, {35, 48, 17}, {46, 38, 16}, {54, 30, 16},
	{63, 22, 15}, {71, 15, 14}, {79, 9, 12}, {86, 4, 10}, {91, 1.5, 7.5},
}

func tenureByDecile() [11]dist {
	table, rows := make([][]float64, 10), make([]float64, 10)
	columns := []float64{float64(dwellings[0]), float64(dwellings[1]), float64(dwellings[2])}
	for i := range table {
		table[i] = append([]float64(nil), tenureShape[i][:]...)
		rows[i] = float64(sumOf(columns) / 10)
	}
	fit(table, rows, columns)
	var out [11]dist
	for i, row := range table {
		out[i] = newDist(row)
	}
	out[10] = weights(0, 0, 0, 1)
	return out
}

// Rents without services of a month in euros of 2023. The distribution was not in reach;
// these are an estimate, around the limits of the housing benefit.
var (
	corporationRent = curve{{0, 290}, {500, 400}, {2_000, 500}, {4_500, 580}, {7_000, 650}, {8_800, 720}, {9_600, 808}, {10_000, 1_100}}
	otherRent       = curve{{0, 320}, {1_000, 520}, {2_500, 680}, {4_500, 850}, {6_500, 1_020}, {8_500, 1_300}, {9_600, 1_750}, {10_000, 3_200}}
	serviceCosts    = curve{{0, 1}, {5_000, 8}, {9_000, 18}, {10_000, 45}}
)

// Of ten thousand rented homes: rooms and caravans and such, by landlord; not published,
// an estimate. The words are those of fact soort_woonruimte.
var (
	corporationKinds = weights(9_600, 60, 100, 200, 40)
	otherKinds       = weights(8_300, 250, 50, 1_380, 20)
)

// Service costs of the kinds that counted until 2026, homes made fit for a disability,
// and tenants whose rent rose above the limit while they had the benefit, of ten
// thousand rented homes. Not published; estimates.
const (
	withServices, adaptedHomes, hadBenefit = 2_200, 350, 2_500
)
