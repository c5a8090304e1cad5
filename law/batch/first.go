package batch

import (
	"math/bits"

	"meent.nl/meent/law/program"
)

// led are the members that come first of those who count, each of another applicant.
// Several facts are asked of the same first member, and it is looked for once.
type led struct {
	rows, members []int32
	none          []uint64 // rows of which nobody counts
	failed        []uint64 // rows of which it failed whether the first counts
}

// masks finds the registers by which the first member is chosen.
func (p *planning) masks(order []scoped) {
	for _, o := range order {
		if in := &p.b.p.Code[o.at]; in.Op == program.First {
			p.leads[at{in.Source(o.scope), in.B}] = -1
		}
	}
}

// lead lays out the search for the first members by a mask, right after the step that
// sets the mask: where that is done again, so is this.
func (p *planning) lead(in *program.Instr, scope program.Scope) {
	key := at{scope, in.Dst}
	if at, wanted := p.leads[key]; !wanted || at >= 0 || !p.regs[scope][in.Dst].truth {
		return
	}
	p.leads[key] = p.search(step{in: in, scope: scope, from: scope, dst: p.regs[scope][in.Dst], b: p.regs[scope][in.Dst]})
}

// leadOf is the search for the first members that an instruction takes.
func (p *planning) leadOf(s *step) int {
	if at := p.leads[at{s.from, s.in.B}]; at >= 0 {
		return at
	}
	return p.search(step{in: s.in, scope: s.from, from: s.from, dst: noRegister, b: s.b})
}

func (p *planning) search(s step) int {
	s.do, s.a, s.c, s.lead = lead, noRegister, noRegister, p.plan.leads
	p.plan.steps = append(p.plan.steps, s)
	p.plan.leads++
	return s.lead
}

func lead(w *Worker, s *step) {
	l := &w.led[s.lead]
	counts, fails := w.counted(s)
	rows, members := l.rows[:0], l.members[:0]
	n := w.words(program.Root)
	w.lay(l.none[:n], ^uint64(0))
	w.lay(l.failed[:n], 0)
	owner, last := w.owner[s.from], int32(-1)
	for i := range w.words(s.from) {
		fail := w.membersOf(s, fails, i)
		for b := w.membersOf(s, counts, i) | fail; b != 0; b &= b - 1 {
			k := int32(i*64 + bits.TrailingZeros64(b))
			row := owner[k]
			if row == last {
				continue
			}
			last = row
			unset(l.none, row)
			if fail>>(k&63)&1 != 0 {
				set(l.failed, row)
				continue
			}
			rows, members = append(rows, row), append(members, k)
		}
	}
	l.rows, l.members = rows, members
}

// firstStates says where the first member has no value.
func (w *Worker) firstStates(s *step, l *led) {
	if s.dst.absent < 0 && s.dst.failed < 0 {
		return
	}
	absent, failed := w.ending(s)
	n := w.words(s.scope)
	copy(absent[:n], l.none)
	copy(failed[:n], l.failed)
	val := w.bitsOf(s, s.a)
	if val.absent == nil && val.failed == nil {
		return
	}
	for i, k := range l.members {
		switch {
		case bit(val.failed, int(k)):
			set(failed, l.rows[i])
		case bit(val.absent, int(k)):
			set(absent, l.rows[i])
		}
	}
}

func first(w *Worker, s *step) {
	l, dst, numbers := &w.led[s.lead], w.into(s), w.numbers[s.from][s.a.slot]
	clear(dst)
	for i, k := range l.members {
		dst[l.rows[i]] = numbers[k]
	}
	w.firstStates(s, l)
}

func firstBits(w *Worker, s *step) {
	l, dst, truth := &w.led[s.lead], w.bits[s.scope][s.dst.slot], w.bits[s.from][s.a.slot]
	w.lay(dst[:w.words(s.scope)], 0)
	for i, k := range l.members {
		row := l.rows[i]
		dst[row>>6] |= bitAt(truth, k) << (row & 63)
	}
	w.firstStates(s, l)
}
