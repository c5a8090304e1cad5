package run

import (
	"meent.nl/meent/law/program"
)

// State says what a register holds.
type State uint8

const (
	Holds  State = 0 // a value
	Absent State = 1 // not applicable
	Failed State = 2 // the index of the instruction that failed
)

// Machine carries out one program. It keeps its registers between runs, so that a
// run with all facts known allocates nothing. One goroutine at a time may use it.
type Machine struct {
	p      *program.Program
	init   []window // per scope
	base   []int    // per scope: where its first window starts
	count  []int    // per scope: how many windows; 1 for the root
	regs   []int64
	states []State
	ranges []program.Range
	exact  bool // the last run was of regs and states, not of ranges
	// wide says that the facts that are unknown are taken far beyond their bounds.
	wide  bool
	facts *Facts
}

type window struct {
	regs   []int64
	states []State
	ranges []program.Range
}

// NewMachine gives a machine for a program.
func NewMachine(p *program.Program) *Machine {
	m := &Machine{p: p, init: make([]window, len(p.Windows)),
		base: make([]int, len(p.Windows)), count: make([]int, len(p.Windows))}
	for i, w := range p.Windows {
		m.init[i] = window{make([]int64, len(w.Init)), make([]State, len(w.Init)), w.Init}
		for r, v := range w.Init {
			m.init[i].regs[r] = v.Lo
			if v.MayBeNull() {
				m.init[i].states[r] = Absent
			}
		}
	}
	return m
}

// Run works out the goal. Where facts are missing the outcome says what is known
// of it and which facts it still needs. The error is Problems of the facts, or a
// *Failure where the law itself gives no outcome.
func (m *Machine) Run(f *Facts) (Outcome, error) {
	if f.p != m.p && f.p.Hash != m.p.Hash {
		return Outcome{}, errOtherProgram
	}
	if err := f.Err(); err != nil {
		return Outcome{}, err
	}
	m.facts = f
	if !f.complete() {
		return m.runRanges(f)
	}
	m.lay(f)
	m.exact = true
	for _, b := range m.p.Blocks {
		m.block(f, b)
	}
	return m.outcome()
}

// lay gives every subject its window, with the constants in place.
func (m *Machine) lay(f *Facts) {
	total := 0
	for s := range m.init {
		m.base[s], m.count[s] = total, 1
		if s > 0 {
			m.count[s] = len(f.lists[s-1].members)
		}
		total += m.count[s] * len(m.init[s].regs)
	}
	if cap(m.regs) < total {
		m.regs, m.states = make([]int64, total), make([]State, total)
	}
	m.regs, m.states = m.regs[:total], m.states[:total]
	for s := range m.init {
		at := m.base[s]
		for range m.count[s] {
			at += copy(m.regs[at:], m.init[s].regs)
			copy(m.states[at-len(m.init[s].states):], m.init[s].states)
		}
	}
}

func (m *Machine) block(f *Facts, b program.Block) {
	if b.Scope == program.Root {
		m.root(f, b)
		return
	}
	size := len(m.init[b.Scope].regs)
	at := m.base[b.Scope]
	for k := range m.count[b.Scope] {
		m.steps(b, &f.lists[b.Scope-1].members[k], m.regs[at:at+size], m.states[at:at+size])
		at += size
	}
}

// root carries out a block of the root, in which members are taken together.
func (m *Machine) root(f *Facts, b program.Block) {
	size := len(m.init[program.Root].regs)
	m.steps(b, &f.root, m.regs[:size], m.states[:size])
}
