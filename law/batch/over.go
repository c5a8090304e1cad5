package batch

import (
	"math/bits"

	"meent.nl/meent/law/program"
)

// overKernel is for the instructions that take the members of an applicant together.
func overKernel(s *step) kernel {
	switch s.in.Op {
	case program.Count:
		return count
	case program.AtMostOne:
		return atMostOne
	case program.Any, program.All:
		return anyOrAll
	case program.Sum:
		return sum
	case program.First:
		if s.dst.truth {
			return firstBits
		}
		return first
	}
	return extreme
}

// bitsOf are the bits of a register of the members; nil where it has none.
type bitsOf struct{ truth, absent, failed []uint64 }

func (w *Worker) bitsOf(s *step, r register) bitsOf {
	m := bitsOf{}
	if r.truth {
		m.truth = w.bits[s.from][r.slot]
	}
	if r.absent >= 0 {
		m.absent = w.bits[s.from][r.absent]
	}
	if r.failed >= 0 {
		m.failed = w.bits[s.from][r.failed]
	}
	return m
}

// counted are the members who count, as bits, and those of whom that failed.
func (w *Worker) counted(s *step) (counts, failed []uint64) {
	mask := w.bitsOf(s, s.b)
	if mask.absent == nil && mask.failed == nil {
		return mask.truth, nil
	}
	counts = w.scratch[s.from]
	for i := range w.words(s.from) {
		counts[i] = mask.truth[i] &^ (word(mask.absent, i) | word(mask.failed, i))
	}
	return counts, mask.failed
}

func has(b []uint64, k int) bool { return b != nil && b[k>>6]>>(k&63)&1 != 0 }

// settle keeps what the outcome for a member is.
func (w *Worker) settle(s *step, k int, absent, failed bool) {
	if s.dst.absent >= 0 {
		put(w.bits[s.scope][s.dst.absent], k, ones(absent && !failed))
	}
	if s.dst.failed >= 0 {
		put(w.bits[s.scope][s.dst.failed], k, ones(failed))
	}
}

// membersOf are the bits of members that there are, of a word of them: beyond the last
// there may be anything.
func (w *Worker) membersOf(s *step, b []uint64, i int) uint64 {
	if b == nil {
		return 0
	}
	if n := w.n[s.from] - i*64; n < 64 {
		return b[i] & lowest(n)
	}
	return b[i]
}

// ending are the states of a row while its members are gone through, a bit each: they
// are those of the outcome, or room that nobody looks at.
func (w *Worker) ending(s *step) (absent, failed []uint64) {
	absent, failed = w.spare[0], w.spare[1]
	if s.dst.absent >= 0 {
		absent = w.bits[s.scope][s.dst.absent]
	}
	if s.dst.failed >= 0 {
		failed = w.bits[s.scope][s.dst.failed]
	}
	n := w.words(s.scope)
	w.lay(absent[:n], 0)
	w.lay(failed[:n], 0)
	return absent, failed
}

func set(b []uint64, row int32)   { b[row>>6] |= 1 << (row & 63) }
func unset(b []uint64, row int32) { b[row>>6] &^= 1 << (row & 63) }

// failing marks the rows of members of whom it failed whether they count.
func (w *Worker) failing(s *step, fails, failed []uint64) {
	if fails == nil {
		return
	}
	owner := w.owner[s.from]
	for i := range w.words(s.from) {
		for b := w.membersOf(s, fails, i); b != 0; b &= b - 1 {
			set(failed, owner[i*64+bits.TrailingZeros64(b)])
		}
	}
}

func count(w *Worker, s *step) {
	dst := w.into(s)
	counts, fails := w.counted(s)
	_, failed := w.ending(s)
	clear(dst)
	owner := w.owner[s.from]
	for i := range w.words(s.from) {
		for b := w.membersOf(s, counts, i); b != 0; b &= b - 1 {
			dst[owner[i*64+bits.TrailingZeros64(b)]]++
		}
	}
	w.failing(s, fails, failed)
}

func atMostOne(w *Worker, s *step) {
	dst := w.bits[s.scope][s.dst.slot]
	counts, fails := w.counted(s)
	_, failed := w.ending(s)
	n := w.words(s.scope)
	w.lay(dst[:n], 0) // who has one
	owner := w.owner[s.from]
	for i := range w.words(s.from) {
		for b := w.membersOf(s, counts, i); b != 0; b &= b - 1 {
			row := owner[i*64+bits.TrailingZeros64(b)]
			failed[row>>6] |= dst[row>>6] & (1 << (row & 63))
			set(dst, row)
		}
	}
	w.lay(dst[:n], ^uint64(0))
	w.failing(s, fails, failed)
}

