package country

const (
	householdsFrom = "StatLine 37975, 1 January 2024"
	childrenFrom   = "StatLine 71487ned, 1 January 2023"
)

// householdsBySize are the private households of 1, 2, 3, 4 and 5 or more persons.
// Source: StatLine 37975, 1 January 2024.
var householdsBySize = [5]int{3_340_560, 2_706_372, 968_419, 953_582, 405_471}

// householdsByType follow from the persons by position: two for each couple. What is
// left of all private households are other ones.
func householdsByType() [HouseholdTypes]int {
	p := peopleByPosition
	out := [HouseholdTypes]int{
		OnePerson: p[Alone], UnmarriedCouple: p[UnmarriedNoChild] / 2, MarriedCouple: p[MarriedNoChild] / 2,
		UnmarriedCoupleChildren: p[UnmarriedWithChild] / 2, MarriedCoupleChildren: p[MarriedWithChild] / 2,
		LoneParentHousehold: p[LoneParent],
	}
	rest := privateHouseholds
	for _, n := range out {
		rest -= n
	}
	out[OtherHousehold], out[Institution] = rest, p[Institutional]
	return out
}

// childrenByType is how many households have 1, 2 and 3 or more children. Source:
// StatLine 71487ned, 1 January 2023 (the last year by type that was in reach).
var childrenByType = map[HouseholdType][3]int{
	UnmarriedCoupleChildren: {197_393, 213_159, 59_637},
	MarriedCoupleChildren:   {573_500, 691_936, 299_011},
	LoneParentHousehold:     {375_750, 176_748, 58_135},
}

// ofThreeOrMore divides households of three or more children over 3, 4, 5 and 6, so
// that all children at home (StatLine 37620) come out: 3.27 on average.
var ofThreeOrMore = [4]int{79, 16, 4, 1}

// Other members: about so many of ten thousand households of couples and lone parents
// have one, so that with the other households all 286,775 come out.
const withOther = 355

// Other households by size 2, 3 and 4. Not published; an estimate.
var otherSizes = [3]int{75, 19, 6}

// spacing is about how often two children of a household differ so many years, from 0
// on. Not published; an estimate, and only the shape.
var spacing = [...]float64{.12, .35, 1, .95, .6, .4, .28, .2, .14, .1, .07, .05, .03, .02, .015, .01}

// apart is how likely two ages are those of brothers or sisters.
func apart(a, b int) float64 {
	d := max(a-b, b-a)
	if d >= len(spacing) {
		return .002
	}
	return spacing[d]
}

// partners is how likely two ages are those of partners. The shape is an estimate.
func partners(a, b int) float64 {
	if min(a, b) < adultAge {
		return 0
	}
	d := float64(a - b)
	x := 1 + float64(d*d)/8
	return 1 / float64(x*x)
}

// The ages at which people have children: most at about 31, from youngest to oldest.
const youngestParent, oldestParent = 16, 58

// parentOf is how likely ages are those of a child and a parent.
func parentOf(child, parent int) float64 {
	d := parent - child
	if d < youngestParent || d > oldestParent {
		return 0
	}
	z := float64(float64(d-31) / 6)
	x := 1 + float64(z*z)/2
	return 1 / float64(x*float64(x*x))
}
