package run

import (
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/program/exact"
	"meent.nl/meent/law/value"
)

// runRanges works out what the goal can be while facts are missing.
func (m *Machine) runRanges(f *Facts) (Outcome, error) {
	m.exact = false
	m.wide = false
	m.spread(f)
	o := Outcome{Type: m.p.Type, Scale: m.p.Result.Scale, words: m.p.Words}
	s := newSearch(m, f)
	if m.p.Type.Kind == value.Relation {
		return m.chosenRanges(o, s)
	}
	r := m.ranges[m.p.Result.Reg]
	switch {
	case r.May == program.MayFail:
		return Outcome{}, failure(m.p, int(r.Lo))
	case r.Decided():
		o.Value, o.NotApplicable = r.Lo, !r.MayHold()
	default:
		if r = m.undecided(f, r, &o); r.May == program.MayFail {
			return Outcome{}, failure(m.p, int(r.Lo))
		}
		if o.Status != Decided {
			s.need(program.Root, 0, m.p.Result.Reg)
		}
	}
	o.Missing, o.Idle = s.lists()
	return o, nil
}

// undecided says what an outcome can be that one spread leaves open. It leaves the
// ranges as that spread does, but that of the goal.
func (m *Machine) undecided(f *Facts, r program.Range, o *Outcome) program.Range {
	o.Status = Needs
	if m.p.Type.Kind != value.Number || !r.MayHold() {
		return r
	}
	narrow := r
	if f.asked == f.until {
		narrow = m.narrowed(f, r)
	}
	meaningful := m.meaningful(f, r, narrow)
	m.spread(f)
	m.ranges[m.p.Result.Reg] = narrow
	switch {
	case narrow.Decided():
		o.Status, o.Value, o.NotApplicable = Decided, narrow.Lo, !narrow.MayHold()
	case meaningful:
		o.Status, o.Low, o.High, o.MayBeNotApplicable = Ranged, narrow.Lo, narrow.Hi, narrow.MayBeNull()
	}
	return narrow
}

// Stands tells whether the outcome is decided, and the same as another, on facts of
// which some are unknown. It is Run without what only a reader needs.
func (m *Machine) Stands(f *Facts, want *Outcome) bool {
	m.exact, m.wide = false, false
	m.spread(f)
	return m.stands(f, want)
}

// stands is Stands for what was worked out.
func (m *Machine) stands(f *Facts, want *Outcome) bool {
	at := m.p.Result
	if m.p.Type.Kind != value.Relation {
		r := m.ranges[at.Reg]
		if want.NotApplicable {
			return r == program.Null
		}
		return r == program.Exactly(want.Value)
	}
	if !f.Known(int(at.Scope) - 1) {
		return len(want.Members) == 0 && !m.maybeChosen(at)
	}
	for k := range m.count[at.Scope] {
		if m.ranges[m.at(at.Scope, k, at.Reg)] != program.Bool(slices.Contains(want.Members, k)) {
			return false
		}
	}
	return true
}

// chosenRanges is for a goal that yields persons.
func (m *Machine) chosenRanges(o Outcome, s *search) (Outcome, error) {
	at := m.p.Result
	o.Members = []int{}
	if !s.f.Known(int(at.Scope)-1) && m.maybeChosen(at) {
		o.Status = Needs
		s.relations[at.Scope-1] = true
	}
	for k := range m.count[at.Scope] {
		r := m.ranges[m.at(at.Scope, k, at.Reg)]
		switch {
		case o.Status != Needs && r.May == program.MayFail:
			return Outcome{}, failure(m.p, int(r.Lo))
		case !r.Decided():
			o.Status = Needs
		case r.IsTrue():
			o.Members = append(o.Members, k)
		}
		s.need(at.Scope, k, at.Reg)
	}
	if o.Status == Needs {
		o.Members = nil
	}
	o.Missing, o.Idle = s.lists()
	return o, nil
}

// maybeChosen tells whether any member of an unknown relation might be chosen.
func (m *Machine) maybeChosen(at program.Place) bool {
	r := m.ranges[m.at(at.Scope, 0, at.Reg)]
	return r.MayBeTrue() || r.MayFail()
}

// meaningful tells whether both ends of a range follow from the law, and not from
// the bounds within which a fact may be given: they stay when those are widened. r is
// the range of one spread, and narrow what cases leave of it.
func (m *Machine) meaningful(f *Facts, r, narrow program.Range) bool {
	if narrow.Lo == narrow.Hi && !narrow.MayBeNull() { // one value, or a failure: no range
		return false
	}
	m.wide = true
	defer func() { m.wide = false }()
	m.spread(f)
	w := m.ranges[m.p.Result.Reg]
	if w.MayHold() && w.Lo == r.Lo && w.Hi == r.Hi {
		return true
	}
	if narrow == r || f.asked != f.until {
		return false
	}
	w = m.narrowed(f, w)
	return w.MayHold() && w.Lo == narrow.Lo && w.Hi == narrow.Hi
}

