package country

import (
	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/value"
)

// Population is a country in columns. Persons stand by household, one after another;
// in a household the adults that run it come first, then its children from old to
// young, then who else lives there. It is never changed after Make or Open, and any
// number of goroutines may read it.
type Population struct {
	Seed uint64
	On   value.Date // the day that it is a picture of

	// Of each person:
	Household []int32    // index of the household
	Position  []Position // in the household
	// Applicants are bits per person (bit i%64 of word i/64): who applies where a right
	// is for several together.
	Applicants [Joints][]uint64

	// Of each household:
	First      []int32 // its persons are First[h] to First[h+1]
	Type       []HouseholdType
	Province   []Province
	Tenure     []Tenure
	Decile     []uint8 // 0 to 9, of disposable income among private households; 10 for institutions
	Disposable []int32 // income of a year, in cents, in prices of the year of On
	Wealth     []int32 // assets less debts with the home, in tens of euros

	// Deviations are the marginals: what was published and what was made.
	Deviations []Deviation

	store  store
	people *batch.People
}

// Persons is how many there are.
func (p *Population) Persons() int { return len(p.Household) }

// Households is how many there are, institutional residents each as one.
func (p *Population) Households() int { return len(p.Type) }

// People is what is known of everybody, measured: the facts of the laws on benefits
// and allowances, with relations kinderen (own children under 18 at home) and
// partnerkandidaten (the other adults at the address, the partner first). It shares
// the columns of the population.
func (p *Population) People() *batch.People { return p.people }

// Applies says whether a person applies for a right that is for several together.
func (p *Population) Applies(of Joint, person int) bool {
	return p.Applicants[of][person>>6]>>(person&63)&1 != 0
}

// Assistance says whether a household was drawn as one that lives on assistance.
func (p *Population) Assistance(household int) bool { return has(p.store.assisted, household) }

// Joint is whose a right is that several persons have together.
type Joint uint8

const (
	OfCouple    Joint = iota // one of each couple, and every other adult: zorgtoeslag, bijstand
	OfHousehold              // one adult of each household: huurtoeslag
	OfParents                // one parent of each household with children under 18: kinderbijslag, kindgebonden budget, kinderopvangtoeslag
	Joints
)

// Position is the place of a person in the household, as Statistics Netherlands has it.
type Position uint8

const (
	Alone Position = iota
	UnmarriedNoChild
	MarriedNoChild
	UnmarriedWithChild
	MarriedWithChild
	LoneParent
	ChildOfCouple
	ChildOfLoneParent
	OtherMember
	Institutional
	Positions
)

// HouseholdType is what a household is made of.
type HouseholdType uint8

const (
	OnePerson HouseholdType = iota
	UnmarriedCouple
	MarriedCouple
	UnmarriedCoupleChildren
	MarriedCoupleChildren
	LoneParentHousehold
	OtherHousehold
	Institution // one resident of an institution
	HouseholdTypes
)

// Tenure is how a household has its home.
type Tenure uint8

const (
	Owner Tenure = iota
	Corporation
	PrivateLandlord
	NoDwelling // of an institution
	Tenures
)

// Province is where a household lives, in the order of the provinces' numbers.
type Province uint8

// Provinces is how many there are.
const Provinces = 12

// Deviation is one figure of a marginal: as published, scaled to these persons or in
// prices of the day, and as made.
type Deviation struct {
	Marginal  string `json:"marginal"` // age, position, household size, …
	Figure    string `json:"figure"`
	Unit      string `json:"unit"` // persons, households, euro, permille
	Published int64  `json:"published"`
	Made      int64  `json:"made"`
	Source    string `json:"source"`
}

// Off is how far what was made is from what was published, in hundredths of a percent
// of that; 0 where nothing was published.
func (d Deviation) Off() int64 {
	if d.Published == 0 {
		return 0
	}
	return (d.Made - d.Published) * 10_000 / d.Published
}
