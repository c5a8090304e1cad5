package program

import "math"

// May says what a register may turn out to be.
type May uint8

const (
	MayHold   May = 1 << iota // a value from Lo to Hi
	MayBeNull                 // not applicable
	MayFail                   // failed
)

// Range is what is known of a register: the least and the most its value can be,
// and whether it may be not applicable or fail. Lo and Hi are 0 without MayHold,
// except that a register that surely failed has in Lo the instruction that did.
type Range struct {
	Lo, Hi int64
	May    May
}

// Null is not applicable.
var Null = Range{May: MayBeNull}

// Exactly is one value.
func Exactly(v int64) Range { return Range{Lo: v, Hi: v, May: MayHold} }

// Between is a value from lo to hi.
func Between(lo, hi int64) Range { return Range{Lo: lo, Hi: hi, May: MayHold} }

// Bool is one truth value.
func Bool(v bool) Range {
	if v {
		return Exactly(1)
	}
	return Exactly(0)
}

// Decided tells whether the register can be just one thing.
func (r Range) Decided() bool {
	return r.May == MayHold && r.Lo == r.Hi || r.May == MayBeNull || r.May == MayFail
}

// May tells of each thing.
func (r Range) MayHold() bool   { return r.May&MayHold != 0 }
func (r Range) MayBeNull() bool { return r.May&MayBeNull != 0 }
func (r Range) MayFail() bool   { return r.May&MayFail != 0 }

// MayBeTrue and MayBeFalse are of a boolean.
func (r Range) MayBeTrue() bool  { return r.MayHold() && r.Hi != 0 }
func (r Range) MayBeFalse() bool { return r.MayHold() && r.Lo == 0 }

// IsTrue tells whether a boolean can be nothing but true.
func (r Range) IsTrue() bool { return r.May == MayHold && r.Lo == 1 }

// Or is either of two ranges.
func (r Range) Or(s Range) Range {
	switch {
	case !r.MayHold():
		s.May |= r.May
		return s
	case !s.MayHold():
		r.May |= s.May
		return r
	}
	return Range{Lo: min(r.Lo, s.Lo), Hi: max(r.Hi, s.Hi), May: r.May | s.May}
}

// everything is the answer where bounds overflow.
var everything = Range{Lo: math.MinInt64, Hi: math.MaxInt64, May: MayHold | MayFail}
