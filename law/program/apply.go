package program

import "meent.nl/meent/law/program/exact"

// Apply works an instruction out on what is known of its operands; self is its
// index in the code. On operands that are each decided the outcome is decided,
// and is what the machine gives. fits is false where a bound leaves 64 bits or the
// calendar; the result is then everything. It does not cover Const, Load, Asked,
// Gather and the instructions over members.
func Apply(in *Instr, self int, a, b, c Range) (out Range, fits bool) {
	switch in.Op {
	case And:
		return and(a, b, self), true
	case Or:
		return not(and(not(a), not(b), self)), true
	case IsTrue:
		if !a.MayBeNull() {
			return a, true
		}
		a.May &^= MayBeNull
		return a.Or(Exactly(0)), true
	case IsNull:
		return isNull(a), true
	case Select:
		return choose(a, b, c), true
	case Guard:
		return guard(a, b, c, self), true
	case Find, Workday, Cell:
		return looked(in, self, a), true
	}
	out, all := strict(in.Op.Operands(), a, b, c)
	if !all {
		return out, true
	}
	var lo, hi int64
	lo, hi, fits = bounds(in, &out, a, b, c)
	if !fits {
		e := everything
		e.May |= out.May
		return e, false
	}
	if lo > hi { // no operand gives a value: it surely fails
		if out.May&^MayFail == 0 {
			return Range{Lo: int64(self), May: MayFail}, true
		}
		return Range{May: out.May | MayFail}, true
	}
	out.Lo, out.Hi = lo, hi
	out.May |= MayHold
	return out, true
}

// strict is what spreads from the operands of an ordinary instruction; all tells
// whether they can all hold a value together.
func strict(n int, a, b, c Range) (out Range, all bool) {
	all, working, null := true, true, false
	for i, r := range [3]Range{a, b, c} {
		if i == n {
			break
		}
		if r.May == MayFail && working {
			out.Lo, working = r.Lo, false
		}
		all = all && r.MayHold()
		null = null || r.MayBeNull()
		out.May |= r.May & MayFail
	}
	if null && working {
		out.May |= MayBeNull
	}
	return out, all
}

// bounds gives the least and the most value of an ordinary instruction; lo > hi
// where it has none. It adds to out.May where the instruction itself may fail.
func bounds(in *Instr, out *Range, a, b, c Range) (lo, hi int64, fits bool) {
	switch in.Op {
	case Min:
		return min(a.Lo, b.Lo), min(a.Hi, b.Hi), true
	case Max:
		return max(a.Lo, b.Lo), max(a.Hi, b.Hi), true
	case Not:
		return 1 - a.Hi, 1 - a.Lo, true
	case Eq:
		return truth(a.Lo == a.Hi && b.Lo == b.Hi && a.Lo == b.Lo, a.Lo <= b.Hi && b.Lo <= a.Hi)
	case Lt:
		return truth(a.Hi < b.Lo, a.Lo < b.Hi)
	case Le:
		return truth(a.Hi <= b.Lo, a.Lo <= b.Hi)
	case Abs:
		return absolute(a)
	case Divisor:
		return divisor(out, a)
	case WithSign:
		return withSign(a, b)
	case Weekday:
		return weekday(a)
	case MonthOf, DayOf:
		return datePart(in.Op, a)
	case MakeDate:
		return makeDate(out, a, b, c)
	case Months:
		return monthsBeside(a)
	case MonthsBetween:
		l, ok1 := exact.MonthsBetween(a.Hi, b.Lo)
		h, ok2 := exact.MonthsBetween(a.Lo, b.Hi)
		return l, h, ok1 && ok2
	}
	return corners(in, a, b, c)
}

func truth(always, maybe bool) (int64, int64, bool) {
	switch {
	case always:
		return 1, 1, true
	case maybe:
		return 0, 1, true
	}
	return 0, 0, true
}

// corners bounds an instruction that in each operand only rises or only falls.
func corners(in *Instr, a, b, c Range) (lo, hi int64, fits bool) {
	// A divisor that was positive within the bounds of the facts may not be beyond them.
	if in.Op == DivRound && b.Lo <= 0 || in.Op == MulDivRound && c.Lo <= 0 {
		return 0, 0, false
	}
	n := in.Op.Operands()
	one := func(i int, r Range) bool { return i >= n || r.Lo == r.Hi }
	lo, ok := in.Compute(a.Lo, b.Lo, c.Lo)
	hi = lo
	if !ok || one(0, a) && one(1, b) && one(2, c) {
		return lo, hi, ok
	}
	for corner := 1; corner < 8; corner++ {
		x, y, z := a.Lo, b.Lo, c.Lo
		if corner&1 != 0 {
			if one(0, a) {
				continue
			}
			x = a.Hi
		}
		if corner&2 != 0 {
			if one(1, b) {
				continue
			}
			y = b.Hi
		}
		if corner&4 != 0 {
			if one(2, c) {
				continue
			}
			z = c.Hi
		}
		v, ok := in.Compute(x, y, z)
		if !ok {
			return 0, 0, false
		}
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi, true
}
