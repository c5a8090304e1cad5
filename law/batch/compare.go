package batch

import "meent.nl/meent/law/program"

// compareKernel is for Eq, Lt and Le.
func compareKernel(s *step) kernel {
	if s.a.truth && s.b.truth {
		return equalBits
	}
	compare := map[program.Op][3]kernel{
		program.Eq: {equal, equalConstant, equalConstant},
		program.Lt: {less, lessConstant, constantLess},
		program.Le: {atMost, atMostConstant, constantAtMost},
	}[s.in.Op]
	switch {
	case s.b.constant && s.b.slot < 0:
		return compare[1]
	case s.a.constant && s.a.slot < 0:
		return compare[2]
	}
	return compare[0]
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

// ones turns a truth into a bit without a jump.
func ones(b bool) uint64 {
	var v uint64
	if b {
		v = 1
	}
	return v
}

// two gives the operands of a step and where its bits go.
func (w *Worker) two(s *step) (a, b []int64, dst []uint64) {
	n := w.n[s.scope]
	return w.numbers[s.from][s.a.slot][:n], w.numbers[s.from][s.b.slot][:n], w.bits[s.scope][s.dst.slot]
}

func equal(w *Worker, s *step) {
	a, b, dst := w.two(s)
	for i := 0; i < len(a); i += 64 {
		var word uint64
		x, y := a[i:min(i+64, len(a))], b[i:min(i+64, len(a))]
		for j := range x {
			word |= ones(x[j] == y[j]) << (j & 63)
		}
		dst[i>>6] = word
	}
	spread(w, s)
}

func less(w *Worker, s *step) {
	a, b, dst := w.two(s)
	for i := 0; i < len(a); i += 64 {
		var word uint64
		x, y := a[i:min(i+64, len(a))], b[i:min(i+64, len(a))]
		for j := range x {
			word |= ones(x[j] < y[j]) << (j & 63)
		}
		dst[i>>6] = word
	}
	spread(w, s)
}

func atMost(w *Worker, s *step) {
	a, b, dst := w.two(s)
	for i := 0; i < len(a); i += 64 {
		var word uint64
		x, y := a[i:min(i+64, len(a))], b[i:min(i+64, len(a))]
		for j := range x {
			word |= ones(x[j] <= y[j]) << (j & 63)
		}
		dst[i>>6] = word
	}
	spread(w, s)
}

// one gives the operand of a step that is not a constant, the constant, and where its
// bits go.
func (w *Worker) one(s *step) (a []int64, k int64, dst []uint64) {
	n := w.n[s.scope]
	dst = w.bits[s.scope][s.dst.slot]
	if s.a.constant && s.a.slot < 0 {
		return w.numbers[s.from][s.b.slot][:n], s.a.value, dst
	}
	return w.numbers[s.from][s.a.slot][:n], s.b.value, dst
}

func equalConstant(w *Worker, s *step) {
	a, k, dst := w.one(s)
	for i := 0; i < len(a); i += 64 {
		var word uint64
		for j, x := range a[i:min(i+64, len(a))] {
			word |= ones(x == k) << (j & 63)
		}
		dst[i>>6] = word
	}
	spread(w, s)
}

func lessConstant(w *Worker, s *step) {
	a, k, dst := w.one(s)
	for i := 0; i < len(a); i += 64 {
		var word uint64
		for j, x := range a[i:min(i+64, len(a))] {
			word |= ones(x < k) << (j & 63)
		}
		dst[i>>6] = word
	}
	spread(w, s)
}

func constantLess(w *Worker, s *step) {
	a, k, dst := w.one(s)
	for i := 0; i < len(a); i += 64 {
		var word uint64
		for j, x := range a[i:min(i+64, len(a))] {
			word |= ones(k < x) << (j & 63)
		}
		dst[i>>6] = word
	}
	spread(w, s)
}

func atMostConstant(w *Worker, s *step) {
	a, k, dst := w.one(s)
	for i := 0; i < len(a); i += 64 {
		var word uint64
		for j, x := range a[i:min(i+64, len(a))] {
			word |= ones(x <= k) << (j & 63)
		}
		dst[i>>6] = word
	}
	spread(w, s)
}

func constantAtMost(w *Worker, s *step) {
	a, k, dst := w.one(s)
	for i := 0; i < len(a); i += 64 {
		var word uint64
		for j, x := range a[i:min(i+64, len(a))] {
			word |= ones(k <= x) << (j & 63)
		}
		dst[i>>6] = word
	}
	spread(w, s)
}
