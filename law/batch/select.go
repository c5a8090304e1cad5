package batch

// selectKernel is for Select: b where a is true, else c.
func selectKernel(s *step) kernel {
	switch {
	case s.dst.truth:
		return selectBits
	case s.b.constant && s.c.constant:
		return selectConstants
	case s.b.constant:
		return selectConstant
	case s.c.constant:
		return selectElseConstant
	}
	return selectNumbers
}

// chosen is a word of where the second operand is taken.
func (w *Worker) chosen(s *step, i int) uint64 {
	return w.bits[s.from][s.a.slot][i] &^ w.state(s, s.a.absent, i)
}

// selectStates says where what was chosen holds no value.
func selectStates(w *Worker, s *step) {
	if s.dst.absent < 0 && s.dst.failed < 0 {
		return
	}
	for i := range w.words(s.scope) {
		yes := w.chosen(s, i)
		absent := yes&w.state(s, s.b.absent, i) | w.state(s, s.c.absent, i)&^yes
		failed := yes&w.state(s, s.b.failed, i) | w.state(s, s.c.failed, i)&^yes
		w.setStates(s, i, absent, failed|w.state(s, s.a.failed, i))
	}
}

func selectBits(w *Worker, s *step) {
	b, c, dst := w.truths(s, s.b), w.truths(s, s.c), w.bits[s.scope][s.dst.slot]
	for i := range w.words(s.scope) {
		yes := w.chosen(s, i)
		dst[i] = b[i]&yes | c[i]&^yes
	}
	selectStates(w, s)
}

func selectNumbers(w *Worker, s *step) {
	b, c, dst := w.numbersOf(s, s.b), w.numbersOf(s, s.c), w.blocks(s)
	for i := range w.words(s.scope) {
		pick(blockOf(dst, i), blockOf(b, i), blockOf(c, i), w.chosen(s, i))
	}
	selectStates(w, s)
}

func selectConstants(w *Worker, s *step) {
	b, c, dst := s.b.value, s.c.value, w.blocks(s)
	for i := range w.words(s.scope) {
		yes, to := w.chosen(s, i), blockOf(dst, i)
		for j := range to {
			to[j] = c ^ (b^c)&-int64(yes&1)
			yes >>= 1
		}
	}
	selectStates(w, s)
}

func selectConstant(w *Worker, s *step) {
	c, dst := w.numbersOf(s, s.c), w.blocks(s)
	for i := range w.words(s.scope) {
		pickConstant(blockOf(dst, i), blockOf(c, i), s.b.value, w.chosen(s, i))
	}
	selectStates(w, s)
}

func selectElseConstant(w *Worker, s *step) {
	b, dst := w.numbersOf(s, s.b), w.blocks(s)
	for i := range w.words(s.scope) {
		pickConstant(blockOf(dst, i), blockOf(b, i), s.c.value, ^w.chosen(s, i))
	}
	selectStates(w, s)
}
