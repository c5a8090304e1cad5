package batch

import "meent.nl/meent/law/program"

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

// member says what a mask holds of a member.
type member struct{ mask, absent, failed []uint64 }

// masks are the bits by which members count.
func (w *Worker) masks(s *step) member { return w.memberBits(s, s.b) }

func (w *Worker) memberBits(s *step, r register) member {
	m := member{}
	if r.truth {
		m.mask = w.bits[s.from][r.slot]
	}
	if r.absent >= 0 {
		m.absent = w.bits[s.from][r.absent]
	}
	if r.failed >= 0 {
		m.failed = w.bits[s.from][r.failed]
	}
	return m
}

// counts tells whether a member counts.
func (m member) counts(k int32) bool {
	i, j := k>>6, k&63
	return m.mask[i]>>j&1 != 0 && !(m.absent != nil && m.absent[i]>>j&1 != 0) && !(m.failed != nil && m.failed[i]>>j&1 != 0)
}

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

// starts are where the members of each row begin.
func (w *Worker) startsOf(s *step) []int32 { return w.starts[s.from][:w.n[program.Root]+1] }

func count(w *Worker, s *step) {
	dst, mask, starts := w.into(s), w.masks(s), w.startsOf(s)
	for row := range dst {
		n, failed := int64(0), false
		for k := starts[row]; k < starts[row+1]; k++ {
			failed = failed || has(mask.failed, k)
			if mask.counts(k) {
				n++
			}
		}
		dst[row] = n
		w.settle(s, row, false, failed)
	}
}

func atMostOne(w *Worker, s *step) {
	dst, mask, starts := w.bits[s.scope][s.dst.slot], w.masks(s), w.startsOf(s)
	for row := range len(starts) - 1 {
		n, failed := 0, false
		for k := starts[row]; k < starts[row+1]; k++ {
			failed = failed || has(mask.failed, k)
			if mask.counts(k) {
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
	dst, mask, val, starts := w.bits[s.scope][s.dst.slot], w.masks(s), w.memberBits(s, s.a), w.startsOf(s)
	settles := s.in.Op == program.Any
	for row := range len(starts) - 1 {
		found, failed, absent := false, false, false
		for k := starts[row]; k < starts[row+1]; k++ {
			failed = failed || has(mask.failed, k)
			if !mask.counts(k) {
				continue
			}
			switch {
			case has(val.failed, k):
				failed = true
			case has(val.absent, k):
				absent = true
			case has(val.mask, k) == settles:
				found = true
			}
		}
		put(dst, row, ones(found == settles))
		w.settle(s, row, absent && !found, failed && !found)
	}
}

func sum(w *Worker, s *step) {
	dst, mask, val, starts := w.into(s), w.masks(s), w.memberBits(s, s.a), w.startsOf(s)
	numbers := w.numbers[s.from][s.a.slot]
	for row := range dst {
		total, failed := int64(0), false
		for k := starts[row]; k < starts[row+1]; k++ {
			failed = failed || has(mask.failed, k)
			if !mask.counts(k) {
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
	dst, mask, val, starts := w.into(s), w.masks(s), w.memberBits(s, s.a), w.startsOf(s)
	numbers := w.numbers[s.from][s.a.slot]
	greatest := s.in.Op == program.Greatest
	for row := range dst {
		best, found, failed := int64(0), false, false
		for k := starts[row]; k < starts[row+1]; k++ {
			failed = failed || has(mask.failed, k)
			if !mask.counts(k) {
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
func firstOf(mask member, from, to int32) (k int32, failed bool) {
	for k := from; k < to; k++ {
		if has(mask.failed, k) {
			return -1, true
		}
		if mask.counts(k) {
			return k, false
		}
	}
	return -1, false
}

func first(w *Worker, s *step) {
	dst, mask, val, starts := w.into(s), w.masks(s), w.memberBits(s, s.a), w.startsOf(s)
	numbers := w.numbers[s.from][s.a.slot]
	for row := range dst {
		k, failed := firstOf(mask, starts[row], starts[row+1])
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
	dst, mask, val, starts := w.bits[s.scope][s.dst.slot], w.masks(s), w.memberBits(s, s.a), w.startsOf(s)
	for row := range len(starts) - 1 {
		k, failed := firstOf(mask, starts[row], starts[row+1])
		if k < 0 {
			put(dst, row, 0)
			w.settle(s, row, true, failed)
			continue
		}
		put(dst, row, ones(has(val.mask, k)))
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
