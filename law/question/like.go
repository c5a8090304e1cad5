package question

import (
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
)

// enough is how many people alike say something about one more.
const enough = 512

// eight is a byte of 1 for each of eight people.
const eight = 0x0101010101010101

// like are about enough people who are most like this one in what is known: places in the
// rows of the sample. Who has other numbers of members is not like.
func (q *Prior) like(f *run.Facts) []int32 {
	n := len(q.s.rows)
	differs := make([]uint64, (n+7)/8) // per person a byte: in how many facts
	for i := n; i < len(differs)*8; i++ {
		differs[i/8] |= 0xff << (i % 8 * 8)
	}
	q.compare(differs, f.Applicant(), 0, 0)
	var counts []*column
	var sizes []uint8
	for i, r := range q.p.Relations {
		if !f.Known(i) {
			continue
		}
		list := f.Members(i)
		c := q.s.column(place{relation: r.Name})
		counts, sizes = append(counts, c), append(sizes, c.of(cell{int64(len(list)), true}))
		for k := range list {
			q.compare(differs, &list[k], program.Scope(i+1), k)
		}
	}
	for i, c := range counts {
		c.unlike(differs, sizes[i], 0x40)
	}
	return nearest(differs, n)
}

// compare counts in which facts of a subject everybody differs.
func (q *Prior) compare(differs []uint64, who *run.Subject, scope program.Scope, member int) {
	for i := range q.slots[scope] {
		s := &q.slots[scope][i]
		r, ok := who.Get(s.fact)
		if !ok {
			continue
		}
		at := s.place
		at.member = member
		if one, ok := s.cell(r); ok {
			c := q.s.column(at)
			c.unlike(differs, c.of(one), 1)
			continue
		}
		if r != q.p.Facts[s.fact].Unknown() && s.words == nil {
			c := q.s.column(at)
			c.outside(differs, c.of(cell{r.Lo, true}), c.of(cell{r.Hi, true}))
		}
	}
}

// unlike adds weight, at most 0x40, for everybody who is in another bin.
func (c *column) unlike(differs []uint64, bin uint8, weight uint64) {
	if c.words == nil {
		if c.same == bin {
			return
		}
		for i := range differs {
			differs[i] = add(differs[i], weight*eight)
		}
		return
	}
	want := uint64(bin) * eight
	for i, w := range c.words {
		x := w ^ want // bins are less than 0x80
		other := (x + 0x7f*eight) >> 7 & eight
		differs[i] = add(differs[i], other*weight)
	}
}

// add adds bytes of at most 0x40, and stops at 0x7f or above.
func add(a, b uint64) uint64 {
	full := a >> 7 & eight * 0xff // what is 0x80 or more stays
	return a + b&^full
}

// outside adds one for everybody whose bin is not from lo to hi.
func (c *column) outside(differs []uint64, lo, hi uint8) {
	if c.words == nil {
		return
	}
	for i, w := range c.words {
		var out uint64
		for j := 0; j < 64; j += 8 {
			if bin := uint8(w >> j); bin < lo || bin > hi {
				out |= 1 << j
			}
		}
		differs[i] = add(differs[i], out)
	}
}

// nearest are about enough of those who differ least, evenly spread over all.
func nearest(differs []uint64, n int) []int32 {
	var count [256]int
	for i := range n {
		count[uint8(differs[i/8]>>(i%8*8))]++
	}
	least, total := 0, 0
	for d, c := range count[:0x40] {
		if total += c; total >= enough || d == 0x3f {
			least = d
			break
		}
	}
	if total == 0 {
		return nil
	}
	// All who differ less are taken, and of those who differ as much some.
	surplus := max(total-enough, 0)
	last := count[least]
	rows := make([]int32, 0, min(total, enough)+1)
	left := 0
	for i := range n {
		switch d := int(uint8(differs[i/8] >> (i % 8 * 8))); {
		case d < least:
			rows = append(rows, int32(i))
		case d == least:
			if left += last - surplus; left >= last {
				left -= last
				rows = append(rows, int32(i))
			}
		}
	}
	return rows
}
