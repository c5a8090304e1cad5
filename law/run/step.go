package run

import (
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/program/exact"
)

// steps carries out the instructions of a block in the window of one subject.
func (m *Machine) steps(b program.Block, who *Subject, r []int64, s []State) {
	code := m.p.Code[b.From:b.To]
	for i := range code {
		in := &code[i]
		switch in.Op {
		case program.Load:
			slot := &who.slots[in.Imm]
			r[in.Dst], s[in.Dst] = slot.Lo, Holds
			if slot.May == program.MayBeNull {
				s[in.Dst] = Absent
			}
		case program.Asked:
			r[in.Dst], s[in.Dst] = int64(who.f.asked), Holds
		case program.Gather:
			r[in.Dst], s[in.Dst] = m.regs[in.A], m.states[in.A]
		case program.And:
			r[in.Dst], s[in.Dst] = and(r[in.A], s[in.A], r[in.B], s[in.B])
		case program.Or:
			v, st := and(negated(r[in.A], s[in.A]), s[in.A], negated(r[in.B], s[in.B]), s[in.B])
			r[in.Dst], s[in.Dst] = negated(v, st), st
		case program.IsTrue:
			r[in.Dst], s[in.Dst] = r[in.A], s[in.A]
			if s[in.A] == Absent {
				r[in.Dst], s[in.Dst] = 0, Holds
			}
		case program.IsNull:
			r[in.Dst], s[in.Dst] = r[in.A], s[in.A]
			if s[in.A] != Failed {
				r[in.Dst], s[in.Dst] = int64(s[in.A]), Holds
			}
		case program.Select:
			from := in.C
			if s[in.A] == Failed {
				from = in.A
			} else if s[in.A] == Holds && r[in.A] != 0 {
				from = in.B
			}
			r[in.Dst], s[in.Dst] = r[from], s[from]
		case program.Guard:
			m.guard(in, b.From+i, r, s)
		default:
			if in.Op.OverMembers() {
				r[in.Dst], s[in.Dst] = m.over(in, b.From+i)
				continue
			}
			m.ordinary(in, b.From+i, r, s)
		}
	}
}

// ordinary carries out an instruction through which absence and failure spread.
func (m *Machine) ordinary(in *program.Instr, self int, r []int64, s []State) {
	spread := s[in.A]
	n := in.Op.Operands()
	if n > 1 {
		spread |= s[in.B]
	}
	if n > 2 {
		spread |= s[in.C]
	}
	if spread != Holds {
		r[in.Dst], s[in.Dst] = spreads(in, n, spread, r, s)
		return
	}
	v, ok := compute(in, r)
	if !ok {
		r[in.Dst], s[in.Dst] = int64(self), Failed
		return
	}
	r[in.Dst], s[in.Dst] = v, Holds
}

func spreads(in *program.Instr, n int, spread State, r []int64, s []State) (int64, State) {
	if spread&Failed == 0 {
		return 0, Absent
	}
	for i, a := range [3]program.Reg{in.A, in.B, in.C} {
		if i < n && s[a] == Failed {
			return r[a], Failed
		}
	}
	return 0, Failed
}

func compute(in *program.Instr, r []int64) (int64, bool) {
	a := r[in.A]
	switch in.Op {
	case program.Add:
		return exact.Add(a, r[in.B])
	case program.Sub:
		return exact.Sub(a, r[in.B])
	case program.Mul:
		return exact.Mul(a, r[in.B])
	case program.Neg:
		return exact.Sub(0, a)
	case program.Abs:
		if a < 0 {
			return exact.Sub(0, a)
		}
		return a, true
	case program.Min:
		return min(a, r[in.B]), true
	case program.Max:
		return max(a, r[in.B]), true
	case program.DivRound:
		return exact.DivRound(a, r[in.B], in.Round)
	case program.MulDivRound:
		return exact.MulDivRound(a, r[in.B], r[in.C], in.Round)
	case program.Eq:
		return truthOf(a == r[in.B]), true
	case program.Lt:
		return truthOf(a < r[in.B]), true
	case program.Le:
		return truthOf(a <= r[in.B]), true
	case program.Not:
		return 1 - a, true
	case program.Divisor:
		if a < 0 {
			return exact.Sub(0, a)
		}
		return a, a != 0
	case program.WithSign:
		if r[in.B] < 0 {
			return exact.Sub(0, a)
		}
		return a, true
	}
	return calendar(in, a, r)
}

func calendar(in *program.Instr, a int64, r []int64) (int64, bool) {
	switch in.Op {
	case program.YearOf, program.MonthOf, program.DayOf:
		y, m, d, ok := exact.Civil(a)
		switch in.Op {
		case program.YearOf:
			return y, ok
		case program.MonthOf:
			return m, ok
		}
		return d, ok
	case program.MakeDate:
		return exact.Date(a, r[in.B], r[in.C])
	case program.AddMonths:
		return exact.AddMonths(a, r[in.B])
	case program.MonthsBetween:
		return exact.MonthsBetween(a, r[in.B])
	case program.Years:
		return a / 12, true
	case program.Months:
		return a % 12, true
	}
	return 0, false
}

// and is false where either is, then failed where either is, then absent.
func and(a int64, sa State, b int64, sb State) (int64, State) {
	switch {
	case sa|sb == Holds:
		return a & b, Holds
	case sa == Holds && a == 0 || sb == Holds && b == 0:
		return 0, Holds
	case sa == Failed:
		return a, Failed
	case sb == Failed:
		return b, Failed
	}
	return 0, Absent
}

func negated(a int64, s State) int64 {
	if s == Holds {
		return 1 - a
	}
	return a
}

func (m *Machine) guard(in *program.Instr, self int, r []int64, s []State) {
	switch {
	case s[in.A] == Failed:
		r[in.Dst], s[in.Dst] = r[in.A], Failed
	case s[in.B] == Failed:
		r[in.Dst], s[in.Dst] = r[in.B], Failed
	case s[in.A]|s[in.B] == Holds && r[in.A]&r[in.B] != 0:
		r[in.Dst], s[in.Dst] = int64(self), Failed
	default:
		r[in.Dst], s[in.Dst] = r[in.C], s[in.C]
	}
}

func truthOf(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