// anyOrAll looks for a member who settles it; else one who failed, then one who is
// absent, decides.
func anyOrAll(w *Worker, s *step) {
	dst, val := w.bits[s.scope][s.dst.slot], w.bitsOf(s, s.a)
	counts, fails := w.counted(s)
	absent, failed := w.ending(s)
	n := w.words(s.scope)
	w.lay(dst[:n], 0) // where it is settled
	rest := uint64(0)
	if s.in.Op == program.All {
		rest = ^uint64(0)
	}
	owner := w.owner[s.from]
	for i := range w.words(s.from) {
		count := w.membersOf(s, counts, i)
		none := word(val.absent, i) | word(val.failed, i)
		for b := count & (val.truth[i] ^ rest) &^ none; b != 0; b &= b - 1 {
			set(dst, owner[i*64+bits.TrailingZeros64(b)])
		}
		for b := count & none; b != 0; b &= b - 1 {
			k := i*64 + bits.TrailingZeros64(b)
			if has(val.failed, k) {
				set(failed, owner[k])
			} else {
				set(absent, owner[k])
			}
		}
	}
	w.failing(s, fails, failed)
	for i := range n {
		failed[i] &^= dst[i]
		absent[i] &^= dst[i] | failed[i]
		dst[i] ^= rest
	}
}

func sum(w *Worker, s *step) {
	dst, val := w.into(s), w.bitsOf(s, s.a)
	counts, fails := w.counted(s)
	_, failed := w.ending(s)
	numbers := w.numbers[s.from][s.a.slot]
	clear(dst)
	owner := w.owner[s.from]
	for i := range w.words(s.from) {
		count := w.membersOf(s, counts, i)
		none := word(val.absent, i) | word(val.failed, i)
		for b := count &^ none; b != 0; b &= b - 1 {
			k := i*64 + bits.TrailingZeros64(b)
			dst[owner[k]] += numbers[k]
		}
		for b := count & word(val.failed, i); b != 0; b &= b - 1 {
			set(failed, owner[i*64+bits.TrailingZeros64(b)])
		}
	}
	w.failing(s, fails, failed)
}

// extreme is for Least and Greatest.
func extreme(w *Worker, s *step) {
	dst, val := w.into(s), w.bitsOf(s, s.a)
	counts, fails := w.counted(s)
	absent, failed := w.ending(s)
	numbers := w.numbers[s.from][s.a.slot]
	greatest := s.in.Op == program.Greatest
	w.lay(absent[:w.words(s.scope)], ^uint64(0))
	clear(dst)
	owner := w.owner[s.from]
	for i := range w.words(s.from) {
		count := w.membersOf(s, counts, i)
		for b := count &^ (word(val.absent, i) | word(val.failed, i)); b != 0; b &= b - 1 {
			k := i*64 + bits.TrailingZeros64(b)
			row, v := owner[k], numbers[k]
			if absent[row>>6]>>(row&63)&1 != 0 || (v > dst[row]) == greatest {
				dst[row] = v
				unset(absent, row)
			}
		}
		for b := count & word(val.failed, i); b != 0; b &= b - 1 {
			set(failed, owner[i*64+bits.TrailingZeros64(b)])
		}
	}
	w.failing(s, fails, failed)
	for i := range w.words(s.scope) {
		absent[i] &^= failed[i]
	}
}

// rank is one plus the number of members of the same applicant that go before this one.
func rank(w *Worker, s *step) {
	dst, starts := w.into(s), w.starts[s.scope][:w.n[program.Root]+1]
	keys := [3]register{s.a, s.b, s.c}
	for row := range len(starts) - 1 {
		from, to := starts[row], starts[row+1]
		failed := false
		for k := from; k < to; k++ {
			for _, r := range keys {
				failed = failed || r.failed >= 0 && has(w.bits[s.from][r.failed], int(k))
			}
		}
		for k := from; k < to; k++ {
			v, absent := int64(1), w.keyAbsent(s, k)
			for other := from; other < to && !absent; other++ {
				if other != k && !w.keyAbsent(s, other) && w.goesFirst(s, other, k) {
					v++
				}
			}
			dst[k] = v
			w.settle(s, int(k), absent, failed)
		}
	}
}

func (w *Worker) keyAbsent(s *step, k int32) bool {
	for _, r := range [3]register{s.a, s.b, s.c} {
		if r.absent >= 0 && has(w.bits[s.from][r.absent], int(k)) {
			return true
		}
	}
	return false
}

func (w *Worker) goesFirst(s *step, one, other int32) bool {
	for _, r := range [3]register{s.a, s.b, s.c} {
		x, y := w.numbers[s.from][r.slot][one], w.numbers[s.from][r.slot][other]
		if x != y {
			return x > y
		}
	}
	return one < other
}
