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

func is(b []uint64, k int32) bool { return b[k>>6]>>(k&63)&1 != 0 }

func has(b []uint64, k int32) bool { return b != nil && b[k>>6]>>(k&63)&1 != 0 }

// settle keeps what the outcome for a row is.
func (w *Worker) settle(s *step, row int, absent, failed bool) {
	if s.dst.absent >= 0 {
		put(w.bits[s.scope][s.dst.absent], row, ones(absent && !failed))
	}
	if s.dst.failed >= 0 {
		put(w.bits[s.scope][s.dst.failed], row, ones(failed))
	}
}

// startsOf are where the members of each row begin.
func (w *Worker) startsOf(s *step) []int32 { return w.starts[s.from][:w.n[program.Root]+1] }

func count(w *Worker, s *step) {
	dst, starts := w.into(s), w.startsOf(s)
	counts, fails := w.counted(s)
	if s.dst.failed < 0 {
		clear(dst)
		for k, row := range w.owner[s.from][:w.n[s.from]] {
			dst[row] += int64(counts[k>>6] >> (k & 63) & 1)
		}
		noStates(w, s)
		return
	}
	for row := range dst {
		n, failed := int64(0), false
		for k := starts[row]; k < starts[row+1]; k++ {
			failed = failed || has(fails, k)
			if is(counts, k) {
				n++
			}
		}
		dst[row] = n
		w.settle(s, row, false, failed)
	}
}

func atMostOne(w *Worker, s *step) {
	dst, starts := w.bits[s.scope][s.dst.slot], w.startsOf(s)
	counts, fails := w.counted(s)
	for row := range len(starts) - 1 {
		n, failed := 0, false
		for k := starts[row]; k < starts[row+1]; k++ {
			failed = failed || has(fails, k)
			if is(counts, k) {
				n++
			}
		}
		put(dst, row, 1)
		w.settle(s, row, false, failed || n > 1)
	}
}

// anyOrAll looks for a member who settles it; else one who failed, then one who is
// absent, decides.
func anyOrAll(w *Worker, s *step) {
	dst, val, starts := w.bits[s.scope][s.dst.slot], w.bitsOf(s, s.a), w.startsOf(s)
	counts, fails := w.counted(s)
	settles := s.in.Op == program.Any
	if s.dst.absent < 0 && s.dst.failed < 0 {
		w.anyOrAllHold(s, counts, settles)
		return
	}
	for row := range len(starts) - 1 {
		found, failed, absent := false, false, false
		for k := starts[row]; k < starts[row+1]; k++ {
			failed = failed || has(fails, k)
			if !is(counts, k) {
				continue
			}
			switch {
			case has(val.failed, k):
				failed = true
			case has(val.absent, k):
				absent = true
			case has(val.truth, k) == settles:
				found = true
			}
		}
		put(dst, row, ones(found == settles))
		w.settle(s, row, absent && !found, failed && !found)
	}
}

// anyOrAllHold is anyOrAll where every member holds a value.
func (w *Worker) anyOrAllHold(s *step, counts []uint64, settles bool) {
	dst, val := w.bits[s.scope][s.dst.slot], w.bits[s.from][s.a.slot]
	rest := uint64(0)
	if !settles {
		rest = ^uint64(0)
	}
	for i := range w.words(s.scope) {
		dst[i] = rest
	}
	owner := w.owner[s.from]
	for i := range w.words(s.from) {
		found := counts[i] & (val[i] ^ rest)
		if n := w.n[s.from] - i*64; n < 64 {
			found &= lowest(n)
		}
		for ; found != 0; found &= found - 1 {
			row := owner[i*64+bits.TrailingZeros64(found)]
			if settles {
				dst[row>>6] |= 1 << (row & 63)
			} else {
				dst[row>>6] &^= 1 << (row & 63)
			}
		}
	}
}

func sum(w *Worker, s *step) {
	dst, val, starts := w.into(s), w.bitsOf(s, s.a), w.startsOf(s)
	counts, fails := w.counted(s)
	numbers := w.numbers[s.from][s.a.slot]
	for row := range dst {
		total, failed := int64(0), false
		for k := starts[row]; k < starts[row+1]; k++ {
			failed = failed || has(fails, k)
			if !is(counts, k) {
				continue
			}
			failed = failed || has(val.failed, k)
			if !has(val.absent, k) {
				total += numbers[k]
			}
		}
		dst[row] = total
		w.settle(s, row, false, failed)
	}
}

// extreme is for Least and Greatest.
func extreme(w *Worker, s *step) {
	dst, val, starts := w.into(s), w.bitsOf(s, s.a), w.startsOf(s)
	counts, fails := w.counted(s)
	numbers := w.numbers[s.from][s.a.slot]
	greatest := s.in.Op == program.Greatest
	for row := range dst {
		best, found, failed := int64(0), false, false
		for k := starts[row]; k < starts[row+1]; k++ {
			failed = failed || has(fails, k)
			if !is(counts, k) {
				continue
			}
			failed = failed || has(val.failed, k)
			if v := numbers[k]; !has(val.absent, k) && (!found || (v > best) == greatest) {
				best, found = v, true
			}
		}
		dst[row] = best
		w.settle(s, row, !found, failed)
	}
}

// firstOf is the first member that counts; -1 where there is none.
func firstOf(counts, fails []uint64, from, to int32) (k int32, failed bool) {
	for k := from; k < to; k++ {
		if has(fails, k) {
			return -1, true
		}
		if is(counts, k) {
			return k, false
		}
	}
	return -1, false
}

func first(w *Worker, s *step) {
	dst, val, starts := w.into(s), w.bitsOf(s, s.a), w.startsOf(s)
	counts, fails := w.counted(s)
	numbers := w.numbers[s.from][s.a.slot]
	for row := range dst {
		k, failed := firstOf(counts, fails, starts[row], starts[row+1])
		if k < 0 {
			dst[row] = 0
			w.settle(s, row, true, failed)
			continue
		}
		dst[row] = numbers[k]
		w.settle(s, row, has(val.absent, k), has(val.failed, k))
	}
}

func firstBits(w *Worker, s *step) {
	dst, val, starts := w.bits[s.scope][s.dst.slot], w.bitsOf(s, s.a), w.startsOf(s)
	counts, fails := w.counted(s)
	for row := range len(starts) - 1 {
		k, failed := firstOf(counts, fails, starts[row], starts[row+1])
		if k < 0 {
			put(dst, row, 0)
			w.settle(s, row, true, failed)
			continue
		}
		put(dst, row, ones(has(val.truth, k)))
		w.settle(s, row, has(val.absent, k), has(val.failed, k))
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
				failed = failed || r.failed >= 0 && has(w.bits[s.from][r.failed], k)
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
		if r.absent >= 0 && has(w.bits[s.from][r.absent], k) {
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
