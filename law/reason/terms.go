package reason

import (
	"math/big"
	"strings"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// term is an amount that a formula adds or takes off.
type term struct {
	in    Input // what it is; without a name it is something in between
	share *Value
	of    *Input    // what share is called, where it has a name
	base  *Value    // what share counts of, or what is turned into another time
	times *big.Rat  // by which the amount is turned: 12 of a month into a year; nil for not at all
	less  bool      // taken off
	is    *big.Rat  // never with the sign of less
	expr  feel.Expr // of something in between, or of a part without a name
}

// bare takes off what a formula does at the end: choose, not go below nothing, round.
// how is the rounding; empty for none.
func (w worked) bare(e feel.Expr) (inner feel.Expr, how string, decimals *big.Rat, atLeastNothing, ok bool) {
	for {
		switch x := e.(type) {
		case *feel.If:
			if e, ok = w.branch(x); !ok {
				return nil, "", nil, false, false
			}
			continue
		case *feel.Call:
			switch {
			case x.Func == "max" && len(x.Args) == 2 && isNought(x.Args[0]):
				e, atLeastNothing = x.Args[1], true
				continue
			case rounds[x.Func] && len(x.Args) == 2 && how == "":
				if decimals, ok = w.number(x.Args[1]); !ok {
					return nil, "", nil, false, false
				}
				e, how = x.Args[0], x.Func
				continue
			}
		}
		return e, how, decimals, atLeastNothing, true
	}
}

func isNought(e feel.Expr) bool {
	n, ok := e.(*feel.NumberLit)
	return ok && n.Text == "0"
}

// split are the terms of a part of a formula, in its order.
func (w worked) split(e feel.Expr, less, turn bool) ([]term, bool) {
	switch x := e.(type) {
	case *feel.NumberLit:
		return nil, x.Text == "0"
	case *feel.Name, *feel.Path, *feel.Lookup:
		return w.named(x, less, turn)
	case *feel.If:
		branch, ok := w.branch(x)
		if !ok {
			return nil, false
		}
		return w.split(branch, less, turn)
	case *feel.Unary:
		return w.split(x.X, !less, turn)
	case *feel.Binary:
		return w.splitBinary(x, less, turn)
	case *feel.Call:
		return w.splitCall(x, less, turn)
	}
	return nil, false
}

func (w worked) splitBinary(e *feel.Binary, less, turn bool) ([]term, bool) {
	switch e.Op {
	case "*":
		return w.product(e, less, turn)
	case "+", "-":
		x, ok := w.split(e.X, less, turn)
		y, ok2 := w.split(e.Y, less != (e.Op == "-"), turn)
		return append(x, y...), ok && ok2
	}
	return w.between(e, less, turn)
}

func (w worked) splitCall(e *feel.Call, less, turn bool) ([]term, bool) {
	switch {
	case (e.Func == "per_year" || e.Func == "per_month" || e.Func == "per_quarter") && len(e.Args) == 1 && !turn:
		return w.split(e.Args[0], less, true)
	case e.Func == "sum" && len(e.Args) == 1:
		return w.members(e.Args[0], less, turn)
	case (e.Func == "min" || e.Func == "max") && len(e.Args) == 2:
		x, ok := w.number(e.Args[0])
		y, ok2 := w.number(e.Args[1])
		if !ok || !ok2 {
			return nil, false
		}
		if (x.Cmp(y) <= 0) == (e.Func == "min") {
			return w.split(e.Args[0], less, turn)
		}
		return w.split(e.Args[1], less, turn)
	}
	return w.between(e, less, turn)
}

// named is one amount by its name.
func (w worked) named(e feel.Expr, less, turn bool) ([]term, bool) {
	in, ok := w.input(e)
	if !ok {
		return nil, false
	}
	return w.amount(in, less, turn)
}

func (w worked) amount(in Input, less, turn bool) ([]term, bool) {
	n, ok := numberOf(in.Value)
	if !ok || !isMoney(in.Unit) {
		return nil, false
	}
	t := term{in: in, less: less, is: n}
	if turn {
		t.base = &in.Value
	}
	return w.turned(t, in.Unit, turn)
}

// turned turns an amount into the time of the step, where a formula does.
func (w worked) turned(t term, unit string, turn bool) ([]term, bool) {
	if !turn {
		return []term{t}, true
	}
	from, to := times(perOf(unit)), times(perOf(w.step.Unit))
	if from == 0 || to == 0 {
		return nil, false
	}
	t.times = big.NewRat(from, to)
	t.is = new(big.Rat).Mul(t.is, t.times)
	return []term{t}, true
}

func perOf(unit string) value.Per { return typeOf(unit).Unit.Per }

// members is an amount of each member of a relation.
func (w worked) members(e feel.Expr, less, turn bool) ([]term, bool) {
	path, ok := e.(*feel.Path)
	if !ok {
		return nil, false
	}
	var all []term
	meant := w.ofMembers(path.Field)
	for i := range w.step.Inputs {
		if !meant(&w.step.Inputs[i]) {
			continue
		}
		one, ok := w.amount(w.step.Inputs[i], less, turn)
		if !ok {
			return nil, false
		}
		all = append(all, one...)
	}
	return all, true
}

// between is something in between that has no name.
func (w worked) between(e feel.Expr, less, turn bool) ([]term, bool) {
	n, ok := w.number(e)
	unit, money := w.unitOf(e)
	if !ok || !money {
		return nil, false
	}
	return w.turned(term{less: less, is: n, expr: e}, unit, turn)
}

// unitOf is the unit of the first amount of money that an expression reads.
func (w worked) unitOf(e feel.Expr) (unit string, ok bool) {
	feel.Walk(e, func(e feel.Expr) bool {
		in, is := w.input(e)
		if is && unit == "" && isMoney(in.Unit) {
			unit = in.Unit
		}
		return !is // what a table is looked up by is no part of the amount
	})
	return unit, unit != ""
}

// product is a share of an amount, or so many times an amount.
func (w worked) product(e *feel.Binary, less, turn bool) ([]term, bool) {
	share, base := w.chosen(e.X), w.chosen(e.Y)
	if _, money := w.unitOf(share); money {
		share, base = base, share
	}
	unit, money := w.unitOf(base)
	x, ok := w.number(share)
	y, ok2 := w.number(base)
	if _, both := w.unitOf(share); !ok || !ok2 || !money || both {
		return nil, false
	}
	t := term{less: less, is: new(big.Rat).Mul(x, y), base: &Value{Text: decimalText(y), Unit: unit}}
	if in, named := w.input(base); named {
		t.in = in
	}
	if in, named := w.input(share); named {
		t.share, t.of = &in.Value, &in
	} else if text := strings.TrimRight(strings.TrimRight(x.FloatString(mostDecimals), "0"), "."); isDecimal(x, mostDecimals) {
		t.share = &Value{Text: text, Unit: value.Type{Kind: value.Number}.String()}
	} else {
		t.expr = e // a part that has no name
	}
	if t.in.Name == "" && t.of == nil {
		return w.between(e, less, turn)
	}
	return w.turned(t, unit, turn)
}

// mostDecimals are those of a share without a name that is written out.
const mostDecimals = 4

// chosen takes the part of an if that holds.
func (w worked) chosen(e feel.Expr) feel.Expr {
	if choice, is := e.(*feel.If); is {
		if branch, ok := w.branch(choice); ok {
			return branch
		}
	}
	return e
}

// decimalText writes an amount with two decimals, or as many as it has, up to six.
func decimalText(n *big.Rat) string {
	for d := 2; d < 6; d++ {
		if isDecimal(n, d) {
			return decimal(n, d)
		}
	}
	return n.FloatString(6)
}
