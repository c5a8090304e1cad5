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
	n := w.n[s.scope]
	b, c, dst := w.numbers[s.from][s.b.slot][:n], w.numbers[s.from][s.c.slot][:n], w.numbers[s.scope][s.dst.slot][:n]
	for i := 0; i < n; i += 64 {
		to := min(i+64, n)
		pick(dst[i:to], b[i:to], c[i:to], w.chosen(s, i/64))
	}
	selectStates(w, s)
}

// pick is b where a bit of yes is set, else c.
func pick(dst, b, c []int64, yes uint64) {
	switch yes {
	case 0:
		copy(dst, c)
		return
	case ^uint64(0):
		copy(dst, b)
		return
	}
	b, c = b[:len(dst)], c[:len(dst)]
	for j := range dst {
		dst[j] = c[j] ^ (b[j]^c[j])&-int64(yes>>j&1)
	}
}

func selectConstants(w *Worker, s *step) {
	n := w.n[s.scope]
	b, c, dst := s.b.value, s.c.value, w.numbers[s.scope][s.dst.slot][:n]
	for i := 0; i < n; i += 64 {
		yes := w.chosen(s, i/64)
		for j := range dst[i:min(i+64, n)] {
			dst[i+j] = c ^ (b^c)&-int64(yes>>j&1)
		}
	}
	selectStates(w, s)
}

func selectConstant(w *Worker, s *step) {
	n := w.n[s.scope]
	b, c, dst := s.b.value, w.numbers[s.from][s.c.slot][:n], w.numbers[s.scope][s.dst.slot][:n]
	for i := 0; i < n; i += 64 {
		pickConstant(dst[i:min(i+64, n)], c[i:min(i+64, n)], b, w.chosen(s, i/64))
	}
	selectStates(w, s)
}

func selectElseConstant(w *Worker, s *step) {
	n := w.n[s.scope]
	b, c, dst := w.numbers[s.from][s.b.slot][:n], s.c.value, w.numbers[s.scope][s.dst.slot][:n]
	for i := 0; i < n; i += 64 {
		pickConstant(dst[i:min(i+64, n)], b[i:min(i+64, n)], c, ^w.chosen(s, i/64))
	}
	selectStates(w, s)
}

// pickConstant is v where a bit of yes is set, else from.
func pickConstant(dst, from []int64, v int64, yes uint64) {
	if yes == 0 {
		copy(dst, from)
		return
	}
	from = from[:len(dst)]
	for j := range dst {
		dst[j] = from[j] ^ (v^from[j])&-int64(yes>>j&1)
	}
}
