package run

import (
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/program/exact"
)

// over takes the members of a relation together.
func (m *Machine) over(in *program.Instr, self int) cell {
	scope := in.Imm + 1
	size := len(m.init[scope].cells)
	at := m.base[scope]
	t := tally{op: in.Op, out: cell{s: Absent}}
	if in.Op == program.Sum {
		t.out.s = Holds
	}
	for range m.count[scope] {
		mask := m.cells[at+int(in.B)]
		switch {
		case mask.s == Failed && !t.fail(mask.v):
			return mask
		case mask.s == Holds && mask.v != 0 && t.add(m.cells[at+int(in.A)], self):
			return t.out
		}
		at += size
	}
	return t.outcome()
}

// tally is an instruction over members under way.
type tally struct {
	op     program.Op
	out    cell
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
func (t *tally) add(c cell, self int) (settled bool) {
	t.n++
	switch t.op {
	case program.Count:
		return false
	case program.AtMostOne:
		t.out = cell{int64(self), Failed}
		return t.n > 1
	case program.First:
		t.out = c
		return true
	}
	switch c.s {
	case Failed:
		if !t.fail(c.v) {
			t.out = c
			return true
		}
		return false
	case Absent:
		t.absent = true
		return false
	}
	switch t.op {
	case program.Any, program.All:
		if (c.v != 0) == (t.op == program.Any) {
			t.out = c
			return true
		}
	case program.Sum:
		sum, ok := exact.Add(t.out.v, c.v)
		if !ok {
			t.out = cell{int64(self), Failed}
			return true
		}
		t.out.v = sum
	case program.Least:
		if t.out.s == Absent || c.v < t.out.v {
			t.out = c
		}
	case program.Greatest:
		if t.out.s == Absent || c.v > t.out.v {
			t.out = c
		}
	}
	return false
}

func (t *tally) outcome() cell {
	switch t.op {
	case program.Count:
		return cell{v: t.n}
	case program.AtMostOne:
		return cell{v: 1}
	case program.Any, program.All:
		switch {
		case t.failed:
			return cell{t.by, Failed}
		case t.absent:
			return cell{s: Absent}
		}
		return cell{v: truthOf(t.op == program.All)}
	}
	return t.out
}
