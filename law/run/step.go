package run

import (
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/program/exact"
)

// steps carries out the instructions of a block in the window of one subject. What
// laws do most stands here; the rest is in ordinary and Instr.Compute.
func (m *Machine) steps(b program.Block, who *Subject, r []cell) {
	code := m.p.Code[b.From:b.To]
	for i := range code {
		in := &code[i]
		switch in.Op {
		case program.Load:
			slot := &who.slots[in.Imm]
			c := cell{v: slot.Lo}
			if slot.May == program.MayBeNull {
				c = cell{s: Absent}
			}
			r[in.Dst] = c
		case program.Asked:
			r[in.Dst] = cell{v: int64(who.f.asked)}
		case program.Gather:
			r[in.Dst] = m.cells[in.A]
		case program.And:
			x, y := r[in.A], r[in.B]
			if x.s|y.s == Holds {
				r[in.Dst] = cell{v: x.v & y.v}
				continue
			}
			r[in.Dst] = and(x, y)
		case program.Or:
			x, y := r[in.A], r[in.B]
			if x.s|y.s == Holds {
				r[in.Dst] = cell{v: x.v | y.v}
				continue
			}
			r[in.Dst] = negated(and(negated(x), negated(y)))
		case program.Not:
			r[in.Dst] = negated(r[in.A])
		case program.IsTrue:
			c := r[in.A]
			if c.s == Absent {
				c = cell{}
			}
			r[in.Dst] = c
		case program.IsNull:
			c := r[in.A]
			if c.s != Failed {
				c = cell{v: int64(c.s)}
			}
			r[in.Dst] = c
		case program.Select:
			c := r[in.A]
			switch {
			case c.s == Failed:
			case c.s == Holds && c.v != 0:
				c = r[in.B]
			default:
				c = r[in.C]
			}
			r[in.Dst] = c
		case program.Guard:
			r[in.Dst] = guard(r[in.A], r[in.B], r[in.C], b.From+i)
		case program.Eq, program.Lt, program.Le, program.Add, program.Sub, program.Min, program.Max:
			x, y := r[in.A], r[in.B]
			if x.s|y.s != Holds {
				r[in.Dst] = spread(x, y)
				continue
			}
			r[in.Dst] = pair(in.Op, x.v, y.v, b.From+i)
		case program.Rank:
			r[in.Dst] = m.rank(in, b.Scope, who.index)
		case program.Find, program.Workday, program.Cell:
			c := r[in.A]
			if c.s == Holds {
				c = looked(in, b.From+i, c.v)
			}
			r[in.Dst] = c
		default:
			if in.Op.OverMembers() {
				r[in.Dst] = m.over(in, b.From+i)
				continue
			}
			r[in.Dst] = ordinary(in, b.From+i, r)
		}
	}
}

// pair carries out the commonest instructions on two values.
func pair(op program.Op, x, y int64, self int) cell {
	var v int64
	ok := true
	switch op {
	case program.Eq:
		v = truthOf(x == y)
	case program.Lt:
		v = truthOf(x < y)
	case program.Le:
		v = truthOf(x <= y)
	case program.Add:
		v, ok = exact.Add(x, y)
	case program.Sub:
		v, ok = exact.Sub(x, y)
	case program.Min:
		v = min(x, y)
	default:
		v = max(x, y)
	}
	if !ok {
		return cell{int64(self), Failed}
	}
	return cell{v: v}
}

// looked finds the row of a table or the next working day, or takes a cell of a row.
func looked(in *program.Instr, self int, v int64) cell {
	if in.Op != program.Cell {
		find := in.Table.Row
		if in.Op == program.Workday {
			find = in.Table.Workday
		}
		if found, ok := find(v); ok {
			return cell{v: found}
		}
		return cell{s: Absent}
	}
	c := in.Table.Columns[in.Imm].Cells[v]
	switch {
	case c.MayBeNull():
		return cell{s: Absent}
	case c.MayFail():
		return cell{int64(self), Failed}
	}
	return cell{v: c.Lo}
}

// spread is what two operands give of which one holds no value.
func spread(x, y cell) cell {
	switch {
	case x.s == Failed:
		return x
	case y.s == Failed:
		return y
	}
	return cell{s: Absent}
}

// ordinary carries out an instruction through which absence and failure spread.
func ordinary(in *program.Instr, self int, r []cell) cell {
	x := r[in.A]
	var y, z cell
	n := in.Op.Operands()
	if n > 1 {
		y = r[in.B]
	}
	if n > 2 {
		z = r[in.C]
	}
	if x.s|y.s|z.s != Holds {
		return spread(spread(x, y), z)
	}
	v, ok := in.Compute(x.v, y.v, z.v)
	if !ok {
		return cell{int64(self), Failed}
	}
	return cell{v: v}
}

// and is false where either is, then failed where either is, then absent.
func and(x, y cell) cell {
	switch {
	case x.s == Holds && x.v == 0, y.s == Holds && y.v == 0:
		return cell{}
	case x.s|y.s == Holds:
		return cell{v: 1}
	}
	return spread(x, y)
}

func negated(c cell) cell {
	if c.s == Holds {
		c.v = 1 - c.v
	}
	return c
}

func guard(first, second, val cell, self int) cell {
	switch {
	case first.s == Failed:
		return first
	case second.s == Failed:
		return second
	case first.s|second.s == Holds && first.v&second.v != 0:
		return cell{int64(self), Failed}
	}
	return val
}

func truthOf(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
