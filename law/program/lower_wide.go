package program

import (
	"meent.nl/meent/law/program/exact"
	"meent.nl/meent/law/value"
)

// addend is what is added to a product that is too large for a register, with its
// own decimals: never more than those of the product.
type addend struct {
	is    bool
	num   id
	scale int
}

// wideSum is x ± y where one of them is a product too large for a register. It is kept
// as num × by + plus until it is rounded: a·Y² + b·Y becomes (a·Y + b) × Y. false
// where neither is, or where it cannot be kept so.
func (l *lowering) wideSum(x, y val, minus bool) (val, bool) {
	if x.den != none || y.den != none || x.by == none && y.by == none {
		return val{}, false
	}
	if minus {
		y = l.negated(y)
	}
	if x.by == none {
		x, y = y, x
	}
	if y.by != none && y.by != x.by {
		return val{}, false // two products of different amounts
	}
	multiple, rest := l.split(y, x.by)
	out := x
	out.scale = max(x.scale, y.scale)
	out.num = l.shifted(x.num, out.scale-x.scale)
	if multiple != none {
		out.num = l.g.emit(Add, out.num, l.shifted(multiple, out.scale-y.scale))
	}
	out.plus = l.added(x.plus, rest)
	return out, true
}

// split writes v as a multiple of by, or none, and a rest.
func (l *lowering) split(v val, by id) (multiple id, rest addend) {
	if v.by == by {
		return v.num, v.plus
	}
	n := *l.g.node(v.num)
	switch {
	case v.num == by:
		return l.g.constant(1), addend{}
	case n.op == Mul && n.arg[1] == by:
		return n.arg[0], addend{}
	case n.op == Mul && n.arg[0] == by:
		return n.arg[1], addend{}
	}
	return none, addend{true, v.num, v.scale}
}

// negated is -v; of a product one factor, so that the other is still found in it.
func (l *lowering) negated(v val) val {
	if n := *l.g.node(v.num); v.by == none && n.op == Mul {
		v.num = l.g.emit(Mul, l.g.emit(Neg, n.arg[0]), n.arg[1])
		return v
	}
	v.num = l.g.emit(Neg, v.num)
	if v.plus.is {
		v.plus.num = l.g.emit(Neg, v.plus.num)
	}
	return v
}

// wideProduct is a × b where one of them is a product too large for a register.
func (l *lowering) wideProduct(a, b, out val) val {
	if a.by == none {
		a, b = b, a
	}
	out.num, out.by = l.g.emit(Mul, a.num, b.num), a.by
	if a.plus.is {
		out.plus = addend{true, l.g.emit(Mul, a.plus.num, b.num), a.plus.scale + out.scale - a.scale}
	}
	out.den = l.times(a.den, b.den)
	return out
}

func (l *lowering) shifted(n id, decimals int) id {
	if decimals == 0 {
		return n
	}
	return l.g.emit(Mul, n, l.power(decimals))
}

func (l *lowering) added(a, b addend) addend {
	switch {
	case !a.is:
		return b
	case !b.is:
		return a
	}
	scale := max(a.scale, b.scale)
	return addend{true, l.g.emit(Add, l.shifted(a.num, scale-a.scale), l.shifted(b.num, scale-b.scale)), scale}
}

// roundedSum is num × by + plus with n decimals.
func (l *lowering) roundedSum(v val, n int, mode exact.Rounding, t value.Type) val {
	if v.den != none {
		return l.rounded(l.narrow(v), n, mode, t)
	}
	if v.scale < n {
		v.num, v.scale = l.shifted(v.num, n-v.scale), n
	}
	up, down := v.scale-v.plus.scale, v.scale-n
	l.power(up) // fails where there are more decimals than the engine holds
	l.power(down)
	num, fits := l.g.tryWith(powers(up, down), MulAddDivRound, mode, v.num, v.by, v.plus.num)
	if !fits {
		fail(l.g.at.At, "the outcome may grow past what the engine holds (18 digits)", "narrower bounds on the facts")
	}
	out := l.scalar(num, n, t, v.loop)
	if n < 0 {
		out = l.scaled(out, 0)
	}
	return out
}

// powers holds two powers of ten in the Imm of MulAddDivRound.
func powers(up, down int) int64 { return int64(up)<<8 | int64(down) }

// Powers are the powers of ten that MulAddDivRound multiplies C with and divides by.
func (in *Instr) Powers() (up, down int64) {
	up, _ = exact.Pow10(int(in.Imm >> 8))
	down, _ = exact.Pow10(int(in.Imm & 0xff))
	return up, down
}
