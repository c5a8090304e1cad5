package country

// Residents by position on 1 January 2024. Source: Statistics Netherlands, StatLine
// 37620. Children at home are of a couple or of a lone parent.
const (
	residents     = 17_942_942
	childrenHome  = 4_670_903
	positionsFrom = "StatLine 37620, 1 January 2024"
)

// peopleByPosition are the residents of each position but those of children at home.
var peopleByPosition = map[Position]int{
	Alone: 3_340_560, UnmarriedNoChild: 1_302_376, MarriedNoChild: 3_375_340, UnmarriedWithChild: 939_236,
	MarriedWithChild: 3_120_520, LoneParent: 618_056, OtherMember: 286_775, Institutional: 289_176,
}

// privateHouseholds on 1 January 2024. Source: StatLine 37975.
const privateHouseholds = 8_374_404

// positionShape is, per thousand of each group of ages, about who has which position:
// alone, unmarried without, married without, unmarried with, married with children, lone
// parent, other, in an institution; the rest are children at home. It is only the shape:
// it is fitted to the ages and the positions that were published.
var positionShape = []struct {
	from  int
	share [8]float64
}{
	{0, [8]float64{0, 0, 0, 0, 0, 0, 15, 4}},
	{13, [8]float64{0, 0, 0, 0, 0, 0, 17, 5}},
	{17, [8]float64{20, 0, 0, 0, 0, 0, 18, 7}},
	{18, [8]float64{120, 15, .5, .5, .2, .5, 25, 10}},
	{20, [8]float64{240, 110, 8, 8, 6, 6, 33, 12}},
	{25, [8]float64{280, 270, 60, 55, 55, 15, 28, 8}},
	{30, [8]float64{210, 160, 70, 150, 240, 30, 18, 7}},
	{35, [8]float64{160, 70, 50, 160, 400, 50, 13, 7}},
	{40, [8]float64{150, 40, 40, 130, 470, 75, 11, 7}},
	{45, [8]float64{160, 40, 50, 100, 470, 90, 11, 8}},
	{50, [8]float64{180, 60, 130, 60, 400, 80, 11, 9}},
	{55, [8]float64{200, 70, 270, 35, 280, 60, 11, 11}},
	{60, [8]float64{230, 65, 420, 15, 140, 35, 12, 12}},
	{65, [8]float64{250, 50, 540, 6, 60, 18, 13, 13}},
	{70, [8]float64{270, 35, 580, 3, 30, 13, 14, 16}},
	{75, [8]float64{320, 25, 550, 2, 18, 12, 16, 25}},
	{80, [8]float64{420, 15, 440, 1, 10, 14, 20, 50}},
	{85, [8]float64{550, 8, 280, .5, 5, 16, 28, 100}},
	{90, [8]float64{600, 4, 130, .2, 2, 16, 32, 210}},
	{95, [8]float64{550, 2, 50, .1, 1, 15, 36, 340}},
}

var shapeOrder = [8]Position{Alone, UnmarriedNoChild, MarriedNoChild, UnmarriedWithChild, MarriedWithChild, LoneParent, OtherMember, Institutional}

// atHome is, per thousand of an age, about how many are children at home, at some ages;
// a straight line between. At 20 and 21 it is as StatLine 37620 has it for 2018, under
// 13 as for 2024; it is fitted to all who are.
var atHome = []struct{ age, permille int }{{0, 978}, {2, 983}, {9, 982}, {12, 981}, {16, 965}, {17, 950}, {18, 880}, {19, 790}, {20, 714},
	{21, 619}, {22, 530}, {23, 440}, {24, 350}, {25, 280}, {26, 215}, {27, 165}, {28, 130}, {30, 85}, {33, 52}, {37, 35}, {45, 25}, {55, 14}, {62, 5}, {70, 0}}

func childShare(age int) float64 {
	for i := 1; i < len(atHome); i++ {
		if from, to := atHome[i-1], atHome[i]; age < to.age {
			return float64(from.permille) + float64(float64((to.permille-from.permille)*(age-from.age))/float64(to.age-from.age))
		}
	}
	return 0
}

// positionsByAge is how many residents there are by position and age: one row for each
// of shapeOrder, and a last one for children at home.
func positionsByAge() [][]float64 {
	people := peopleByAge()
	table := make([][]float64, len(shapeOrder)+1)
	rows := make([]float64, len(table))
	for i, p := range shapeOrder {
		table[i] = make([]float64, ages)
		rows[i] = float64(peopleByPosition[p])
		for age := range ages {
			table[i][age] = float64(people[age] * shapeAt(age)[i])
		}
	}
	last := len(shapeOrder)
	table[last], rows[last] = make([]float64, ages), childrenHome
	for age := range ages {
		table[last][age] = float64(people[age] * childShare(age))
	}
	fit(table, rows, people)
	return table
}

func shapeAt(age int) *[8]float64 {
	at := 0
	for i, s := range positionShape {
		if age >= s.from {
			at = i
		}
	}
	return &positionShape[at].share
}
