package portal

import (
	"math/big"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// sumLine is one line of a sum that is written out: an amount that is added or taken off.
type sumLine struct {
	in reason.Input // what it is made of; without a name it cannot stand in a list
	// share is the part of base that counts, or how often base counts: nil for all of in.
	share  *reason.Input
	base   *big.Rat
	yearly bool // twelve times in
	less   bool // taken off
	amount *big.Rat
}

// sumLines takes the formula of a step apart into what is added and taken off. ok is
// false unless the lines come to what the law engine found.
func sumLines(step reason.Step) (all []sumLine, ok bool) {
	w, formula, ok := workedOut(step)
	if !ok {
		return nil, false
	}
	formula, ok = w.bare(formula)
	if !ok {
		return nil, false
	}
	if all, ok = w.split(formula, false); !ok || len(all) == 0 {
		return nil, false
	}
	total := new(big.Rat)
	for _, t := range all {
		if t.in.Name == "" && len(all) > 1 {
			return nil, false
		}
		if t.less {
			total.Sub(total, t.amount)
		} else {
			total.Add(total, t.amount)
		}
	}
	found, ok := numberOf(step.Value)
	if !ok {
		return nil, false
	}
	if total.Sign() < 0 { // max(0, …)
		total = new(big.Rat)
	}
	// A step may round what it comes to.
	off := new(big.Rat).Sub(total, found)
	return all, off.Abs(off).Cmp(big.NewRat(1, 100)) < 0
}

// bare takes off what a formula does at the end: choose, round, not go below zero.
func (w worked) bare(e feel.Expr) (feel.Expr, bool) {
	for {
		switch x := e.(type) {
		case *feel.If:
			branch, ok := w.branch(x)
			if !ok {
				return nil, false
			}
			e = branch
		case *feel.Call:
			switch {
			case x.Func == "max" && len(x.Args) == 2 && isNought(x.Args[0]):
				e = x.Args[1]
			case (x.Func == "round half up" || x.Func == "floor") && len(x.Args) == 2:
				e = x.Args[0]
			default:
				return e, true
			}
		default:
			return e, true
		}
	}
}

func isNought(e feel.Expr) bool {
	n, ok := e.(*feel.NumberLit)
	return ok && n.Text == "0"
}

// split are the lines of a part of a formula.
func (w worked) split(e feel.Expr, less bool) ([]sumLine, bool) {
	switch x := e.(type) {
	case *feel.NumberLit:
		return nil, x.Text == "0"
	case *feel.Name, *feel.Path:
		return w.line(x, less, false)
	case *feel.If:
		branch, ok := w.branch(x)
		if !ok {
			return nil, false
		}
		return w.split(branch, less)
	case *feel.Binary:
		return w.splitBinary(x, less)
	case *feel.Call:
		switch {
		case x.Func == "per_year" && len(x.Args) == 1:
			return w.line(x.Args[0], less, true)
		case x.Func == "sum" && len(x.Args) == 1:
			return w.members(x.Args[0], less)
		case x.Func == "min" && len(x.Args) == 2:
			return w.smallest(x, less)
		}
	}
	return nil, false
}

func (w worked) splitBinary(e *feel.Binary, less bool) ([]sumLine, bool) {
	if e.Op == "*" {
		return w.product(e, less)
	}
	if e.Op != "+" && e.Op != "-" {
		return nil, false
	}
	x, ok := w.split(e.X, less)
	y, ok2 := w.split(e.Y, less != (e.Op == "-"))
	return append(x, y...), ok && ok2
}

// line is one amount by its name.
func (w worked) line(e feel.Expr, less, yearly bool) ([]sumLine, bool) {
	in, ok := w.input(e)
	if !ok || !isAmount(in.Value) {
		return nil, false
	}
	n, ok := numberOf(in.Value)
	if ok && yearly {
		ok = unit(in.Unit).Per == value.PerMonth
		n = new(big.Rat).Mul(n, big.NewRat(12, 1))
	}
	return []sumLine{{in: in, less: less, yearly: yearly, amount: n}}, ok
}

// members is an amount of each member of a relation.
func (w worked) members(e feel.Expr, less bool) ([]sumLine, bool) {
	path, ok := e.(*feel.Path)
	if !ok {
		return nil, false
	}
	var all []sumLine
	for _, in := range w.ofMembers(path.Field) {
		n, ok := numberOf(in.Value)
		if !ok || !isAmount(in.Value) {
			return nil, false
		}
		all = append(all, sumLine{in: in, less: less, amount: n})
	}
	return all, true
}

// smallest is the smaller of two amounts.
func (w worked) smallest(e *feel.Call, less bool) ([]sumLine, bool) {
	x, ok := w.number(e.Args[0])
	y, ok2 := w.number(e.Args[1])
	if !ok || !ok2 {
		return nil, false
	}
	if x.Cmp(y) <= 0 {
		return w.split(e.Args[0], less)
	}
	return w.split(e.Args[1], less)
}

// product is a share of an amount, or a price of a quantity.
func (w worked) product(e *feel.Binary, less bool) ([]sumLine, bool) {
	x, y := e.X, e.Y
	if f, is := x.(*feel.If); is {
		branch, ok := w.branch(f)
		if !ok {
			return nil, false
		}
		x = branch
	}
	share, ok := w.input(x)
	base, ok2 := w.number(y)
	n, ok3 := w.number(x)
	if !ok || !ok2 || !ok3 {
		return nil, false
	}
	in, named := w.input(y)
	if named && !isAmount(in.Value) {
		return nil, false
	}
	return []sumLine{{in: in, share: &share, base: base, less: less, amount: n.Mul(n, base)}}, true
}
