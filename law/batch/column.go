package batch

import (
	"fmt"
	"math/bits"

	"meent.nl/meent/law/program"
)

// Column is what is known of one fact, in registers: a number in units of its last
// decimal, a date in days since 1970-01-01, a boolean as a bit, a word by its index
// in the words of its type. One of Wide, Narrow, Bytes, Bits and Fixed is given.
type Column struct {
	Wide   []int64
	Narrow []int32
	Bytes  []uint8
	Bits   []uint64 // of a boolean: value i is bit i%64 of Bits[i/64]
	// Fixed is the same for everybody: one value, not applicable, or (with any other
	// range) unknown.
	Fixed program.Range
	// At says which value is whose: subject i has value At[i]. Nil: value i.
	At []int32
	// Absent and Unknown are bits per value: not applicable, not known. Nil: of nobody.
	Absent, Unknown []uint64
	// Known is what Measure found.
	Known program.Range
}

// Measure finds the least and the most of n values. A column that was measured may
// not change.
func (c *Column) Measure(n int) error {
	if c.Fixed.May != 0 {
		c.Known = c.Fixed
		return nil
	}
	if held := c.held(); held < n {
		return fmt.Errorf("the column holds %d values, and %d are needed", held, n)
	}
	for _, state := range [][]uint64{c.Absent, c.Unknown} {
		if state != nil && len(state)*64 < n {
			return fmt.Errorf("what is absent or unknown is given for %d values, and %d are needed", len(state)*64, n)
		}
	}
	c.Known = program.Range{}
	if anyBit(c.Absent, n) {
		c.Known.May |= program.MayBeNull
	}
	c.measure(n)
	return nil
}

// held is how many values there are.
func (c *Column) held() int {
	switch {
	case c.Wide != nil:
		return len(c.Wide)
	case c.Narrow != nil:
		return len(c.Narrow)
	case c.Bytes != nil:
		return len(c.Bytes)
	}
	return 64 * len(c.Bits)
}

func (c *Column) measure(n int) {
	var lo, hi int64
	var any bool
	switch {
	case c.Wide != nil:
		lo, hi, any = extremes(c, c.Wide[:n])
	case c.Narrow != nil:
		lo, hi, any = extremes(c, c.Narrow[:n])
	case c.Bytes != nil:
		lo, hi, any = extremes(c, c.Bytes[:n])
	default:
		lo, hi, any = c.measureBits(n)
	}
	if any {
		c.Known.Lo, c.Known.Hi, c.Known.May = lo, hi, c.Known.May|program.MayHold
	}
}

func extremes[T int64 | int32 | uint8](c *Column, values []T) (lo, hi int64, any bool) {
	for i, v := range values {
		if !any || int64(v) < lo || int64(v) > hi {
			if bit(c.Absent, i) || bit(c.Unknown, i) {
				continue
			}
			if !any {
				lo, hi, any = int64(v), int64(v), true
			}
			lo, hi = min(lo, int64(v)), max(hi, int64(v))
		}
	}
	return lo, hi, any
}

func (c *Column) measureBits(n int) (lo, hi int64, any bool) {
	no, yes := false, false
	for i := 0; i < n && !(no && yes); i += 64 {
		in := lowest(min(64, n-i)) &^ (word(c.Absent, i/64) | word(c.Unknown, i/64))
		yes = yes || c.Bits[i/64]&in != 0
		no = no || ^c.Bits[i/64]&in != 0
	}
	if !no {
		lo = 1
	}
	if yes {
		hi = 1
	}
	return lo, hi, no || yes
}

// known says whether anything at all may be unknown.
func (c *Column) open(n int) bool {
	return c.Fixed.May != 0 && !c.Fixed.Decided() || anyBit(c.Unknown, n)
}

// Value is what is known of subject i; false where nothing is.
func (c *Column) Value(i int) (program.Range, bool) {
	if c.Fixed.May != 0 {
		return c.Fixed, c.Fixed.Decided()
	}
	if c.At != nil {
		i = int(c.At[i])
	}
	switch {
	case bit(c.Unknown, i):
		return program.Range{}, false
	case bit(c.Absent, i):
		return program.Null, true
	case c.Wide != nil:
		return program.Exactly(c.Wide[i]), true
	case c.Narrow != nil:
		return program.Exactly(int64(c.Narrow[i])), true
	case c.Bytes != nil:
		return program.Exactly(int64(c.Bytes[i])), true
	}
	return program.Bool(bit(c.Bits, i)), true
}

func bit(b []uint64, i int) bool { return b != nil && b[i>>6]>>(i&63)&1 != 0 }

func word(b []uint64, i int) uint64 {
	if b == nil {
		return 0
	}
	return b[i]
}

// lowest is n ones from bit 0.
func lowest(n int) uint64 { return ^uint64(0) >> (64 - n) }

func anyBit(b []uint64, n int) bool {
	if b == nil {
		return false
	}
	for i := 0; i < n; i += 64 {
		if b[i/64]&lowest(min(64, n-i)) != 0 {
			return true
		}
	}
	return false
}

// CountBits is how many of n bits are set.
func CountBits(b []uint64, n int) int {
	total := 0
	for i := 0; i < n; i += 64 {
		total += bits.OnesCount64(b[i/64] & lowest(min(64, n-i)))
	}
	return total
}
