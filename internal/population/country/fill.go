package country

// flags are what will be bits of which the words are of several chunks.
type flags struct{ household, minor []uint8 }

const (
	flagAdapted uint8 = 1 << iota
	flagBenefit
	flagAssisted
)

const (
	flagSecondary uint8 = 1 << iota
	flagIntensive
	flagRegistered
)

func newFlags(c counts) flags {
	return flags{household: make([]uint8, c.households), minor: make([]uint8, c.minors)}
}

// filling is a chunk that is being filled, and where it is.
type filling struct {
	p     *Population
	flags flags
	at    counts
}

// fill draws the households of a chunk again, and all that they have.
func (m *model) fill(o Options, c int, p *Population, flags flags, at counts) tally {
	money, luck := newStream(o.Seed, c, 1), newStream(o.Seed, c, 2)
	f := filling{p: p, flags: flags, at: at}
	var t tally
	m.households(o, c, func(h *household) {
		e := m.economy(money, h)
		f.home(h, &e)
		for i := range h.n {
			f.person(h, &e, i)
			if e.purses[i].work == disabled {
				t.disabled++
			}
		}
		f.minors(luck, h, &e)
		f.kin(luck, h, &e)
		f.at.persons += h.n
		f.at.households++
		f.at.minors += h.minors
	})
	return t
}

func (f *filling) home(h *household, e *estate) {
	p, s, i := f.p, &f.p.store, f.at.households
	p.First[i], p.Type[i], p.Province[i], p.Tenure[i] = int32(f.at.persons), h.kind, e.province, e.tenure
	p.Decile[i], p.Disposable[i], p.Wealth[i] = uint8(e.decile), cents(e.disposable), int32(e.wealth)
	s.size[i], s.rent[i], s.energy[i], s.cleaning[i], s.room[i] = uint8(h.n), cents(e.rent), cents(e.energy), cents(e.cleaning), uint8(e.room)
	var v uint8
	if e.adapted {
		v |= flagAdapted
	}
	if e.hadBenefit {
		v |= flagBenefit
	}
	if e.assisted {
		v |= flagAssisted
	}
	f.flags.household[i] = v
}

// cents is an amount that fits; the model makes none that does not.
func cents(n int) int32 { return int32(min(max(n, -1<<31), 1<<31-1)) }

func (f *filling) person(h *household, e *estate, k int) {
	p, s, i := f.p, &f.p.store, f.at.persons+k
	m, q := &h.members[k], &e.purses[k]
	p.Household[i], p.Position[i] = int32(f.at.households), m.position
	s.birth[i] = m.birth
	s.income[i], s.labour[i], s.benefits[i], s.box3[i] = cents(q.income()), cents(q.labour), cents(q.benefits), cents(q.box3)
	s.notional[i], s.mortgage[i] = cents(q.notional), cents(q.mortgage)
	s.assets[i], s.possessions[i], s.debts[i] = cents(q.assets), cents(q.possessions), cents(q.debts)
	s.netWage[i], s.netOther[i], s.netPension[i] = cents(q.netWage), cents(q.netOther), cents(q.netPension)
	s.years[i] = uint8(q.years)
	s.reason[i], s.exclusion[i] = reasonNone, 0
	switch q.work {
	case employee, selfEmployed:
		s.reason[i] = reasonWork
	case student:
		s.reason[i], s.exclusion[i] = reasonEducation, exclusionEducation
	}
	runs := k < h.core || h.kind == OtherHousehold && k == 0
	put(s.married, i, m.position == MarriedNoChild || m.position == MarriedWithChild)
	put(s.insured, i, q.insured)
	put(s.suspended, i, q.suspended)
	put(s.disabled, i, q.disabled)
	put(s.wageTax, i, q.work == employee || q.work == student || q.work == pupil)
	put(s.institution, i, h.kind == Institution)
	put(s.rents, i, runs && (e.tenure == Corporation || e.tenure == PrivateLandlord))
	put(s.student, i, q.work == student || m.age < adultAge)
	put(p.Applicants[OfHousehold], i, k == 0)
	put(p.Applicants[OfCouple], i, m.age >= adultAge && (k == 0 || k >= h.core))
	put(p.Applicants[OfParents], i, h.minors > 0 && k == h.core-1)
}

