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
	init   []window        // per scope
	base   []int           // per scope: where its first window starts
	count  []int           // per scope: how many windows; 1 for the root
	cells  []cell          // the register file of a run with all facts known
	ranges []program.Range // and of one without
	exact  bool            // the last run was of cells, not of ranges
	// wide says that the facts that are unknown are taken far beyond their bounds.
	wide bool
	// guesses are of the case that is worked out, and guessed is, per register, which of
	// them is of it, from 1; impossible says that they contradict the facts.
	guesses    []guess
	guessed    []int16
	impossible bool
}

// cell is a register: its value and its state, side by side as they are read.
type cell struct {
	v int64
	s State
}

type window struct {
	cells  []cell
	ranges []program.Range
}

// NewMachine gives a machine for a program.
func NewMachine(p *program.Program) *Machine {
	m := &Machine{p: p, init: make([]window, len(p.Windows)),
		base: make([]int, len(p.Windows)), count: make([]int, len(p.Windows))}
	for i, w := range p.Windows {
		m.init[i] = window{make([]cell, len(w.Init)), w.Init}
		for r, v := range w.Init {
			m.init[i].cells[r].v = v.Lo
			if v.MayBeNull() {
				m.init[i].cells[r].s = Absent
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
		total += m.count[s] * len(m.init[s].cells)
	}
	if cap(m.cells) < total {
		m.cells = make([]cell, total)
	}
	m.cells = m.cells[:total]
	for s := range m.init {
		at := m.base[s]
		for range m.count[s] {
			at += copy(m.cells[at:], m.init[s].cells)
		}
	}
}

func (m *Machine) block(f *Facts, b program.Block) {
	size, at := len(m.init[b.Scope].cells), m.base[b.Scope]
	if b.Scope == program.Root {
		m.steps(b, &f.root, m.cells[:size])
		return
	}
	for k := range m.count[b.Scope] {
		m.steps(b, &f.lists[b.Scope-1].members[k], m.cells[at:at+size])
		at += size
	}
}
