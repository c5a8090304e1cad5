package country

// couple is what the two adults that run a household share.
type couple struct {
	since, married int32 // days; married 0 where they are not
	code           uint8 // of the pair, both ways
}

// Of unmarried couples: no contract, one at home, one before a notary; and of all
// couples, a pension scheme together and, of owners, the home of both, of a thousand.
// Estimates.
var contracts = weights(450, 200, 350)

const (
	pensionTogether, homeTogether, childTogether = 500, 880, 940
)

// bond draws what a couple shares.
func (m *model) bond(s stream, h *household, owner bool) couple {
	if h.core != 2 {
		return couple{}
	}
	a, b := h.members[0], h.members[1]
	young := max(a.birth, b.birth)
	since := min(young+int32(365*19+s.below(365*14)), m.on.from[0]-int32(1+s.below(300)))
	if h.children > 0 {
		oldest := h.members[2].birth
		since = max(min(since, oldest-int32(200+s.below(1500))), young+365*16)
	}
	c := couple{since: since}
	rel := spouseOf
	if a.position == MarriedNoChild || a.position == MarriedWithChild {
		c.married = min(max(since+int32(s.below(365*7)), young+365*18), m.on.from[0]-1)
	} else {
		rel = partnerOf + uint8(contracts.draw(s))
	}
	c.code = rel
	if h.children > 0 && s.permille(childTogether) {
		c.code |= pairChild
	}
	if h.minors > 0 {
		c.code |= pairMinor
	}
	if owner && s.permille(homeTogether) {
		c.code |= pairHome
	}
	if s.permille(pensionTogether) && (rel == partnerOf+1 || rel == partnerOf+2) {
		c.code |= pairPension
	}
	if since < m.on.year {
		c.code |= pairBefore
	}
	return c
}

// The code of a pair of adults at one address, from one to the other: the relation in
// its lowest three bits, then what they share.
const (
	spouseOf  uint8 = 0
	partnerOf uint8 = 1 // and 2: a contract of their own, 3: one before a notary
	parentTo  uint8 = 4 // the other is a child
	childOf   uint8 = 5 // the other is a parent
	siblingOf uint8 = 6
	otherTo   uint8 = 7

	pairChild   uint8 = 1 << 3 // had a child together; of otherTo: a rental contract
	pairMinor   uint8 = 1 << 4 // a minor child of either is at the address
	pairHome    uint8 = 1 << 5 // own the home together; of otherTo: family
	pairPension uint8 = 1 << 6 // one pension scheme; of otherTo: the other is the subtenant
	pairBefore  uint8 = 1 << 7 // benefit partners before this year
)

// Of those who are neither a couple nor parent and child, who are family, and who rent
// a part of the home from each other; estimates, of a thousand.
const otherFamily, otherRents = 600, 250

// pair is the code from member i to member j, who are both adults; luck is the same for
// both ways.
func (h *household) pair(i, j int, c couple, luck uint32) uint8 {
	kids := h.core + h.children
	minor := uint8(0)
	if h.minors > 0 {
		minor = pairMinor
	}
	switch {
	case i < h.core && j < h.core:
		return c.code
	case i < h.core && j < kids:
		return parentTo | minor
	case i < kids && j < h.core:
		return childOf | minor
	case i < kids && j < kids:
		return siblingOf
	}
	code := otherTo
	if i < h.core || j < h.core {
		code |= minor
	}
	switch {
	case luck%1000 < otherFamily:
		code |= pairHome
	case luck/1000%1000 < otherRents:
		code |= pairChild
		if j > i {
			code |= pairPension
		}
	}
	return code
}
