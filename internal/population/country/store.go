package country

// store is the columns that are read and written, by what they are of. Amounts are in
// cents, days since 1970-01-01.
type store struct {
	// Of each person.
	birth, income, labour, benefits, box3, notional, mortgage, assets,
	possessions, debts, netWage, netOther, netPension []int32
	years, reason, exclusion, children, candidates                              []uint8
	married, insured, suspended, disabled, wageTax, institution, rents, student []uint64

	// Of each household.
	size                          []uint8
	rent, energy, cleaning        []int32
	room                          []uint8
	adapted, hadBenefit, assisted []uint64

	// Of each child under 18 of parents at home, and a last one that stands for every
	// older child.
	minor                            []int32 // the person
	day, after, host                 []int32
	dayPrice, afterPrice, hostPrice  []int32
	secondary, intensive, registered []uint64

	// Of each parent and child at home: the child, and its place among the minors.
	child, care []int32

	// Of each two adults at one address, from one to the other.
	candidate, code, since, wed []int32
}

// counts is how much of everything there is.
type counts struct{ persons, households, minors, children, candidates int }

func (c *counts) add(d counts) {
	c.persons += d.persons
	c.households += d.households
	c.minors += d.minors
	c.children += d.children
	c.candidates += d.candidates
}

// words is how many words hold so many bits.
func words(n int) int { return (n + 63) / 64 }

// set sets bit i.
func set(bits []uint64, i int) { bits[i>>6] |= 1 << (i & 63) }

func has(bits []uint64, i int) bool { return bits[i>>6]>>(i&63)&1 != 0 }

// allocate makes room for a population.
func (p *Population) allocate(c counts) {
	p.First = make([]int32, c.households+1)
	for _, f := range p.files() {
		n := f.rows(c)
		for _, col := range f.columns {
			col.allocate(n)
		}
	}
}
