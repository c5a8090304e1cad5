package batch

import "meent.nl/meent/law/program"

// words is how many words the bits of a scope take.
func (w *Worker) words(s program.Scope) int { return (w.n[s] + 63) / 64 }

// truths are the bits of an operand; where it holds no value they may be anything.
func (w *Worker) truths(s *step, r register) []uint64 { return w.bits[s.from][r.slot] }

// state is a word of the absent or failed bits of an operand.
func (w *Worker) state(s *step, slot, i int) uint64 {
	if slot < 0 {
		return 0
	}
	return w.bits[s.from][slot][i]
}

// setStates keeps a word of what the outcome of a step is: failed goes before absent.
func (w *Worker) setStates(s *step, i int, absent, failed uint64) {
	if s.dst.absent >= 0 {
		w.bits[s.scope][s.dst.absent][i] = absent &^ failed
	}
	if s.dst.failed >= 0 {
		w.bits[s.scope][s.dst.failed][i] = failed
	}
}

func stateless(r register) bool { return r.absent < 0 && r.failed < 0 }

func and(w *Worker, s *step) {
	a, b, dst := w.truths(s, s.a), w.truths(s, s.b), w.bits[s.scope][s.dst.slot]
	n := w.words(s.scope)
	if stateless(s.a) && stateless(s.b) {
		for i := range n {
			dst[i] = a[i] & b[i]
		}
		noStates(w, s)
		return
	}
	for i := range n {
		absentA, failedA := w.state(s, s.a.absent, i), w.state(s, s.a.failed, i)
		absentB, failedB := w.state(s, s.b.absent, i), w.state(s, s.b.failed, i)
		none := absentA | absentB | failedA | failedB
		no := ^a[i]&^(absentA|failedA) | ^b[i]&^(absentB|failedB)
		dst[i] = ^no &^ none
		w.setStates(s, i, none&^no, (failedA|failedB)&^no)
	}
}

func or(w *Worker, s *step) {
	a, b, dst := w.truths(s, s.a), w.truths(s, s.b), w.bits[s.scope][s.dst.slot]
	n := w.words(s.scope)
	if stateless(s.a) && stateless(s.b) {
		for i := range n {
			dst[i] = a[i] | b[i]
		}
		noStates(w, s)
		return
	}
	for i := range n {
		absentA, failedA := w.state(s, s.a.absent, i), w.state(s, s.a.failed, i)
		absentB, failedB := w.state(s, s.b.absent, i), w.state(s, s.b.failed, i)
		none := absentA | absentB | failedA | failedB
		yes := a[i]&^(absentA|failedA) | b[i]&^(absentB|failedB)
		dst[i] = yes
		w.setStates(s, i, none&^yes, (failedA|failedB)&^yes)
	}
}

func not(w *Worker, s *step) {
	a, dst := w.truths(s, s.a), w.bits[s.scope][s.dst.slot]
	for i := range w.words(s.scope) {
		dst[i] = ^a[i]
	}
	sameStates(w, s)
}

// sameStates takes over where the only operand holds no value.
func sameStates(w *Worker, s *step) {
	if s.dst.absent < 0 && s.dst.failed < 0 {
		return
	}
	for i := range w.words(s.scope) {
		w.setStates(s, i, w.state(s, s.a.absent, i), w.state(s, s.a.failed, i))
	}
}

func isTrue(w *Worker, s *step) {
	a, dst := w.truths(s, s.a), w.bits[s.scope][s.dst.slot]
	for i := range w.words(s.scope) {
		dst[i] = a[i] &^ w.state(s, s.a.absent, i)
		w.setStates(s, i, 0, w.state(s, s.a.failed, i))
	}
}

func isNull(w *Worker, s *step) {
	dst := w.bits[s.scope][s.dst.slot]
	for i := range w.words(s.scope) {
		dst[i] = w.state(s, s.a.absent, i)
		w.setStates(s, i, 0, w.state(s, s.a.failed, i))
	}
}

// guard fails where both exceptions hold, and is the third operand elsewhere.
func guard(w *Worker, s *step) {
	a, b := w.truths(s, s.a), w.truths(s, s.b)
	for i := range w.words(s.scope) {
		failed := w.state(s, s.a.failed, i) | w.state(s, s.b.failed, i)
		none := failed | w.state(s, s.a.absent, i) | w.state(s, s.b.absent, i)
		failed |= a[i] & b[i] &^ none
		w.setStates(s, i, w.state(s, s.c.absent, i), failed|w.state(s, s.c.failed, i))
		if s.dst.truth {
			w.bits[s.scope][s.dst.slot][i] = w.bits[s.from][s.c.slot][i]
		}
	}
	if !s.dst.truth {
		copy(w.numbers[s.scope][s.dst.slot][:w.n[s.scope]], w.numbers[s.from][s.c.slot])
	}
}
