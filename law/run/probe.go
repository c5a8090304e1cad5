package run

import (
	"math/bits"
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// Probe tries other values of facts, one after another, and works out no more than
// what changes. It starts from facts and keeps a copy of its own of them. One goroutine
// at a time may use it.
type Probe struct {
	m       *Machine
	f       *Facts
	loads   [][][]int32 // per scope and slot, the instructions that read the fact
	pending []uint64    // instructions that may come out otherwise
	changed []was       // what Undo puts back
	facts   []wasFact
}

type was struct {
	at int
	r  program.Range
}

type wasFact struct {
	slot *program.Range
	r    program.Range
}

// NewProbe gives a probe of facts, which may be incomplete.
func NewProbe(f *Facts) (*Probe, error) { return NewMachine(f.p).Probe(f) }

// Probe gives a probe of facts, which may be incomplete. It takes the machine, which is
// then used by the probe only.
func (m *Machine) Probe(f *Facts) (*Probe, error) {
	if err := f.Err(); err != nil {
		return nil, err
	}
	m.exact, m.wide = false, false
	p := &Probe{m: m, f: f.Clone(), pending: make([]uint64, (len(f.p.Code)+63)/64)}
	p.m.spread(p.f)
	for _, w := range p.m.p.Windows {
		p.loads = append(p.loads, make([][]int32, len(w.Slots)))
	}
	for i, in := range p.m.p.Code {
		if in.Op == program.Load {
			at := &p.loads[p.m.p.Scopes[i]][in.Imm]
			*at = append(*at, int32(i))
		}
	}
	return p, nil
}

// Facts are those of the probe, with what was tried. Change them by the probe only.
func (p *Probe) Facts() *Facts { return p.f }

// Try says of a fact (its index in Program.Facts) of a subject (0: the applicant; else
// 1 + the relation, and the member from 0) that it is something else; false where the
// program does not read it there, or it cannot be that. Undo takes back what was tried
// since the last Keep.
func (p *Probe) Try(scope program.Scope, member, fact int, r program.Range) bool {
	who := &p.f.root
	if scope != program.Root {
		who = &p.f.lists[scope-1].members[member]
	}
	slot := slices.Index(p.m.p.Windows[scope].Slots, fact)
	if slot < 0 {
		return false
	}
	before := who.slots[slot]
	if !who.Put(fact, r) {
		return false
	}
	p.facts = append(p.facts, wasFact{&who.slots[slot], before})
	p.reload(scope, slot)
	return true
}

// Ask asks for other days.
func (p *Probe) Ask(from, until value.Date) {
	p.f.AskedBetween(from, until)
	for i := range p.m.p.Code {
		if p.m.p.Code[i].Op == program.Asked {
			p.await(int32(i))
		}
	}
	p.settle()
}

// reload works out again what rests on a fact.
func (p *Probe) reload(scope program.Scope, slot int) {
	for _, i := range p.loads[scope][slot] {
		p.await(i)
	}
	p.settle()
}

func (p *Probe) await(i int32) { p.pending[i>>6] |= 1 << (i & 63) }

// settle carries out what awaits, in the order of the program, and what rests on what
// came out otherwise.
func (p *Probe) settle() {
	for w := range p.pending {
		for p.pending[w] != 0 {
			i := w<<6 + bits.TrailingZeros64(p.pending[w])
			p.pending[w] &= p.pending[w] - 1
			p.again(i)
		}
	}
}

// again carries out one instruction for every subject of its scope.
func (p *Probe) again(i int) {
	m, scope := p.m, p.m.p.Scopes[i]
	dst := m.p.Code[i].Dst
	other := false
	for k := range m.count[scope] {
		at := m.at(scope, k, 0)
		window := m.ranges[at : at+len(m.init[scope].ranges)]
		now := m.spreadOne(p.f, i, scope, k, window)
		if before := window[dst]; now != before {
			p.changed = append(p.changed, was{at + int(dst), before})
			window[dst] = now
			other = true
		}
	}
	if other {
		for _, reader := range m.p.Windows[scope].Readers[dst] {
			p.await(reader)
		}
	}
}

// Undo takes back what was tried since the last Keep.
func (p *Probe) Undo() {
	for _, w := range slices.Backward(p.changed) {
		p.m.ranges[w.at] = w.r
	}
	for _, w := range slices.Backward(p.facts) {
		*w.slot = w.r
	}
	p.Keep()
}

// Keep makes what was tried the start of what is tried next.
func (p *Probe) Keep() { p.changed, p.facts = p.changed[:0], p.facts[:0] }

// Outcome is what the goal can be; of a goal that yields persons it says nothing.
func (p *Probe) Outcome() program.Range { return p.m.ranges[p.m.p.Result.Reg] }

// Stands tells whether the outcome is decided, and the same as another.
func (p *Probe) Stands(want *Outcome) bool { return p.m.stands(p.f, want) }
