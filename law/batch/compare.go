package batch

import "meent.nl/meent/law/program"

// opposite turns what a comparison finds round.
const opposite = ^uint64(0)

// compareKernel is for Eq, Lt and Le. What is at most k is below k+1, and what is at
// least k is not below k; no constant of a law is so large that k+1 does not fit.
func compareKernel(s *step) kernel {
	constantA, constantB := s.a.constant && s.a.slot < 0, s.b.constant && s.b.slot < 0
	switch op := s.in.Op; {
	case s.a.truth && s.b.truth:
		return equalBits
	case op == program.Eq && constantB:
		return equalTo(s.a, s.b.value)
	case op == program.Eq && constantA:
		return equalTo(s.b, s.a.value)
	case op == program.Eq:
		return equal
	case op == program.Lt && constantB:
		return below(s.a, s.b.value, 0)
	case op == program.Lt && constantA:
		return below(s.b, s.a.value+1, opposite)
	case op == program.Lt:
		return less(s.a, s.b, 0)
	case constantB:
		return below(s.a, s.b.value+1, 0)
	case constantA:
		return below(s.b, s.a.value, opposite)
	}
	return less(s.b, s.a, opposite)
}

func equalBits(w *Worker, s *step) {
	a, b, dst := w.truths(s, s.a), w.truths(s, s.b), w.bits[s.scope][s.dst.slot]
	for i := range w.words(s.scope) {
		dst[i] = ^(a[i] ^ b[i])
	}
	spread(w, s)
}

// spread says where an ordinary instruction holds no value: where an operand does not.
func spread(w *Worker, s *step) {
	if s.dst.absent < 0 && s.dst.failed < 0 {
		return
	}
	for i := range w.words(s.scope) {
		absent := w.state(s, s.a.absent, i) | w.state(s, s.b.absent, i) | w.state(s, s.c.absent, i)
		failed := w.state(s, s.a.failed, i) | w.state(s, s.b.failed, i) | w.state(s, s.c.failed, i)
		w.setStates(s, i, absent, failed)
	}
}

// numbersOf are those of an operand, in whole blocks.
func (w *Worker) numbersOf(s *step, r register) []int64 {
	return w.numbers[s.from][r.slot][:whole(w.n[s.from])]
}

func equal(w *Worker, s *step) {
	a, b, dst := w.numbersOf(s, s.a), w.numbersOf(s, s.b), w.bits[s.scope][s.dst.slot]
	for i := range w.words(s.scope) {
		dst[i] = equalWord(blockOf(a, i), blockOf(b, i))
	}
	spread(w, s)
}

func equalTo(of register, k int64) kernel {
	return func(w *Worker, s *step) {
		a, dst := w.numbersOf(s, of), w.bits[s.scope][s.dst.slot]
		for i := range w.words(s.scope) {
			dst[i] = equalToWord(blockOf(a, i), k)
		}
		spread(w, s)
	}
}

// less is where x is less than y, with flip opposite where it is not.
func less(x, y register, flip uint64) kernel {
	return func(w *Worker, s *step) {
		a, b, dst := w.numbersOf(s, x), w.numbersOf(s, y), w.bits[s.scope][s.dst.slot]
		for i := range w.words(s.scope) {
			dst[i] = lessWord(blockOf(a, i), blockOf(b, i)) ^ flip
		}
		spread(w, s)
	}
}

// below is where a number is below a limit, with flip opposite where it is not.
func below(of register, limit int64, flip uint64) kernel {
	return func(w *Worker, s *step) {
		a, dst := w.numbersOf(s, of), w.bits[s.scope][s.dst.slot]
		for i := range w.words(s.scope) {
			dst[i] = belowWord(blockOf(a, i), limit) ^ flip
		}
		spread(w, s)
	}
}
