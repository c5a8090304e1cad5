package program

import "meent.nl/meent/law/program/exact"

// Compute carries out an instruction through which absence and failure spread, on
// values; false where it fails or does not fit. It does not cover comparisons, Min and
// Max, the logical instructions and those on tables and members.
func (in *Instr) Compute(a, b, c int64) (int64, bool) {
	switch in.Op {
	case Add:
		return exact.Add(a, b)
	case Sub:
		return exact.Sub(a, b)
	case Mul:
		return exact.Mul(a, b)
	case Neg:
		return exact.Sub(0, a)
	case Abs, Divisor:
		if a < 0 {
			return exact.Sub(0, a)
		}
		return a, in.Op == Abs || a != 0
	case WithSign:
		if b < 0 {
			return exact.Sub(0, a)
		}
		return a, true
	case DivRound:
		return exact.DivRound(a, b, in.Round)
	case MulDivRound:
		return exact.MulDivRound(a, b, c, in.Round)
	case MulAddDivRound:
		up, down := in.Powers()
		return exact.MulAddDivRound(a, b, c, up, down, in.Round)
	}
	return in.calendar(a, b, c)
}

func (in *Instr) calendar(a, b, c int64) (int64, bool) {
	switch in.Op {
	case YearOf:
		y, _, _, ok := exact.Civil(a)
		return y, ok
	case MonthOf:
		_, m, _, ok := exact.Civil(a)
		return m, ok
	case DayOf:
		_, _, d, ok := exact.Civil(a)
		return d, ok
	case Weekday:
		return exact.Weekday(a)
	case MakeDate:
		return exact.Date(a, b, c)
	case AddMonths:
		return exact.AddMonths(a, b)
	case MonthsBetween:
		return exact.MonthsBetween(a, b)
	case Years:
		return a / 12, true
	case Months:
		return a % 12, true
	}
	return 0, false
}
