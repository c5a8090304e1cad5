package program

import (
	"math"

	"meent.nl/meent/law/program/exact"
)

// Over works out an instruction over members on what is known of each of them.
// Set Op, call Member per member in their order (or Any once, where the members
// themselves are unknown), then Outcome.
type Over struct {
	Op  Op
	may May // MayFail; MayBeNull of Any and All
	// failed is the instruction at which a member surely failed.
	failed   int64
	surely   bool // a member surely failed
	lo, hi   int64
	overflow bool
	held     Range // Least, Greatest, First: what it may be so far
	settled  bool  // First: the search surely ends; Least, Greatest: one surely has a value; Any, All: it is surely not the default
	sure     int64 // members whose mask is surely true
	maybe    int64 // members whose mask may be true
	yes, no  bool  // Any, All: a member surely settles it; one may
}

// Member adds one member with its value and its mask.
func (o *Over) Member(val, mask Range) {
	if o.Op == First {
		o.first(val, mask)
		return
	}
	if mask.MayFail() {
		o.fail(mask, mask.May == MayFail)
	}
	if !mask.MayBeTrue() {
		return
	}
	certain := mask.IsTrue()
	o.maybe++
	if certain {
		o.sure++
	}
	switch o.Op {
	case Sum:
		o.sum(val, certain, 1)
	case Any:
		o.any(val, certain)
	case All:
		o.any(not(val), certain)
	case Least, Greatest:
		o.extreme(val, certain)
	}
}

// Any adds from none to most members, of whom each is as val and mask say.
func (o *Over) Any(val, mask Range, most int) {
	if most == 0 {
		return
	}
	if o.Op == First {
		mask.Lo, mask.May = 0, mask.May|MayHold // none may be met
		o.first(val, mask)
		return
	}
	if mask.MayFail() {
		o.fail(mask, false)
	}
	if !mask.MayBeTrue() {
		return
	}
	o.maybe = int64(most)
	switch o.Op {
	case Sum:
		o.sum(val, false, int64(most))
	case Any:
		o.any(val, false)
	case All:
		o.any(not(val), false)
	case Least, Greatest:
		o.extreme(val, false)
	}
}

func (o *Over) fail(r Range, surely bool) {
	if surely && !o.surely {
		o.surely, o.failed = true, r.Lo
	}
	o.may |= MayFail
}

func (o *Over) sum(val Range, certain bool, times int64) {
	if val.MayFail() {
		o.fail(val, certain && val.May == MayFail)
	}
	if !val.MayHold() {
		return
	}
	lo, hi := val.Lo, val.Hi
	if !certain || val.MayBeNull() {
		lo, hi = min(lo, 0), max(hi, 0)
	}
	lo, ok1 := exact.Mul(lo, times)
	hi, ok2 := exact.Mul(hi, times)
	var ok3, ok4 bool
	o.lo, ok3 = exact.Add(o.lo, lo)
	o.hi, ok4 = exact.Add(o.hi, hi)
	o.overflow = o.overflow || !ok1 || !ok2 || !ok3 || !ok4
}

func (o *Over) any(val Range, certain bool) {
	if val.MayFail() {
		o.fail(val, certain && val.May == MayFail)
	}
	o.may |= val.May & MayBeNull
	if certain && !val.MayBeFalse() {
		o.settled = true
	}
	if val.MayBeTrue() {
		o.no = true
		if certain && val.IsTrue() {
			o.yes = true
		}
	}
}

func (o *Over) extreme(val Range, certain bool) {
	if val.MayFail() {
		o.fail(val, certain && val.May == MayFail)
	}
	if !val.MayHold() {
		return
	}
	must := certain && val.May&MayBeNull == 0
	val.May = MayHold
	switch {
	case o.held.May == 0:
		o.held = val
	case o.Op == Least:
		o.held = merge(o.held, val, o.settled, must, func(a, b int64) int64 { return min(a, b) })
	default:
		o.held = merge(o.held, val, o.settled, must, func(a, b int64) int64 { return max(a, b) })
	}
	o.settled = o.settled || must
}

// merge bounds the better of two values of which each may be left out.
func merge(a, b Range, aSure, bSure bool, better func(int64, int64) int64) Range {
	var out Range
	out = join(out, Between(better(a.Lo, b.Lo), better(a.Hi, b.Hi)))
	if !bSure {
		out = join(out, a)
	}
	if !aSure {
		out = join(out, b)
	}
	return out
}

func (o *Over) first(val, mask Range) {
	if o.settled {
		return
	}
	if mask.MayFail() {
		o.held = join(o.held, Range{Lo: failure(mask, 0), May: MayFail})
	}
	if mask.MayBeTrue() {
		o.held = join(o.held, val)
	}
	o.settled = !mask.MayBeFalse() && !mask.MayBeNull()
}

// Outcome is what the instruction may give; self is its index in the code.
func (o *Over) Outcome(self int) (out Range, fits bool) {
	if o.overflow {
		return Range{Lo: math.MinInt64, Hi: math.MaxInt64, May: MayHold | MayFail}, false
	}
	if o.Op == Any || o.Op == All {
		return o.truth(), true
	}
	if o.surely {
		return Range{Lo: o.failed, May: MayFail}, true
	}
	switch o.Op {
	case Sum:
		out = Between(o.lo, o.hi)
	case Count:
		out = Between(o.sure, o.maybe)
	case Least, Greatest, First:
		out = o.held
		if !o.settled {
			out.May |= MayBeNull
		}
		if out.May == MayFail {
			return out, true
		}
	case AtMostOne:
		out = Exactly(1)
		if o.sure > 1 {
			return Range{Lo: int64(self), May: MayFail}, true
		}
		if o.maybe > 1 {
			out.May |= MayFail
		}
	}
	out.May |= o.may & MayFail
	return out, true
}

// truth is for Any; All is the same of the opposite, turned round.
func (o *Over) truth() Range {
	var out Range
	switch {
	case o.yes:
		out = Exactly(1)
	case o.surely:
		out = Range{Lo: o.failed, May: MayFail}
		if o.no {
			out = Exactly(1)
			out.May |= MayFail
		}
	default:
		if o.no {
			out = join(out, Exactly(1))
		}
		if o.may&MayFail != 0 {
			out = join(out, Range{May: MayFail})
		}
		if o.may&MayBeNull != 0 {
			out = join(out, Null)
		}
		if !o.settled {
			out = join(out, Exactly(0))
		}
	}
	if o.Op == All {
		return not(out)
	}
	return out
}
