package run

import (
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/program/exact"
)

// compute carries out an instruction on values; false where it fails.
func compute(in *program.Instr, a, b, c int64) (int64, bool) {
	switch in.Op {
	case program.Mul:
		return exact.Mul(a, b)
	case program.Neg:
		return exact.Sub(0, a)
	case program.Abs:
		if a < 0 {
			return exact.Sub(0, a)
		}
		return a, true
	case program.DivRound:
		return exact.DivRound(a, b, in.Round)
	case program.MulDivRound:
		return exact.MulDivRound(a, b, c, in.Round)
	case program.MulAddDivRound:
		up, down := in.Powers()
		return exact.MulAddDivRound(a, b, c, up, down, in.Round)
	case program.Divisor:
		if a < 0 {
			return exact.Sub(0, a)
		}
		return a, a != 0
	case program.WithSign:
		if b < 0 {
			return exact.Sub(0, a)
		}
		return a, true
	}
	return calendar(in.Op, a, b, c)
}

func calendar(op program.Op, a, b, c int64) (int64, bool) {
	switch op {
	case program.YearOf:
		y, _, _, ok := exact.Civil(a)
		return y, ok
	case program.MonthOf:
		_, m, _, ok := exact.Civil(a)
		return m, ok
	case program.DayOf:
		_, _, d, ok := exact.Civil(a)
		return d, ok
	case program.Weekday:
		return exact.Weekday(a)
	case program.MakeDate:
		return exact.Date(a, b, c)
	case program.AddMonths:
		return exact.AddMonths(a, b)
	case program.MonthsBetween:
		return exact.MonthsBetween(a, b)
	case program.Years:
		return a / 12, true
	case program.Months:
		return a % 12, true
	}
	return 0, false
}
