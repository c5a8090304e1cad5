package batch

// gather gives each member what the applicant has.
func gather(w *Worker, s *step) {
	dst, a := w.into(s), w.numbers[s.from][s.a.slot]
	for k, row := range w.owner[s.scope][:len(dst)] {
		dst[k] = a[row]
	}
	gatherStates(w, s)
}

func gatherBits(w *Worker, s *step) {
	owner := w.owner[s.scope][:w.n[s.scope]]
	gatherInto(w.bits[s.scope][s.dst.slot], w.bits[s.from][s.a.slot], owner)
	gatherStates(w, s)
}

func gatherStates(w *Worker, s *step) {
	owner := w.owner[s.scope][:w.n[s.scope]]
	for _, pair := range [2][2]int{{s.dst.absent, s.a.absent}, {s.dst.failed, s.a.failed}} {
		switch to, from := pair[0], pair[1]; {
		case to < 0:
		case from < 0:
			w.lay(w.bits[s.scope][to], 0)
		case !anyBit(w.bits[s.from][from], w.n[s.from]): // as nearly always
			w.lay(w.bits[s.scope][to], 0)
		default:
			gatherInto(w.bits[s.scope][to], w.bits[s.from][from], owner)
		}
	}
}
