package batch

import (
	"meent.nl/meent/law/program"
)

// loadKernel is how a column is read.
func loadKernel(s *step) kernel {
	if s.dst.truth {
		return loadBits
	}
	switch c := s.column; {
	case c.Fixed.May != 0:
		return loadFixed
	case c.Wide != nil:
		return func(w *Worker, s *step) { loadNumbers(w, s, s.column.Wide) }
	case c.Narrow != nil:
		return func(w *Worker, s *step) { loadNumbers(w, s, s.column.Narrow) }
	}
	return func(w *Worker, s *step) { loadNumbers(w, s, s.column.Bytes) }
}

func loadFixed(w *Worker, s *step) {
	n, c := w.n[s.scope], s.column
	v := c.Fixed.Lo
	if s.words != nil && c.Fixed.MayHold() {
		v = s.words[v]
	}
	dst := w.numbers[s.scope][s.dst.slot][:n]
	for i := range dst {
		dst[i] = v
	}
	loadStates(w, s)
}

func loadNumbers[T int64 | int32 | uint8](w *Worker, s *step, from []T) {
	n := w.n[s.scope]
	dst := w.numbers[s.scope][s.dst.slot][:n]
	if where := w.where(s); where != nil {
		for i, at := range where {
			dst[i] = int64(from[at])
		}
	} else {
		first := w.first[s.scope]
		for i, v := range from[first : first+n] {
			dst[i] = int64(v)
		}
	}
	if s.words != nil {
		for i, v := range dst {
			if uint64(v) < uint64(len(s.words)) { // what is absent or unknown may hold anything
				dst[i] = s.words[v]
			}
		}
	}
	loadStates(w, s)
}

func loadBits(w *Worker, s *step) {
	dst := w.bits[s.scope][s.dst.slot]
	switch c := s.column; {
	case c.Fixed.May != 0:
		w.lay(dst, uint64(-c.Fixed.Lo))
	case c.Bits != nil:
		copyBits(w, s, dst, c.Bits)
	default:
		for i := range w.n[s.scope] {
			v, _ := c.Value(w.subject(s.scope, i))
			put(dst, i, uint64(v.Lo))
		}
	}
	loadStates(w, s)
}

// put sets bit i; the bits before it are set already.
func put(dst []uint64, i int, v uint64) {
	if i&63 == 0 {
		dst[i>>6] = 0
	}
	dst[i>>6] |= v & 1 << (i & 63)
}

// copyBits takes the bits of the subjects of a chunk out of those of all.
func copyBits(w *Worker, s *step, dst, from []uint64) {
	first, n := w.first[s.scope], w.n[s.scope]
	if where := w.where(s); where != nil {
		gatherInto(dst, from, where)
		return
	}
	shift := first & 63
	for i := 0; i*64 < n; i++ {
		word := from[first>>6+i] >> shift
		if shift > 0 && first>>6+i+1 < len(from) {
			word |= from[first>>6+i+1] << (64 - shift)
		}
		dst[i] = word
	}
}

// gatherInto takes the bits that are meant, eight at a time: they do not wait for each
// other.
func gatherInto(dst, from []uint64, at []int32) {
	for i := 0; i < len(at); i += 64 {
		var word uint64
		some := at[i:min(i+64, len(at))]
		for j := 0; j+8 <= len(some); j += 8 {
			k := (*[8]int32)(some[j:])
			word |= (bitAt(from, k[0]) | bitAt(from, k[1])<<1 | bitAt(from, k[2])<<2 | bitAt(from, k[3])<<3 |
				bitAt(from, k[4])<<4 | bitAt(from, k[5])<<5 | bitAt(from, k[6])<<6 | bitAt(from, k[7])<<7) << (j & 63)
		}
		for j := len(some) &^ 7; j < len(some); j++ {
			word |= bitAt(from, some[j]) << (j & 63)
		}
		dst[i>>6] = word
	}
}

func bitAt(from []uint64, k int32) uint64 { return from[uint32(k)>>6] >> (uint32(k) & 63) & 1 }

// loadStates says who has no such fact, and of whom it is unknown.
func loadStates(w *Worker, s *step) {
	c, n := s.column, w.n[s.scope]
	if s.dst.absent >= 0 {
		dst := w.bits[s.scope][s.dst.absent]
		switch {
		case c.Fixed.May != 0:
			w.lay(dst, uint64(-truthOf(c.Fixed.MayBeNull())))
		case c.Absent == nil:
			w.lay(dst, 0)
		default:
			copyBits(w, s, dst, c.Absent)
		}
	}
	if s.dst.failed >= 0 {
		w.lay(w.bits[s.scope][s.dst.failed], 0)
	}
	if c.Fixed.May != 0 && !c.Fixed.Decided() {
		for i := range n {
			w.isOpen(s.scope, i)
		}
		return
	}
	if c.Unknown == nil {
		return
	}
	for i := range n {
		at := w.subject(s.scope, i)
		if c.At != nil {
			at = int(c.At[at])
		}
		if bit(c.Unknown, at) {
			w.isOpen(s.scope, i)
		}
	}
}

// subject is subject i of the chunk, among all.
func (w *Worker) subject(scope program.Scope, i int) int {
	if chosen := w.picked[scope]; chosen != nil {
		return int(chosen[i])
	}
	return w.first[scope] + i
}

// isOpen notes that a fact of a subject is unknown.
func (w *Worker) isOpen(scope program.Scope, i int) {
	if scope != program.Root {
		i = int(w.owner[scope][i])
	}
	w.open[i>>6] |= 1 << (i & 63)
}

func truthOf(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func asked(w *Worker, s *step) {
	dst := w.numbers[s.scope][s.dst.slot][:w.n[s.scope]]
	for i := range dst {
		dst[i] = w.asked
	}
	noStates(w, s)
}

// noStates says that a register holds a value everywhere.
func noStates(w *Worker, s *step) {
	for _, slot := range [2]int{s.dst.absent, s.dst.failed} {
		if slot >= 0 {
			w.lay(w.bits[s.scope][slot], 0)
		}
	}
}
