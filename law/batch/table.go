package batch

import "meent.nl/meent/law/program"

// find is for Find and Workday: the row of a table, or the next working day.
func find(w *Worker, s *step) {
	dst := w.into(s)
	a := w.numbers[s.from][s.a.slot][:len(dst)]
	row := s.in.Table.Row
	if s.in.Op == program.Workday {
		row = s.in.Table.Workday
	}
	spread(w, s)
	for i := range dst {
		found, ok := row(a[i])
		dst[i] = found
		if !ok && s.dst.absent >= 0 {
			w.isAbsent(s, i)
		}
	}
}

// isAbsent notes that a step gives nothing applicable for a subject, unless it failed.
func (w *Worker) isAbsent(s *step, i int) {
	if s.dst.failed >= 0 && bit(w.bits[s.scope][s.dst.failed], i) {
		return
	}
	w.bits[s.scope][s.dst.absent][i>>6] |= 1 << (i & 63)
}

// cellOf is a column of the row that was found.
func cellOf(w *Worker, s *step) {
	dst := w.into(s)
	a := w.numbers[s.from][s.a.slot][:len(dst)]
	cells := s.in.Table.Columns[s.in.Imm].Cells
	spread(w, s)
	for i := range dst {
		if uint64(a[i]) >= uint64(len(cells)) { // there is no row, or it is unknown
			dst[i] = 0
			continue
		}
		c := cells[a[i]]
		dst[i] = c.Lo
		switch {
		case c.MayFail() && s.dst.failed >= 0: // the table does not know it
			w.fails(s, i)
		case c.MayBeNull() && s.dst.absent >= 0:
			w.isAbsent(s, i)
		}
	}
}
