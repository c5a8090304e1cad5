package country

// ages is how many there are of each age; the last is of that age or older.
const ages = 106

// publishedAges are the residents of 0 to 12 years on 1 January 2024, by year of age.
// Source: Statistics Netherlands, StatLine 37620 (persons in households by age).
var publishedAges = [...]int{164_473, 169_154, 182_656, 172_730, 174_849, 175_000, 177_334, 180_708,
	180_328, 185_148, 181_896, 187_030, 190_604}

// estimatedGroups are those of 13 and 14 years, and of five years each from 15 on, in
// thousands; the last is of 95 years and older. The years of age beyond 12 were not in
// reach. These are an estimate, held to what was: the residents of 80 and older are
// 5.0 % (StatLine 70072ned, 2024), and per hundred of 20 to 64 years there are 35.9
// younger and 34.4 older ones (StatLine 85496NED, 2023).
var estimatedGroups = [...]struct{ from, thousands int }{
	{13, 394}, {15, 1026}, {20, 1135}, {25, 1178}, {30, 1212}, {35, 1122}, {40, 1080}, {45, 1035}, {50, 1240},
	{55, 1300}, {60, 1215}, {65, 1060}, {70, 945}, {75, 785}, {80, 513}, {85, 265}, {90, 98}, {95, 21},
}

const agesSource = "StatLine 37620, 1 January 2024"

// peopleByAge is how many residents there are of each year of age.
func peopleByAge() []float64 {
	out := make([]float64, ages)
	for age, n := range publishedAges {
		out[age] = float64(n)
	}
	for i, g := range estimatedGroups {
		to := ages
		if i+1 < len(estimatedGroups) {
			to = estimatedGroups[i+1].from
		}
		spread(out, g.from, to, float64(g.thousands)*1000, i)
	}
	older := out[len(publishedAges):]
	scale(older, residents-sumOf(out[:len(publishedAges)]))
	return out
}

// spread divides a group over its years, each year with the slope towards its neighbours;
// of the oldest, each year has fewer.
func spread(out []float64, from, to int, total float64, group int) {
	slope := 0.0
	if group > 0 && group+1 < len(estimatedGroups) {
		before, after := estimatedGroups[group-1], estimatedGroups[group+1]
		if group > 1 {
			slope = float64(float64(after.thousands-before.thousands) / float64(10*estimatedGroups[group].thousands))
		}
	}
	n := to - from
	each := make([]float64, n)
	for i := range each {
		each[i] = max(0.05, 1+float64(slope*float64(2*i-n+1))/2)
		if from >= 95 {
			each[i] = 1
			for range i {
				each[i] = float64(each[i] * 0.62)
			}
		}
	}
	scale(each, total)
	copy(out[from:to], each)
}
