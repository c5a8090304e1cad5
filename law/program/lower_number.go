package program

import (
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/program/exact"
	"meent.nl/meent/law/value"
)

// percent is 2 for a percentage: 13.7 % is 13.7 × 10^-2.
func percent(t value.Type) int {
	if t.Kind == value.Number && t.Unit.Quantity == value.Percent {
		return 2
	}
	return 0
}

// as is v counted in another unit: a percentage as a number, or the reverse.
func (v val) as(t value.Type) val {
	shift := percent(v.typ) - percent(t)
	v.scale += shift
	v.plus.scale += shift
	v.typ = t
	return v
}

// scaled is v with more decimals.
func (l *lowering) scaled(v val, scale int) val {
	if v.scale == scale {
		return v
	}
	p, ok := exact.Pow10(scale - v.scale)
	if !ok {
		fail(l.g.at.At, "more decimals than the engine holds (18)", "a rounding sooner")
	}
	v.num, v.scale = l.g.emit(Mul, v.num, l.g.constant(p)), scale
	return v
}

// narrow is v without a product that is still to be worked out.
func (l *lowering) narrow(v val) val {
	if v.by != none {
		v.num, v.by = l.g.emit(Mul, v.num, v.by), none
		if v.plus.is {
			v.num = l.g.emit(Add, v.num, l.shifted(v.plus.num, v.scale-v.plus.scale))
			v.plus = addend{}
		}
	}
	return v
}

// aligned writes two values with the same decimals and the same divisor.
func (l *lowering) aligned(a, b val) (val, val) {
	a, b = l.narrow(a), l.narrow(b)
	if a.den != b.den {
		ad, bd := a.den, b.den
		if bd != none {
			a.num = l.g.emit(Mul, a.num, bd)
		}
		if ad != none {
			b.num = l.g.emit(Mul, b.num, ad)
		}
		a.den = l.times(ad, bd)
		b.den = a.den
	}
	scale := max(a.scale, b.scale)
	return l.scaled(a, scale), l.scaled(b, scale)
}

// times multiplies two divisors of which each may be none.
func (l *lowering) times(a, b id) id {
	switch {
	case a == none:
		return b
	case b == none:
		return a
	}
	return l.g.emit(Mul, a, b)
}

// product is a × b. Where it may be too large for a register it is left to be
// worked out under a rounding.
func (l *lowering) product(a, b val, t value.Type) val {
	out := val{typ: t, by: none, loop: l.merge(a, b),
		scale: a.scale + b.scale + percent(a.typ) + percent(b.typ) - percent(t)}
	if (a.by == none) != (b.by == none) {
		return l.wideProduct(a, b, out)
	}
	a, b = l.narrow(a), l.narrow(b)
	out.den = l.times(a.den, b.den)
	if n, fits := l.g.try(Mul, 0, a.num, b.num); fits {
		out.num = n
		return out
	}
	out.num, out.by = a.num, b.num
	return out
}

// quotient is a / b, kept as a fraction with a positive divisor.
func (l *lowering) quotient(a, b val, t value.Type) val {
	b = l.narrow(b)
	if a.plus.is {
		a = l.narrow(a)
	}
	out := val{typ: t, by: a.by, loop: l.merge(a, b),
		scale: a.scale - b.scale + percent(a.typ) - percent(b.typ) - percent(t)}
	out.num = a.num
	if b.den != none {
		out.num = l.g.emit(Mul, a.num, b.den)
	}
	if l.g.out(b.num).Lo < 0 {
		out.num = l.g.emit(WithSign, out.num, b.num)
	}
	den := b.num
	if r := l.g.out(b.num); r.Lo <= 0 {
		by := a.by
		if by == none {
			by = a.num
		}
		den = l.g.emit(Divisor, b.num, a.num, by)
	}
	out.den = l.times(a.den, den)
	return out
}

