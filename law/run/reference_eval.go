package run

import (
	"errors"
	"fmt"
	"math/big"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

func (r *reference) eval(e feel.Expr, at *around) known {
	switch e := e.(type) {
	case *feel.NumberLit:
		n, ok := new(big.Rat).SetString(e.Text)
		if !ok {
			return known{failed: errors.New("not a number")}
		}
		return known{number: n}
	case *feel.BoolLit:
		return ofTruth(e.Value)
	case *feel.StringLit:
		return known{word: e.Value}
	case *feel.NullLit:
		return absent
	case *feel.DateLit:
		return of(int64(e.Value))
	case *feel.DurationLit:
		return of(e.Value)
	case *feel.Name:
		return r.name(e, at)
	case *feel.Path:
		return r.path(e, at, false)
	case *feel.Filter:
		list := r.eval(e.List, at)
		return filtered(list, func(index int) known {
			return r.eval(e.Where, &around{self: person{list.relation, index}, outer: at})
		})
	case *feel.Unary:
		v := r.eval(e.X, at)
		if b, ok := blocked(v); ok {
			return b
		}
		return known{number: new(big.Rat).Neg(v.number)}
	case *feel.Binary:
		return r.binary(e, at)
	case *feel.Between:
		x, low, high := r.eval(e.X, at), r.eval(e.Low, at), r.eval(e.High, at)
		return both(compared("<=", low, e.Low, x, e.X), compared("<=", x, e.X, high, e.High))
	case *feel.In:
		return r.within(e, at)
	case *feel.If:
		return r.choice(e, at)
	case *feel.Quantified:
		return r.quantified(e, at)
	case *feel.For:
		list := r.eval(e.List, at)
		return each(list, func(index int) known {
			return r.eval(e.Each, &around{self: at.self, name: e.Var, loop: person{list.relation, index}, outer: at})
		})
	case *feel.Lookup:
		return r.lookup(e, "", at)
	case *feel.Call:
		return r.call(e, at)
	}
	return known{failed: fmt.Errorf("%T has no meaning", e)}
}

func (r *reference) choice(e *feel.If, at *around) known {
	cond := r.eval(e.Cond, at)
	switch {
	case cond.failed != nil:
		return cond
	case cond.isTrue():
		return inUnit(r.eval(e.Then, at), e.Then.Type(), e.Type())
	}
	return inUnit(r.eval(e.Else, at), e.Else.Type(), e.Type())
}

func (r *reference) binary(e *feel.Binary, at *around) known {
	_, leftNull := e.X.(*feel.NullLit)
	_, rightNull := e.Y.(*feel.NullLit)
	if leftNull != rightNull {
		v := r.missing(e.X, e.Y, leftNull, at)
		if e.Op == "!=" {
			v = opposite(v)
		}
		return v
	}
	x, y := r.eval(e.X, at), r.eval(e.Y, at)
	switch e.Op {
	case "and":
		return both(x, y)
	case "or":
		return opposite(both(opposite(x), opposite(y)))
	case "=", "!=", "<", "<=", ">", ">=":
		return compared(e.Op, x, e.X, y, e.Y)
	}
	if b, ok := blocked(x, y); ok {
		return b
	}
	if e.Type().Kind == value.Day && e.Y.Type().Kind == value.Period {
		months := y.int()
		if e.Op == "-" {
			months = -months
		}
		return of(int64(value.Date(x.int()).AddMonths(int(months))))
	}
	return arithmetic(e, x, y)
}

// arithmetic works with what the units are worth, so that 5 % of 200 is 10.
func arithmetic(e *feel.Binary, x, y known) known {
	a, b := worth(x, e.X.Type()), worth(y, e.Y.Type())
	out := new(big.Rat)
	switch e.Op {
	case "+":
		out.Add(a, b)
	case "-":
		out.Sub(a, b)
	case "*":
		out.Mul(a, b)
	case "/":
		if b.Sign() == 0 {
			return known{failed: errors.New("a division by zero")}
		}
		out.Quo(a, b)
	default:
		return known{failed: fmt.Errorf("%s has no meaning", e.Op)}
	}
	if e.Type().Kind == value.Number {
		out.Quo(out, share(e.Type()))
	}
	return known{number: out}
}

func worth(v known, t value.Type) *big.Rat {
	if t.Kind != value.Number {
		return v.number
	}
	return new(big.Rat).Mul(v.number, share(t))
}

// missing is x = null.
func (r *reference) missing(x, y feel.Expr, leftNull bool, at *around) known {
	if leftNull {
		x = y
	}
	v := r.eval(x, at)
	if x.Type().Kind == value.Relation && !v.isList {
		return compared("=", counted(v), x, of(0), x)
	}
	if v.failed != nil {
		return v
	}
	return ofTruth(v.absent)
}

func compared(op string, x known, ex feel.Expr, y known, ey feel.Expr) known {
	if b, ok := blocked(x, y); ok {
		return b
	}
	if ex.Type().Kind == value.Word {
		return ofTruth((x.word == y.word) == (op == "="))
	}
	c := worth(x, ex.Type()).Cmp(worth(y, ey.Type()))
	return ofTruth(map[string]bool{"=": c == 0, "!=": c != 0, "<": c < 0, "<=": c <= 0, ">": c > 0, ">=": c >= 0}[op])
}

func (r *reference) within(e *feel.In, at *around) known {
	x := r.eval(e.X, at)
	if e.Low != nil {
		low, high := r.eval(e.Low, at), r.eval(e.High, at)
		return both(compared(orEqual(e.OpenLow), low, e.Low, x, e.X), compared(orEqual(e.OpenHigh), x, e.X, high, e.High))
	}
	out := ofTruth(true)
	for _, item := range e.List {
		out = both(out, opposite(compared("=", x, e.X, r.eval(item, at), item)))
	}
	return opposite(out)
}

func orEqual(open bool) string {
	if open {
		return "<"
	}
	return "<="
}

// both is false where either is, then failed, then absent.
func both(x, y known) known {
	if x.isFalse() || y.isFalse() {
		return ofTruth(false)
	}
	if b, ok := blocked(x, y); ok {
		return b
	}
	return ofTruth(true)
}

func opposite(x known) known {
	if !x.holds() {
		return x
	}
	return ofTruth(!x.isTrue())
}

// certainly is false where it is not applicable whether x.
func certainly(x known) known {
	if x.absent {
		return ofTruth(false)
	}
	return x
}
