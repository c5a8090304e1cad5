package batch

// keys are the keys of the subjects of a lookup.
func (w *Worker) keys(s *step) []int32 {
	n, c, where := w.n[s.scope], s.column, w.where(s)
	switch {
	case s.table.of.at:
		return where
	case where == nil && c.Narrow != nil:
		first := w.first[s.scope]
		return c.Narrow[first : first+n]
	}
	if cap(w.keyed) < n {
		w.keyed = make([]int32, max(n, Rows))
	}
	keys := w.keyed[:n]
	switch {
	case where == nil:
		for i, v := range c.Bytes[w.first[s.scope]:][:n] {
			keys[i] = int32(v)
		}
	case c.Narrow != nil:
		for i, at := range where {
			keys[i] = c.Narrow[at]
		}
	default:
		for i, at := range where {
			keys[i] = int32(c.Bytes[at])
		}
	}
	return keys
}

func lookNumbers(w *Worker, s *step) {
	dst, lo, numbers := w.into(s), s.table.of.lo, s.table.numbers
	for i, k := range w.keys(s) {
		dst[i] = numbers[int(k)-lo]
	}
}

// lookBits looks eight subjects up at a time: their bytes side by side, of which each
// bit is gathered with one multiplication.
func lookBits(w *Worker, s *step) {
	const (
		lowest = 0x0101010101010101
		gather = 0x0102040810204080
	)
	lo, bits := s.table.of.lo, s.table.bits
	keys := w.keys(s)
	var words [together]uint64
	for i := 0; i < len(keys); i += 8 {
		var each uint64
		if some := keys[i:]; len(some) >= 8 {
			each = uint64(bits[int(some[0])-lo]) | uint64(bits[int(some[1])-lo])<<8 |
				uint64(bits[int(some[2])-lo])<<16 | uint64(bits[int(some[3])-lo])<<24 |
				uint64(bits[int(some[4])-lo])<<32 | uint64(bits[int(some[5])-lo])<<40 |
				uint64(bits[int(some[6])-lo])<<48 | uint64(bits[int(some[7])-lo])<<56
		} else {
			for j, k := range some {
				each |= uint64(bits[int(k)-lo]) << (8 * j)
			}
		}
		for b := range s.table.to {
			words[b&7] |= (each >> b & lowest) * gather >> 56 << (i & 63)
		}
		if i&63 == 56 || i+8 >= len(keys) {
			for b, slot := range s.table.to {
				w.bits[s.scope][slot][i>>6] = words[b&7]
			}
			words = [together]uint64{}
		}
	}
}