// rounded is v with n decimals.
func (l *lowering) rounded(v val, n int, mode exact.Rounding, t value.Type) val {
	v.typ = t
	if v.plus.is {
		return l.roundedSum(v, n, mode, t)
	}
	if v.by == none && v.den == none && v.scale <= n {
		return v
	}
	switch shift := n - v.scale; {
	case shift < 0:
		v.den = l.times(v.den, l.power(-shift))
	case shift > 0 && v.by == none:
		p := l.power(shift)
		if num, fits := l.g.try(Mul, 0, v.num, p); fits {
			v.num = num
		} else {
			v.by = p
		}
	case shift > 0:
		v.num = l.g.emit(Mul, v.num, l.power(shift))
	}
	if v.den == none {
		v.den = l.g.constant(1)
	}
	args, op := []id{v.num, v.den}, DivRound
	if v.by != none {
		args, op = []id{v.num, v.by, v.den}, MulDivRound
	}
	num, fits := l.g.try(op, mode, args...)
	if !fits {
		fail(l.g.at.At, "the outcome may grow past what the engine holds (18 digits)",
			"narrower bounds on the facts")
	}
	out := l.scalar(num, n, t, v.loop)
	if n < 0 {
		out = l.scaled(out, 0)
	}
	return out
}

func (l *lowering) power(n int) id {
	p, ok := exact.Pow10(n)
	if !ok {
		fail(l.g.at.At, "more decimals than the engine holds (18)", "a rounding sooner")
	}
	return l.g.constant(p)
}

func (l *lowering) binary(f *frame, e *feel.Binary) val {
	switch e.Op {
	case "and", "or":
		return l.connective(f, e)
	case "=", "!=", "<", "<=", ">", ">=":
		return l.comparison(f, e)
	}
	x, y := l.expr(f, e.X), l.expr(f, e.Y)
	switch {
	case e.Op == "*" && e.Type().Kind != value.Number:
		return l.repeated(f, e, x, y)
	case e.Op == "*":
		return l.product(x, y, e.Type())
	case e.Op == "/":
		return l.quotient(x, y, e.Type())
	case e.Type().Kind == value.Day:
		return l.dateShift(f, e, x, y)
	}
	x, y = x.as(unitOf(x, e)), y.as(unitOf(y, e))
	if out, ok := l.wideSum(x, y, e.Op == "-"); ok {
		out.typ, out.loop = e.Type(), l.merge(x, y)
		return out
	}
	x, y = l.aligned(x, y)
	op := Add
	if e.Op == "-" {
		op = Sub
	}
	out := l.scalar(l.g.emit(op, x.num, y.num), x.scale, e.Type(), l.merge(x, y))
	out.den = x.den
	return out
}

// repeated is a duration so many times.
func (l *lowering) repeated(f *frame, e *feel.Binary, x, y val) val {
	out := l.whole(f.place(e), l.product(x, y, e.Type()))
	if out.scale > 0 {
		fail(f.place(e), "a duration times a number with decimals", "a whole number, as floor(…, 0)")
	}
	return l.scaled(out, 0)
}

// unitOf is the type that an operand is counted in to be added: that of the whole,
// except for the dates of a difference in days.
func unitOf(v val, e feel.Expr) value.Type {
	if v.typ.Kind == value.Number {
		return e.Type()
	}
	return v.typ
}

func (l *lowering) dateShift(f *frame, e *feel.Binary, x, y val) val {
	x, y = l.whole(f.place(e.X), x), l.whole(f.place(e.Y), y)
	n := y.num
	if e.Op == "-" {
		n = l.g.emit(Neg, n)
	}
	op := Add
	if y.typ.Kind == value.Period {
		op = AddMonths
	}
	out := l.scalar(l.g.emit(op, x.num, n), 0, e.Type(), l.merge(x, y))
	if r := l.g.out(out.num); r.MayHold() && (!exact.OnCalendar(r.Lo) || !exact.OnCalendar(r.Hi)) {
		fail(f.place(e), "this date may leave the calendar (years 1 to 9999)", "narrower bounds on the facts")
	}
	return out
}
