package batch

import (
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/program/exact"
)

// numberKernel is for arithmetic and the calendar. What laws do most has a loop of its
// own; bounds that were proven when the program was made keep those within 64 bits.
func numberKernel(s *step) kernel {
	constantB := s.b.constant && s.b.slot < 0
	constantA := s.a.constant && s.a.slot < 0
	switch s.in.Op {
	case program.Add:
		switch {
		case constantA, constantB:
			return addConstant
		}
		return add
	case program.Sub:
		switch {
		case constantB:
			return subtractConstant
		case constantA:
			return constantSubtract
		}
		return subtract
	case program.Mul:
		if constantA || constantB {
			return multiplyConstant
		}
		return multiply
	case program.Min:
		if constantA || constantB {
			return leastConstant
		}
		return least
	case program.Max:
		if constantA || constantB {
			return greatestConstant
		}
		return greatest
	}
	return byOne
}

// into gives where the numbers of a step go.
func (w *Worker) into(s *step) []int64 { return w.numbers[s.scope][s.dst.slot][:w.n[s.scope]] }

// blocks is into, in whole blocks.
func (w *Worker) blocks(s *step) []int64 {
	return w.numbers[s.scope][s.dst.slot][:whole(w.n[s.scope])]
}

// pairOf gives the two operands of a step and where its numbers go, in whole blocks.
func (w *Worker) pairOf(s *step) (dst, a, b []int64) {
	return w.blocks(s), w.numbersOf(s, s.a), w.numbersOf(s, s.b)
}

// constantOf gives the operand of a step that is not a constant, and the constant.
func (w *Worker) constantOf(s *step) (dst, a []int64, k int64) {
	if s.a.constant && s.a.slot < 0 {
		return w.blocks(s), w.numbersOf(s, s.b), s.a.value
	}
	return w.blocks(s), w.numbersOf(s, s.a), s.b.value
}

func add(w *Worker, s *step) {
	dst, a, b := w.pairOf(s)
	for i := 0; i < len(dst); i += 64 {
		to, x, y := (*block)(dst[i:]), (*block)(a[i:]), (*block)(b[i:])
		for j := range to {
			to[j] = x[j] + y[j]
		}
	}
	spread(w, s)
}

func addConstant(w *Worker, s *step) {
	dst, a, k := w.constantOf(s)
	for i := 0; i < len(dst); i += 64 {
		to, x := (*block)(dst[i:]), (*block)(a[i:])
		for j := range to {
			to[j] = x[j] + k
		}
	}
	spread(w, s)
}

func subtract(w *Worker, s *step) {
	dst, a, b := w.pairOf(s)
	for i := 0; i < len(dst); i += 64 {
		to, x, y := (*block)(dst[i:]), (*block)(a[i:]), (*block)(b[i:])
		for j := range to {
			to[j] = x[j] - y[j]
		}
	}
	spread(w, s)
}

func subtractConstant(w *Worker, s *step) {
	dst, a, k := w.constantOf(s)
	for i := 0; i < len(dst); i += 64 {
		to, x := (*block)(dst[i:]), (*block)(a[i:])
		for j := range to {
			to[j] = x[j] - k
		}
	}
	spread(w, s)
}

func constantSubtract(w *Worker, s *step) {
	dst, a, k := w.constantOf(s)
	for i := 0; i < len(dst); i += 64 {
		to, x := (*block)(dst[i:]), (*block)(a[i:])
		for j := range to {
			to[j] = k - x[j]
		}
	}
	spread(w, s)
}

func multiply(w *Worker, s *step) {
	dst, a, b := w.pairOf(s)
	for i := 0; i < len(dst); i += 64 {
		to, x, y := (*block)(dst[i:]), (*block)(a[i:]), (*block)(b[i:])
		for j := range to {
			to[j] = x[j] * y[j]
		}
	}
	spread(w, s)
}

func multiplyConstant(w *Worker, s *step) {
	dst, a, k := w.constantOf(s)
	for i := 0; i < len(dst); i += 64 {
		to, x := (*block)(dst[i:]), (*block)(a[i:])
		for j := range to {
			to[j] = x[j] * k
		}
	}
	spread(w, s)
}

