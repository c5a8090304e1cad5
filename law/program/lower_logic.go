package program

import (
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

var booleanType = value.Type{Kind: value.Boolean}

// connective joins with and / or; what cannot matter is left out of the program.
func (l *lowering) connective(f *frame, e *feel.Binary) val {
	op, settles := And, int64(0)
	if e.Op == "or" {
		op, settles = Or, 1
	}
	x := l.truth(f, e.X)
	if v, ok := l.g.value(x.num); ok && v == settles {
		return x
	}
	return l.both(op, x, l.truth(f, e.Y))
}

func (l *lowering) comparison(f *frame, e *feel.Binary) val {
	_, left := e.X.(*feel.NullLit)
	_, right := e.Y.(*feel.NullLit)
	if left != right {
		operand := e.X
		if left {
			operand = e.Y
		}
		v := l.absent(f, operand)
		if e.Op == "!=" {
			v = l.negate(v)
		}
		return v
	}
	return l.compare(f, e.Op, l.expr(f, e.X), l.expr(f, e.Y))
}

// absent tells whether a value is not applicable, or whether there is no person.
func (l *lowering) absent(f *frame, e feel.Expr) val {
	v := l.expr(f, e)
	if p := v.persons; p != nil && !v.each {
		n := l.g.over(Count, p.relation, none, p.mask)
		return l.scalar(l.g.emit(Eq, n, l.g.constant(0)), 0, booleanType, 0)
	}
	v = l.whole(f.place(e), v)
	l.mayBeNull(v.num)
	return l.scalar(l.g.emit(IsNull, v.num), 0, booleanType, v.loop)
}

// compare gives x op y.
func (l *lowering) compare(f *frame, op string, x, y val) val {
	if x.persons != nil || y.persons != nil || x.who != nil || y.who != nil {
		fail(l.g.at.At, "persons cannot be compared", "a property of them")
	}
	if percent(x.typ) != percent(y.typ) {
		x.scale, y.scale = x.scale+percent(x.typ), y.scale+percent(y.typ)
	}
	x, y = l.aligned(x, y)
	loop := l.merge(x, y)
	var n id
	switch op {
	case "=", "!=":
		n = l.g.emit(Eq, x.num, y.num)
	case "<":
		n = l.g.emit(Lt, x.num, y.num)
	case "<=":
		n = l.g.emit(Le, x.num, y.num)
	case ">":
		n = l.g.emit(Lt, y.num, x.num)
	case ">=":
		n = l.g.emit(Le, y.num, x.num)
	}
	out := l.scalar(n, 0, booleanType, loop)
	if op == "!=" {
		out = l.negate(out)
	}
	return out
}

func (l *lowering) membership(f *frame, e *feel.In) val {
	x := l.expr(f, e.X)
	if e.Low != nil {
		return l.both(And, l.compare(f, orEqual(e.OpenLow), l.expr(f, e.Low), x),
			l.compare(f, orEqual(e.OpenHigh), x, l.expr(f, e.High)))
	}
	out := l.scalar(l.g.literal(Root, Bool(false)), 0, booleanType, 0)
	for _, item := range e.List {
		out = l.both(Or, out, l.compare(f, "=", x, l.expr(f, item)))
	}
	return out
}

func orEqual(open bool) string {
	if open {
		return "<"
	}
	return "<="
}

// choice is if … then … else …; of a condition that is settled, only the branch
// that it chooses is in the program.
func (l *lowering) choice(f *frame, e *feel.If) val {
	cond := l.truth(f, e.Cond)
	if f.of.conds == nil {
		f.of.conds = map[*feel.If]id{}
	}
	f.of.conds[e] = cond.num
	if l.g.isConst(cond.num) {
		branch := e.Else
		if v, ok := l.g.value(cond.num); ok && v == 1 {
			branch = e.Then
		}
		v := l.expr(f, branch)
		return v.as(typeOf(v, e))
	}
	yes, no := l.expr(f, e.Then), l.expr(f, e.Else)
	return l.either(f, e, cond, yes.as(typeOf(yes, e)), no.as(typeOf(no, e)))
}

func typeOf(v val, e feel.Expr) value.Type {
	if v.typ.Kind == value.Number && e.Type().Kind == value.Number {
		return e.Type()
	}
	return v.typ
}

// either chooses between two values that are not persons. Their divisors are
// chosen with them, so that a division by zero in the other branch does not count.
func (l *lowering) either(f *frame, e feel.Expr, cond, yes, no val) val {
	if yes.persons != nil || no.persons != nil || yes.who != nil || no.who != nil {
		fail(f.place(e), "a choice between persons", "a filter, as kandidaten[…]")
	}
	yes, no = l.narrow(yes), l.narrow(no)
	scale := max(yes.scale, no.scale)
	yes, no = l.scaled(yes, scale), l.scaled(no, scale)
	loop := l.merge(yes, no)
	loop = l.merge(cond, val{loop: loop})
	out := l.scalar(l.g.emit(Select, cond.num, yes.num, no.num), scale, e.Type(), loop)
	if yes.den != none || no.den != none {
		out.den = l.g.emit(Select, cond.num, l.orOne(yes.den), l.orOne(no.den))
	}
	return out
}

func (l *lowering) orOne(den id) id {
	if den == none {
		return l.g.constant(1)
	}
	return den
}
