package typed

import (
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/regelrecht"
)

// arithmetic is the operations on numbers.
func (s *scope) arithmetic(b builder, o *regelrecht.Operation) term {
	switch o.Op {
	case regelrecht.Round, regelrecht.Ceil, regelrecht.Floor:
		t := s.wanted(o.Value, numberKind)
		name := map[regelrecht.Op]string{regelrecht.Round: "round half up", regelrecht.Ceil: "ceiling", regelrecht.Floor: "floor"}[o.Op]
		t.e = b.call(name, t.e, b.count(o.Precision))
		return t
	}
	out := s.wanted(o.Values[0], numberKind)
	parts := []feel.Expr{out.e}
	for _, e := range o.Values[1:] {
		next := s.wanted(e, numberKind)
		out.nullable = out.nullable || next.nullable
		parts = append(parts, next.e)
		switch o.Op {
		case regelrecht.Add:
			out.e = b.op("+", out.e, next.e)
		case regelrecht.Subtract:
			out.e = b.op("-", out.e, next.e)
		case regelrecht.Multiply:
			out.e = b.op("*", out.e, next.e)
		case regelrecht.Divide:
			out.e = s.divided(b, out.e, next.e, e)
		}
	}
	if (o.Op == regelrecht.Min || o.Op == regelrecht.Max) && len(parts) > 1 {
		out.e = b.call(map[regelrecht.Op]string{regelrecht.Min: "min", regelrecht.Max: "max"}[o.Op], parts...)
	}
	return out
}

// divided is x / y. Division by a number that is written out and whose inverse is a
// decimal is a multiplication, which needs no rounding: /100 is × 0.01.
func (s *scope) divided(b builder, x, y feel.Expr, e regelrecht.Expr) feel.Expr {
	var n regelrecht.Number
	switch lit := e.(type) {
	case *regelrecht.Literal:
		n = lit.Value.Number
	case *regelrecht.Reference:
		if found := s.resolve(lit.Place, lit.Name); found.literal != nil {
			n = found.literal.value.Number
		}
	}
	if n.String() == "" || n.Sign() == 0 {
		return b.op("/", x, y)
	}
	inverse, err := regelrecht.Int(1).Div(n)
	if err != nil || inverse.Decimals() > 9 {
		return b.op("/", x, y)
	}
	return b.op("*", x, b.number(inverse))
}