func least(w *Worker, s *step) {
	dst, a, b := w.pairOf(s)
	for i := 0; i < len(dst); i += 64 {
		to, x, y := (*block)(dst[i:]), (*block)(a[i:]), (*block)(b[i:])
		for j := range to {
			to[j] = min(x[j], y[j])
		}
	}
	spread(w, s)
}

func leastConstant(w *Worker, s *step) {
	dst, a, k := w.constantOf(s)
	for i := 0; i < len(dst); i += 64 {
		to, x := (*block)(dst[i:]), (*block)(a[i:])
		for j := range to {
			to[j] = min(x[j], k)
		}
	}
	spread(w, s)
}

func greatest(w *Worker, s *step) {
	dst, a, b := w.pairOf(s)
	for i := 0; i < len(dst); i += 64 {
		to, x, y := (*block)(dst[i:]), (*block)(a[i:]), (*block)(b[i:])
		for j := range to {
			to[j] = max(x[j], y[j])
		}
	}
	spread(w, s)
}

func greatestConstant(w *Worker, s *step) {
	dst, a, k := w.constantOf(s)
	for i := 0; i < len(dst); i += 64 {
		to, x := (*block)(dst[i:]), (*block)(a[i:])
		for j := range to {
			to[j] = max(x[j], k)
		}
	}
	spread(w, s)
}

// byOne works an instruction out for each subject by itself. Where an operand holds
// no value its number may be anything, and what comes of it is not looked at.
func byOne(w *Worker, s *step) {
	dst := w.into(s)
	operand := func(r register) []int64 { return w.numbers[s.from][r.slot][:len(dst)] }
	n := s.in.Op.Operands()
	a := operand(s.a)
	b, c := a, a
	if n > 1 {
		b = operand(s.b)
	}
	if n > 2 {
		c = operand(s.c)
	}
	spread(w, s)
	switch s.in.Op {
	case program.DivRound:
		if s.b.constant {
			divideConstant(dst, a, s.b.value, s.in.Round)
		} else {
			divide(dst, a, b, s.in.Round)
		}
		return
	case program.AddMonths:
		for i := range dst {
			dst[i], _ = exact.AddMonths(a[i], b[i])
		}
		return
	}
	if s.dst.failed < 0 { // then whatever comes of it holds, or is not looked at
		switch s.in.Op {
		case program.YearOf:
			for i := range dst {
				dst[i], _, _, _ = exact.Civil(a[i])
			}
			return
		case program.MonthOf:
			for i := range dst {
				_, dst[i], _, _ = exact.Civil(a[i])
			}
			return
		case program.MakeDate:
			for i := range dst {
				dst[i], _ = exact.Date(a[i], b[i], c[i])
			}
			return
		case program.Years:
			for i := range dst {
				dst[i] = a[i] / 12
			}
			return
		}
	}
	for i := range dst {
		v, ok := s.in.Compute(a[i], b[i], c[i])
		dst[i] = v
		if !ok && s.dst.failed >= 0 {
			w.fails(s, i)
		}
	}
}

// fails notes that a step gives no value for a subject, unless an operand has none.
func (w *Worker) fails(s *step, i int) {
	if s.dst.absent >= 0 && bit(w.bits[s.scope][s.dst.absent], i) {
		return
	}
	w.bits[s.scope][s.dst.failed][i>>6] |= 1 << (i & 63)
}

func toBits(w *Worker, s *step) {
	n := w.n[s.scope]
	a, dst := w.numbers[s.from][s.a.slot][:n], w.bits[s.scope][s.dst.slot]
	for i := 0; i < n; i += 64 {
		var word uint64
		for j, x := range a[i:min(i+64, n)] {
			word |= uint64(x) & 1 << (j & 63)
		}
		dst[i>>6] = word
	}
}

func toNumbers(w *Worker, s *step) {
	dst, a := w.into(s), w.bits[s.from][s.a.slot]
	for i := range dst {
		dst[i] = int64(a[i>>6] >> (i & 63) & 1)
	}
}
