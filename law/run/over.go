package run

import (
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/program/exact"
)

// over takes the members of a relation together.
func (m *Machine) over(in *program.Instr, self int) (int64, State) {
	scope := in.Imm + 1
	size := len(m.init[scope].regs)
	at := m.base[scope]
	t := tally{op: in.Op, state: Absent}
	if in.Op == program.Sum || in.Op == program.Count {
		t.state = Holds
	}
	for range m.count[scope] {
		mask, known := m.regs[at+int(in.B)], m.states[at+int(in.B)]
		if known == Failed {
			if !t.fail(mask) {
				return mask, Failed
			}
		} else if known == Holds && mask != 0 {
			if t.add(m.regs[at+int(in.A)], m.states[at+int(in.A)], self) {
				return t.v, t.state
			}
		}
		at += size
	}
	return t.outcome(self)
}

// tally is an instruction over members under way.
type tally struct {
	op     program.Op
	v      int64
	state  State
	n      int64
	absent bool
	failed bool
	by     int64
}

// fail notes that a member failed; false where that fails the whole.
func (t *tally) fail(by int64) bool {
	if t.op != program.Any && t.op != program.All {
		return false
	}
	if !t.failed {
		t.failed, t.by = true, by
	}
	return true
}

// add takes in a member for whom the mask is true, and tells whether that settles it.
func (t *tally) add(v int64, s State, self int) (settled bool) {
	t.n++
	switch t.op {
	case program.Count:
		return false
	case program.AtMostOne:
		t.v, t.state = int64(self), Failed
		return t.n > 1
	case program.First:
		t.v, t.state = v, s
		return true
	}
	switch s {
	case Failed:
		if !t.fail(v) {
			t.v, t.state = v, Failed
			return true
		}
		return false
	case Absent:
		t.absent = true
		return false
	}
	switch t.op {
	case program.Any, program.All:
		if (v != 0) == (t.op == program.Any) {
			t.v, t.state = v, Holds
			return true
		}
	case program.Sum:
		sum, ok := exact.Add(t.v, v)
		if !ok {
			t.v, t.state = int64(self), Failed
			return true
		}
		t.v = sum
	case program.Least:
		if t.state == Absent || v < t.v {
			t.v, t.state = v, Holds
		}
	case program.Greatest:
		if t.state == Absent || v > t.v {
			t.v, t.state = v, Holds
		}
	}
	return false
}

func (t *tally) outcome(self int) (int64, State) {
	switch t.op {
	case program.Count:
		return t.n, Holds
	case program.AtMostOne:
		return 1, Holds
	case program.Any, program.All:
		switch {
		case t.failed:
			return t.by, Failed
		case t.absent:
			return 0, Absent
		}
		return truthOf(t.op == program.All), Holds
	}
	return t.v, t.state
}