// at is where a register of a member stands.
func (m *Machine) at(scope program.Scope, member int, reg program.Reg) int {
	return m.base[scope] + member*len(m.init[scope].ranges) + int(reg)
}

// spread carries out the program on ranges. A relation that is unknown has one
// window, for any member.
func (m *Machine) spread(f *Facts) {
	total := 0
	for s := range m.init {
		m.base[s], m.count[s] = total, 1
		if s > 0 && f.Known(s-1) {
			m.count[s] = len(f.lists[s-1].members)
		}
		total += m.count[s] * len(m.init[s].ranges)
	}
	if cap(m.ranges) < total {
		m.ranges = make([]program.Range, total)
	}
	m.ranges = m.ranges[:total]
	for s := range m.init {
		at := m.base[s]
		for range m.count[s] {
			at += copy(m.ranges[at:], m.init[s].ranges)
		}
	}
	for _, b := range m.p.Blocks {
		for k := range m.count[b.Scope] {
			m.spreadBlock(f, b, k)
		}
	}
}

func (m *Machine) spreadBlock(f *Facts, b program.Block, member int) {
	at := m.at(b.Scope, member, 0)
	r := m.ranges[at : at+len(m.init[b.Scope].ranges)]
	for i := b.From; i < b.To; i++ {
		dst := m.p.Code[i].Dst
		r[dst] = m.spreadOne(f, i, b.Scope, member, r)
		if m.guesses != nil {
			m.guess(at + int(dst))
		}
	}
}

// spreadOne is one instruction on ranges, in the window r of a subject.
func (m *Machine) spreadOne(f *Facts, i int, scope program.Scope, member int, r []program.Range) program.Range {
	in := &m.p.Code[i]
	switch {
	case in.Op == program.Load:
		return m.load(f, scope, member, int(in.Imm))
	case in.Op == program.Asked:
		return program.Between(int64(f.asked), int64(f.until))
	case in.Op == program.Gather:
		return m.ranges[in.A]
	case in.Op == program.Rank:
		return m.rankRange(f, in, scope, member)
	case in.Op.OverMembers():
		return m.overRanges(f, in, i)
	}
	// Where a bound does not fit, Apply gives everything.
	out, _ := program.Apply(in, i, r[in.A], r[in.B], r[in.C])
	return out
}

func (m *Machine) overRanges(f *Facts, in *program.Instr, self int) program.Range {
	scope := program.Scope(in.Imm + 1)
	o := program.Over{Op: in.Op}
	if !f.Known(int(in.Imm)) {
		most := m.p.Relations[in.Imm].Max
		if m.wide {
			most *= widening
		}
		o.Any(m.ranges[m.at(scope, 0, in.A)], m.ranges[m.at(scope, 0, in.B)], most)
	} else {
		for k := range m.count[scope] {
			o.Member(m.ranges[m.at(scope, k, in.A)], m.ranges[m.at(scope, k, in.B)])
		}
	}
	out, _ := o.Outcome(self)
	return out
}

// load is what is known of a fact.
func (m *Machine) load(f *Facts, scope program.Scope, member, slot int) program.Range {
	fact := &m.p.Facts[m.p.Windows[scope].Slots[slot]]
	r := fact.Unknown()
	switch {
	case scope == program.Root:
		r = f.root.slots[slot]
	case f.Known(int(scope) - 1):
		r = f.lists[scope-1].members[member].slots[slot]
	}
	if m.wide && !r.Decided() {
		return widened(r, fact)
	}
	return r
}

const (
	widening  = 4
	manyYears = 50 * 366
)

// widened stretches a range where it ends at a bound of its fact. A bound of 0 is
// left: it is of the nature of the fact.
func widened(r program.Range, fact *program.Fact) program.Range {
	grow := func(n int64) int64 {
		if m, ok := exact.Mul(n, widening); ok {
			return m
		}
		return n
	}
	switch fact.Type.Kind {
	case value.Boolean, value.Word:
		return r
	case value.Day:
		if r.Lo == fact.Range.Lo {
			r.Lo -= manyYears
		}
		if r.Hi == fact.Range.Hi {
			r.Hi += manyYears
		}
		return r
	}
	if r.Lo == fact.Range.Lo && r.Lo < 0 {
		r.Lo = grow(r.Lo)
	}
	if r.Hi == fact.Range.Hi && r.Hi > 0 {
		r.Hi = grow(r.Hi)
	}
	return r
}
