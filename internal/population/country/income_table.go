package country

const decilesFrom = "StatLine 83934NED, 2022 (provisional)"

// disposableDeciles are P10 to P90 of disposable income of private households including
// students, in euros of 2022. Source: StatLine 83934NED.
var disposableDeciles = [9]int{19_000, 24_100, 29_300, 34_900, 41_700, 50_100, 59_700, 71_200, 89_300}

// meanDisposable is the mean, in euros of 2022. Source: StatLine 83739NED.
const meanDisposable = 50_900

// Within the lowest and the highest tenth: shaped so that the published mean comes out.
var (
	lowestTenth  = curve{{0, 3_000}, {1_000, 9_000}, {3_000, 13_800}, {6_000, 16_400}, {10_000, 19_000}}
	highestTenth = curve{{0, 89_300}, {3_000, 97_000}, {5_000, 105_000}, {8_000, 130_000}, {9_000, 160_000}, {9_700, 275_000}, {10_000, 750_000}}
)

// incomeWithin is a disposable income of a tenth, in euros of 2022.
func incomeWithin(s stream, decile int) int {
	part := s.below(10_000 << 8)
	switch decile {
	case 0:
		return lowestTenth.at(part, 10_000<<8)
	case 9:
		return highestTenth.at(part, 10_000<<8)
	}
	from, to := disposableDeciles[decile-1], disposableDeciles[decile]
	return from + (to-from)*part/(10_000<<8)
}

// class is a kind of household that has an income of its own sort.
type class uint8

const (
	youngAlone class = iota
	adultAlone
	oldAlone
	coupleWorking
	coupleRetired
	coupleChildren
	loneParent
	otherClass
	classes
)

// decileShape is about how households of a class are divided over the tenths of
// disposable income, in percent. Not published in this form; only the shape: it is
// fitted so that each tenth holds a tenth of the households.
var decileShape = [classes][10]float64{
	youngAlone:     {46, 22, 13, 9, 5, 3, 1, .5, .3, .2},
	adultAlone:     {20, 15, 15, 16, 13, 9, 5.5, 3.5, 2, 1},
	oldAlone:       {12, 34, 23, 14, 8, 4, 2.5, 1.2, .8, .5},
	coupleWorking:  {2, 3, 5, 6, 8, 11, 15, 18, 17, 15},
	coupleRetired:  {.5, 2, 10, 20, 20, 16, 12, 8.5, 6, 5},
	coupleChildren: {1, 2, 3, 5, 8, 12, 15, 17, 18, 19},
	loneParent:     {5, 14, 19, 18, 15, 11, 8, 5, 3, 2},
	otherClass:     {5, 8, 12, 13, 13, 13, 12, 10, 8, 6},
}

// pensionAge is the AOW age of 2024 to 2027, in whole years.
const pensionAge = 67

func (h *household) class() class {
	first := h.members[0].age
	switch h.kind {
	case OnePerson, Institution:
		return classAlone(first)
	case UnmarriedCouple, MarriedCouple:
		if first >= pensionAge {
			return coupleRetired
		}
		return coupleWorking
	case LoneParentHousehold:
		return loneParent
	case OtherHousehold:
		return otherClass
	}
	return coupleChildren
}

func classAlone(age int) class {
	switch {
	case age < 27:
		return youngAlone
	case age < pensionAge:
		return adultAlone
	}
	return oldAlone
}

// decilesByClass is how each class is divided over the tenths.
func decilesByClass(table [][]float64, types [HouseholdTypes]int) [classes]dist {
	shares := make([]float64, classes)
	for age, n := range table[shapeIndex(Alone)] {
		shares[classAlone(age)] += n
	}
	for _, p := range []Position{UnmarriedNoChild, MarriedNoChild} {
		for age, n := range table[shapeIndex(p)] {
			if age >= pensionAge {
				shares[coupleRetired] += float64(n / 2)
			} else {
				shares[coupleWorking] += float64(n / 2)
			}
		}
	}
	shares[coupleChildren] = float64(types[UnmarriedCoupleChildren] + types[MarriedCoupleChildren])
	shares[loneParent], shares[otherClass] = float64(types[LoneParentHousehold]), float64(types[OtherHousehold])
	tenths := make([]float64, 10)
	for i := range tenths {
		tenths[i] = float64(sumOf(shares) / 10)
	}
	rows := make([][]float64, classes)
	for i := range rows {
		rows[i] = decileShape[i][:]
		rows[i] = append([]float64(nil), rows[i]...)
	}
	fit(rows, shares, tenths)
	var out [classes]dist
	for i, row := range rows {
		out[i] = newDist(row)
	}
	return out
}

// prices bring amounts of a year of publication to the year of the picture.
type prices struct{ income, rent int } // in ten-thousandths

// incomeIndex is wages in collective agreements, each year on the year before, in
// ten-thousandths. Sources: Statistics Netherlands by denieuwereporter.nl (2023: 6.1 %),
// siefkes.nl (2025: 5.0 %; 25.1 % from 2020 to 2025, from which 2024: 6.6 %; fourth
// quarter of 2025: 4.6 %, taken for 2026).
var incomeIndex = map[int]int{2023: 10_610, 2024: 10_660, 2025: 10_500, 2026: 10_460}

// rentIndex is rents. Sources: Statistics Netherlands by blikopnieuws.nl (July 2024:
// 5.4 %) and welingelichtekringen.nl (July 2025: 4.9 %); they hold from the next year on.
var rentIndex = map[int]int{2025: 10_540, 2026: 10_490}

func pricesOf(year int) prices {
	p := prices{income: 10_000, rent: 10_000}
	for y := 2023; y <= year; y++ {
		if by, ok := incomeIndex[y]; ok {
			p.income = p.income * by / 10_000
		}
		if by, ok := rentIndex[y]; ok {
			p.rent = p.rent * by / 10_000
		}
	}
	return p
}
