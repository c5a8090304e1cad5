package program

import (
	"math"

	"meent.nl/meent/law/program/exact"
)

// and covers each pair of things that two booleans may be.
func and(a, b Range, self int) Range {
	if a.May == MayFail && b.May == MayFail {
		return a
	}
	var out Range
	add := func(r Range) {
		if out.May == 0 {
			out = r
			return
		}
		out = out.Or(r)
	}
	if a.MayBeFalse() || b.MayBeFalse() {
		add(Exactly(0))
	}
	if a.MayBeTrue() && b.MayBeTrue() {
		add(Exactly(1))
	}
	notFalseA := a.MayBeTrue() || a.May&^MayHold != 0
	notFalseB := b.MayBeTrue() || b.May&^MayHold != 0
	if a.MayBeNull() && (b.MayBeTrue() || b.MayBeNull()) || b.MayBeNull() && (a.MayBeTrue() || a.MayBeNull()) {
		add(Null)
	}
	if a.MayFail() && notFalseB {
		add(Range{Lo: failure(a, self), May: MayFail})
	}
	if b.MayFail() && notFalseA {
		add(Range{Lo: failure(b, self), May: MayFail})
	}
	if out.May != MayFail && !out.MayHold() {
		out.Lo = 0
	}
	return out
}

// failure is the instruction that a range failed at, where it surely did.
func failure(r Range, self int) int64 {
	if r.May == MayFail {
		return r.Lo
	}
	return int64(self)
}

func not(a Range) Range {
	if a.MayHold() {
		a.Lo, a.Hi = 1-a.Hi, 1-a.Lo
	}
	return a
}

func isNull(a Range) Range {
	if a.May == MayFail {
		return a
	}
	out := Range{May: a.May & MayFail}
	if a.MayBeNull() {
		out = out.Or(Exactly(1))
	}
	if a.MayHold() {
		out = out.Or(Exactly(0))
	}
	return out
}

func choose(cond, yes, no Range) Range {
	if cond.May == MayFail {
		return cond
	}
	out := Range{May: cond.May & MayFail}
	if cond.MayBeTrue() {
		out = join(out, yes)
	}
	if cond.MayBeFalse() || cond.MayBeNull() {
		out = join(out, no)
	}
	return out
}

// join is Or, for an out that is empty at first.
func join(out, r Range) Range {
	if out.May == 0 {
		return r
	}
	return out.Or(r)
}

func guard(first, second, val Range, self int) Range {
	switch {
	case first.May == MayFail:
		return first
	case second.May == MayFail:
		return second
	case first.IsTrue() && second.IsTrue():
		return Range{Lo: int64(self), May: MayFail}
	case val.May == MayFail:
		return val
	}
	if first.MayBeTrue() && second.MayBeTrue() || first.MayFail() || second.MayFail() {
		val.May |= MayFail
	}
	return val
}

func absolute(a Range) (lo, hi int64, fits bool) {
	if a.Lo == math.MinInt64 {
		return 0, 0, false
	}
	switch {
	case a.Lo >= 0:
		return a.Lo, a.Hi, true
	case a.Hi <= 0:
		return -a.Hi, -a.Lo, true
	}
	return 0, max(-a.Lo, a.Hi), true
}

// divisor is never zero; where its operand may be, it may fail.
func divisor(out *Range, a Range) (lo, hi int64, fits bool) {
	lo, hi, fits = absolute(a)
	if a.Lo <= 0 && a.Hi >= 0 {
		out.May |= MayFail
		lo = max(lo, 1)
		if a.Lo == 0 && a.Hi == 0 {
			out.May &^= MayFail // said by lo > hi
			return 1, 0, true
		}
	}
	return lo, hi, fits
}

func withSign(a, sign Range) (lo, hi int64, fits bool) {
	if a.Lo == math.MinInt64 {
		return 0, 0, false
	}
	switch {
	case sign.Lo >= 0:
		return a.Lo, a.Hi, true
	case sign.Hi < 0:
		return -a.Hi, -a.Lo, true
	}
	return min(a.Lo, -a.Hi), max(a.Hi, -a.Lo), true
}

func datePart(op Op, a Range) (lo, hi int64, fits bool) {
	y1, m1, d1, ok1 := exact.Civil(a.Lo)
	y2, m2, d2, ok2 := exact.Civil(a.Hi)
	switch {
	case !ok1 || !ok2:
		return 0, 0, false
	case op == MonthOf && y1 == y2:
		return m1, m2, true
	case op == MonthOf:
		return 1, 12, true
	case y1 == y2 && m1 == m2:
		return d1, d2, true
	}
	return 1, 31, true
}

func weekday(a Range) (lo, hi int64, fits bool) {
	lo, ok1 := exact.Weekday(a.Lo)
	hi, ok2 := exact.Weekday(a.Hi)
	if a.Hi-a.Lo >= 7 || lo > hi {
		lo, hi = 1, 7
	}
	return lo, hi, ok1 && ok2
}

func makeDate(out *Range, y, m, d Range) (lo, hi int64, fits bool) {
	if y.Lo == y.Hi && m.Lo == m.Hi && d.Lo == d.Hi {
		day, ok := exact.Date(y.Lo, m.Lo, d.Lo)
		if !ok {
			return 1, 0, true
		}
		return day, day, true
	}
	if y.Lo < 1 || y.Hi > 9999 || m.Lo < 1 || m.Hi > 12 || d.Lo < 1 || d.Hi > 28 {
		out.May |= MayFail
	}
	if y.Hi < 1 || y.Lo > 9999 || m.Hi < 1 || m.Lo > 12 || d.Hi < 1 || d.Lo > 31 {
		out.May &^= MayFail
		return 1, 0, true
	}
	lo, _ = exact.Date(max(y.Lo, 1), max(m.Lo, 1), 1)
	lo += min(max(d.Lo, 1), 28) - 1
	hi, _ = exact.Date(min(y.Hi, 9999), min(m.Hi, 12), 1)
	last, _ := exact.AddMonths(hi, 1)
	return lo, min(hi+min(d.Hi, 31)-1, last-1), true
}

func monthsBeside(a Range) (lo, hi int64, fits bool) {
	if a.Lo/12 == a.Hi/12 && (a.Lo >= 0) == (a.Hi >= 0) {
		return a.Lo % 12, a.Hi % 12, true
	}
	if a.Lo < 0 {
		lo = -11
	}
	if a.Hi > 0 {
		hi = 11
	}
	return lo, hi, true
}
