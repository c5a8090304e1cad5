package program

import (
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/program/exact"
	"meent.nl/meent/law/value"
)

var roundings = map[string]exact.Rounding{
	"round up": exact.Up, "round down": exact.Down, "round half up": exact.HalfUp,
	"round half down": exact.HalfDown, "floor": exact.Floor, "ceiling": exact.Ceiling,
}

// monthsPer is how many months an amount is for.
var monthsPer = map[value.Per]int64{value.PerMonth: 1, value.PerQuarter: 3, value.PerYear: 12}

func (l *lowering) call(f *frame, e *feel.Call) val {
	if mode, ok := roundings[e.Func]; ok {
		n, fixed := feel.Decimals(e)
		if !fixed {
			fail(f.place(e), "the number of decimals is not fixed", "a whole number as digits")
		}
		v := l.expr(f, e.Args[0])
		l.value(f, e.Args[0], v)
		return l.rounded(v.as(typeOf(v, e)), n, mode, e.Type())
	}
	switch e.Func {
	case "sum":
		return l.total(f, e)
	case "count":
		return l.count(f, e)
	case "min", "max":
		return l.extreme(f, e)
	case "not":
		return l.negate(l.truth(f, e.Args[0]))
	case "abs":
		v := l.expr(f, e.Args[0])
		l.value(f, e.Args[0], v)
		v = l.narrow(v)
		v.num = l.g.emit(Abs, v.num)
		return v
	case "per_month", "per_quarter", "per_year":
		return l.conversion(f, e)
	case "date":
		return l.civil(f, e)
	case "next working day":
		return l.workday(f, e)
	case "rank by most", "rank by least":
		return l.rank(f, e)
	case "years and months duration":
		from, to := l.plain(f, e.Args[0]), l.plain(f, e.Args[1])
		return l.scalar(l.g.emit(MonthsBetween, from.num, to.num), 0, e.Type(), l.merge(from, to))
	}
	failf(f.place(e), "a function of the law language", "%s cannot be carried out", e.Func)
	return val{}
}

// value checks that v is one value, fraction or not.
func (l *lowering) value(f *frame, e feel.Expr, v val) {
	if v.persons != nil || v.who != nil {
		fail(f.place(e), "persons where a value is needed", "a property of them, or count")
	}
}

// values is what an aggregate goes over; a common divisor stays outside it.
func (l *lowering) values(f *frame, e feel.Expr) val {
	v := val{}
	if path, ok := e.(*feel.Path); ok && path.Ref.Kind != feel.PropertyRef {
		v = l.path(f, path, true)
	} else {
		v = l.expr(f, e)
	}
	if v.persons == nil || !v.each {
		fail(f.place(e), "one value where a list is needed", "a property of persons, or for … in … return …")
	}
	v = l.narrow(v)
	if v.den != none && !l.g.isConst(v.den) {
		fail(f.place(e), "a division by something that differs per person is not rounded",
			"a rounding inside the list")
	}
	return v
}

func (l *lowering) over(op Op, v val, t value.Type) val {
	out := l.scalar(l.g.over(op, v.persons.relation, v.num, v.persons.mask), v.scale, t, 0)
	out.den = v.den
	if v.den != none {
		out.den = l.g.literal(Root, l.g.out(v.den))
	}
	return out
}

func (l *lowering) total(f *frame, e *feel.Call) val {
	return l.over(Sum, l.values(f, e.Args[0]), e.Type())
}

func (l *lowering) count(f *frame, e *feel.Call) val {
	arg := e.Args[0]
	t := arg.Type()
	if path, ok := arg.(*feel.Path); t.Kind == value.Relation && !t.List && !(ok && path.Ref.Kind != feel.RuleRef) {
		p := l.members(f, arg)
		return l.scalar(l.g.over(Count, p.relation, none, p.mask), 0, e.Type(), 0)
	}
	v := l.values(f, arg)
	absent := l.g.within(v.persons.relation, l.g.emit(IsNull, v.num))
	mask := l.g.emit(And, v.persons.mask, l.g.emit(Not, absent))
	return l.scalar(l.g.over(Count, v.persons.relation, none, mask), 0, e.Type(), 0)
}

func (l *lowering) extreme(f *frame, e *feel.Call) val {
	op, over := Min, Least
	if e.Func == "max" {
		op, over = Max, Greatest
	}
	if len(e.Args) == 1 {
		return l.over(over, l.values(f, e.Args[0]), e.Type())
	}
	out := l.expr(f, e.Args[0])
	l.value(f, e.Args[0], out)
	out = out.as(typeOf(out, e))
	for _, arg := range e.Args[1:] {
		next := l.expr(f, arg)
		l.value(f, arg, next)
		a, b := l.aligned(out, next.as(typeOf(next, e)))
		loop := l.merge(a, b)
		out = l.scalar(l.g.emit(op, a.num, b.num), a.scale, e.Type(), loop)
		out.den = a.den
	}
	return out
}

// conversion is per_month(x) and its like.
func (l *lowering) conversion(f *frame, e *feel.Call) val {
	v := l.expr(f, e.Args[0])
	l.value(f, e.Args[0], v)
	from, to := monthsPer[v.typ.Unit.Per], monthsPer[e.Type().Unit.Per]
	if from == 0 || to == 0 {
		failf(f.place(e), "an amount per month, quarter or year", "%s of %s", e.Func, v.typ)
	}
	v = l.narrow(v)
	if to >= from {
		v.num = l.g.emit(Mul, v.num, l.g.constant(to/from))
	} else {
		v.den = l.times(v.den, l.g.constant(from/to))
	}
	v.typ = e.Type()
	return v
}

// rank is the place of this member among those of its relation. Fewer than three keys
// are filled up with the last, which by then are equal.
func (l *lowering) rank(f *frame, e *feel.Call) val {
	who := f.subject
	if who.scope == Root {
		fail(f.place(e), e.Func+" where no one member is meant", "a rule of a member, as of: child")
	}
	var keys [3]id
	for i := range keys {
		arg := e.Args[min(i, len(e.Args)-1)]
		key := l.plain(f, arg)
		l.own(key, who.loop)
		if e.Func == "rank by least" {
			key.num = l.g.emit(Neg, key.num)
		}
		keys[i] = l.g.within(who.scope, key.num)
	}
	return l.scalar(l.g.rank(who.scope, keys), 0, e.Type(), who.loop)
}

func (l *lowering) civil(f *frame, e *feel.Call) val {
	var part [3]val
	loop := 0
	for i := range part {
		part[i] = l.plain(f, e.Args[i])
		if part[i].scale > 0 {
			fail(f.place(e.Args[i]), "a number with decimals in a date", "a whole number, as floor(…, 0)")
		}
		part[i] = l.scaled(part[i], 0)
		loop = l.merge(val{loop: loop}, part[i])
	}
	n := l.g.emit(MakeDate, part[0].num, part[1].num, part[2].num)
	return l.scalar(n, 0, e.Type(), loop)
}