// The words of reden_voor_opvang and uitsluiting_algemene_bijstand that are used.
const (
	reasonWork, reasonEducation, reasonNone = 0, 4, 8
	exclusionEducation                      = 2
)

func put(bits []uint64, i int, on bool) {
	if on {
		set(bits, i)
	}
}

// minors fills the care of the children under 18, who are the last children.
func (f *filling) minors(luck stream, h *household, e *estate) {
	works := true
	for i := range h.core {
		works = works && e.purses[i].work.earns()
	}
	s := &f.p.store
	first := h.core + h.children - h.minors
	for k := range h.minors {
		i := f.at.minors + k
		c := drawCare(luck, h.members[first+k].age, works)
		s.minor[i] = int32(f.at.persons + first + k)
		s.day[i], s.after[i], s.host[i] = int32(c.day), int32(c.after), int32(c.host)
		s.dayPrice[i], s.afterPrice[i], s.hostPrice[i] = int32(c.dayPrice), int32(c.afterPrice), int32(c.hostPrice)
		var v uint8
		if c.secondary {
			v |= flagSecondary
		}
		if c.intensive {
			v |= flagIntensive
		}
		if c.day+c.after+c.host > 0 && luck.permille(registeredOf) {
			v |= flagRegistered
		}
		f.flags.minor[i] = v
	}
}

// registeredOf is how many of a thousand children with care go where it counts; an estimate.
const registeredOf = 985

// kin fills the relations: the children of the parents, and the adults of each adult.
func (f *filling) kin(luck stream, h *household, e *estate) {
	s := &f.p.store
	older := h.children - h.minors
	for i := range h.core {
		s.children[f.at.persons+i] = uint8(h.children)
		for k := range h.children {
			s.child[f.at.children] = int32(f.at.persons + h.core + k)
			s.care[f.at.children] = -1 // an older child; it gets its place when all minors are counted
			if k >= older {
				s.care[f.at.children] = int32(f.at.minors + k - older)
			}
			f.at.children++
		}
	}
	if h.kind == Institution {
		return
	}
	chance := uint32(luck.below(1 << 30))
	for i := range h.n {
		if h.members[i].age < adultAge {
			continue
		}
		for j := range h.n {
			if j == i || h.members[j].age < adultAge {
				continue
			}
			at := f.at.candidates
			s.candidates[f.at.persons+i]++
			s.candidate[at] = int32(f.at.persons + j)
			s.code[at] = int32(h.pair(i, j, e.couple, chance))
			s.since[at] = max(e.couple.since, h.members[i].birth, h.members[j].birth)
			if i < h.core && j < h.core {
				s.wed[at] = e.couple.married
			}
			if e.couple.since == 0 {
				s.since[at] = max(h.members[i].birth, h.members[j].birth)
			}
			f.at.candidates++
		}
	}
}

// finish gives older children their place, and packs the flags.
func (p *Population) finish(c counts, f flags) {
	s := &p.store
	for i, at := range s.care {
		if at < 0 {
			s.care[i] = int32(c.minors)
		}
	}
	for i, v := range f.household {
		put(s.adapted, i, v&flagAdapted != 0)
		put(s.hadBenefit, i, v&flagBenefit != 0)
		put(s.assisted, i, v&flagAssisted != 0)
	}
	for i, v := range f.minor {
		put(s.secondary, i, v&flagSecondary != 0)
		put(s.intensive, i, v&flagIntensive != 0)
		put(s.registered, i, v&flagRegistered != 0)
	}
}
