// Package batchtest makes random people for tests and benchmarks of batches.
package batchtest

import (
	"math/rand/v2"

	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// People are random people with all that some programs read, within the bounds of the
// facts and often near the edges. Of some, some facts are not applicable or unknown.
func People(r *rand.Rand, rows int, programs ...*program.Program) *batch.People {
	p := &batch.People{Rows: rows, Facts: map[string]*batch.Column{}, Relations: map[string]*batch.Members{}}
	for _, of := range programs {
		for i, rel := range of.Relations {
			if p.Relations[rel.Name] == nil {
				p.Relations[rel.Name] = &batch.Members{From: members(r, rows, min(rel.Max, 4)), Facts: map[string]*batch.Column{}}
			}
			m := p.Relations[rel.Name]
			columns(r, of, program.Scope(i+1), m.Facts, int(m.From[rows]))
		}
		columns(r, of, program.Root, p.Facts, rows)
	}
	return p
}

func members(r *rand.Rand, rows, most int) []int32 {
	from := make([]int32, rows+1)
	for i := range rows {
		n := 0
		if r.IntN(2) == 0 {
			n = r.IntN(most + 1)
		}
		from[i+1] = from[i] + int32(n)
	}
	return from
}

func columns(r *rand.Rand, p *program.Program, scope program.Scope, facts map[string]*batch.Column, n int) {
	for _, i := range p.Windows[scope].Slots {
		f := p.Facts[i]
		if facts[f.Name] == nil {
			facts[f.Name] = column(r, f, n)
		}
	}
}

// column is of one of the forms that a column can have.
func column(r *rand.Rand, f program.Fact, n int) *batch.Column {
	lo, hi := f.Range.Lo, f.Range.Hi
	if words := len(f.Type.Words); words > 0 {
		lo, hi = 0, int64(words-1)
	}
	c := &batch.Column{}
	if r.IntN(8) == 0 {
		c.Fixed = program.Exactly(lo + r.Int64N(hi-lo+1))
		if f.MayBeNull && r.IntN(2) == 0 {
			c.Fixed = program.Null
		}
		return c
	}
	values := n
	if n > 0 && r.IntN(4) == 0 {
		values = n/2 + 1
		c.At = make([]int32, n)
		for i := range c.At {
			c.At[i] = int32(r.IntN(values))
		}
	}
	numbers := make([]int64, values)
	usual := lo + r.Int64N(hi-lo+1)
	for i := range numbers {
		numbers[i] = pick(r, lo, hi, usual)
	}
	lay(c, f, numbers, lo, hi)
	if f.MayBeNull || r.IntN(3) == 0 {
		c.Absent = bits(r, values, 6)
	}
	if r.IntN(10) == 0 {
		c.Unknown = bits(r, values, 40)
	}
	return c
}

// pick is a value near an edge, near what is usual, or anywhere.
func pick(r *rand.Rand, lo, hi, usual int64) int64 {
	near := min(hi-lo, 3_000_000)
	switch r.IntN(6) {
	case 0:
		return lo
	case 1:
		return hi - r.Int64N(min(near, 3)+1)
	case 2:
		return min(hi, max(lo, usual+r.Int64N(5)-2))
	case 3, 4:
		start := lo
		if lo < 0 && hi > 0 && hi > 1_000_000 { // small amounts
			start = 0
		}
		return start + r.Int64N(min(near, hi-start)+1)
	}
	return lo + r.Int64N(hi-lo+1)
}

func lay(c *batch.Column, f program.Fact, numbers []int64, lo, hi int64) {
	n := len(numbers)
	switch {
	case f.Type.Kind == value.Boolean:
		c.Bits = make([]uint64, (n+63)/64+1)
		for i, v := range numbers {
			c.Bits[i/64] |= uint64(v) << (i & 63)
		}
	case lo >= 0 && hi <= 255:
		c.Bytes = make([]uint8, n)
		for i, v := range numbers {
			c.Bytes[i] = uint8(v)
		}
	case lo >= -1<<31 && hi < 1<<31:
		c.Narrow = make([]int32, n)
		for i, v := range numbers {
			c.Narrow[i] = int32(v)
		}
	default:
		c.Wide = numbers
	}
}

// bits are set for one in so many.
func bits(r *rand.Rand, n, one int) []uint64 {
	b := make([]uint64, (n+63)/64+1)
	for i := range n {
		if r.IntN(one) == 0 {
			b[i/64] |= 1 << (i & 63)
		}
	}
	return b
}
