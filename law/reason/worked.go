package reason

import (
	"math/big"
	"slices"
	"strings"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// worked works parts of a formula out again from what a step read, to write its sum
// out line by line. It needs no program, so that a stored explanation will do. It knows
// less than the engine: where it does not know, there are no lines.
type worked struct {
	step *Step
	// filled are the inputs that stand for the names which other rules or
	// municipalities fill in.
	filled map[string]Input
}

// workedOut reads the formula of a step; ok is false where it is not one to work out.
func workedOut(step *Step) (w worked, formula feel.Expr, ok bool) {
	formula, ok = parsed(step.Formula)
	if !ok {
		return worked{}, nil, false
	}
	w = worked{step: step}
	var strange []string
	feel.Walk(formula, func(e feel.Expr) bool {
		name, is := e.(*feel.Name)
		if is && w.inputs(name.Ident).many == 0 && !w.isRelation(name.Ident) && !slices.Contains(strange, name.Ident) {
			strange = append(strange, name.Ident)
		}
		return true
	})
	if len(strange) == 0 {
		return w, formula, true
	}
	var unnamed []Input
	for _, in := range step.Inputs {
		if !strings.Contains(step.Formula, in.Name) {
			unnamed = append(unnamed, in)
		}
	}
	if len(strange) == len(unnamed) {
		w.filled = make(map[string]Input, len(strange))
		for i, name := range strange {
			w.filled[name] = unnamed[i]
		}
	}
	return w, formula, true
}

func (w worked) isRelation(name string) bool {
	return slices.ContainsFunc(w.step.Inputs, func(in Input) bool { return in.Of.Relation == name })
}

// found are inputs of a step: how many, and the last.
type found struct {
	last *Input
	many int
}

// those are the inputs of the step that are meant.
func (w worked) those(meant func(*Input) bool) (f found) {
	for i := range w.step.Inputs {
		if in := &w.step.Inputs[i]; meant(in) {
			f.last = in
			f.many++
		}
	}
	return f
}

// inputs are those of a name that are not of a member, unless the step is of one.
func (w worked) inputs(name string) found {
	return w.those(func(in *Input) bool {
		return in.Name == name && in.Column == "" && (in.Of == w.step.Of || in.Of.Relation == "")
	})
}

// ofMembers means the inputs of a name that are of members of a relation.
func (w worked) ofMembers(name string) func(*Input) bool {
	return func(in *Input) bool { return in.Name == name && in.Of.Relation != "" }
}

// input is what a name, a path of one person or a cell of a table stands for.
func (w worked) input(e feel.Expr) (Input, bool) {
	var all found
	switch e := e.(type) {
	case *feel.Name:
		all = w.inputs(e.Ident)
		if in, ok := w.filled[e.Ident]; ok && all.many == 0 {
			return in, true
		}
	case *feel.Path:
		if table, ok := e.Of.(*feel.Lookup); ok {
			all = w.cells(table.Table, e.Field)
		} else {
			all = w.those(w.ofMembers(e.Field))
		}
	case *feel.Lookup:
		all = w.cells(e.Table, "")
	}
	if all.many != 1 {
		return Input{}, false
	}
	return *all.last, true
}

// cells are what was taken from a column of a table; "" is its only one.
func (w worked) cells(table, column string) found {
	return w.those(func(in *Input) bool {
		return in.Kind == "table" && in.Name == table && (column == "" || in.Column == column)
	})
}

// number works an expression out; a percentage is a fraction.
func (w worked) number(e feel.Expr) (*big.Rat, bool) {
	switch e := e.(type) {
	case *feel.NumberLit:
		return new(big.Rat).SetString(e.Text)
	case *feel.Name, *feel.Path, *feel.Lookup:
		in, ok := w.input(e)
		if !ok {
			return nil, false
		}
		return numberOf(in.Value)
	case *feel.Unary:
		x, ok := w.number(e.X)
		if !ok {
			return nil, false
		}
		return x.Neg(x), true
	case *feel.If:
		branch, ok := w.branch(e)
		if !ok {
			return nil, false
		}
		return w.number(branch)
	case *feel.Binary:
		return w.binary(e)
	case *feel.Call:
		return w.call(e)
	}
	return nil, false
}

// numberOf is a number that was found; a percentage is a fraction.
func numberOf(x Value) (*big.Rat, bool) {
	if x.Text == "" || !isNumber(x.Unit) {
		return nil, false
	}
	d, err := value.ParseDecimal(x.Text)
	if err != nil {
		return nil, false
	}
	n := d.Big()
	if x.isPercentage() {
		n.Quo(n, hundred)
	}
	return n, true
}

var hundred = big.NewRat(100, 1)

func (x Value) isPercentage() bool { return x.Unit == "percentage" }

func isNumber(unit string) bool { return typeOf(unit).Kind == value.Number }

func (w worked) binary(e *feel.Binary) (*big.Rat, bool) {
	x, ok := w.number(e.X)
	y, ok2 := w.number(e.Y)
	if !ok || !ok2 {
		return nil, false
	}
	switch e.Op {
	case "+":
		return new(big.Rat).Add(x, y), true
	case "-":
		return new(big.Rat).Sub(x, y), true
	case "*":
		return new(big.Rat).Mul(x, y), true
	case "/":
		if y.Sign() != 0 {
			return new(big.Rat).Quo(x, y), true
		}
	}
	return nil, false
}

func (w worked) call(e *feel.Call) (*big.Rat, bool) {
	if e.Func == "count" && len(e.Args) == 1 {
		return w.count(e.Args[0])
	}
	var args []*big.Rat
	for _, arg := range e.Args {
		n, ok := w.number(arg)
		if !ok {
			return nil, false
		}
		args = append(args, n)
	}
	switch {
	case e.Func == "max" && len(args) == 2:
		return most(args[0], args[1]), true
	case e.Func == "min" && len(args) == 2:
		return new(big.Rat).Neg(most(new(big.Rat).Neg(args[0]), new(big.Rat).Neg(args[1]))), true
	case rounds[e.Func] && len(args) == 2:
		return rounded(e.Func, args[0], args[1])
	}
	return nil, false
}

// count is how many persons a name stands for.
func (w worked) count(e feel.Expr) (*big.Rat, bool) {
	in, ok := w.input(e)
	if !ok || !strings.HasPrefix(in.Unit, "list of ") {
		return nil, false
	}
	return new(big.Rat).SetString(in.Text)
}

func most(x, y *big.Rat) *big.Rat {
	if x.Cmp(y) < 0 {
		return y
	}
	return x
}

// branch is the part of an if that holds. Where the condition cannot be worked out it
// is the only part of which the step read what it needs: the other was not carried out.
func (w worked) branch(e *feel.If) (feel.Expr, bool) {
	if holds, ok := w.holds(e.Cond); ok {
		if holds {
			return e.Then, true
		}
		return e.Else, true
	}
	x, ok := w.number(e.Then)
	y, ok2 := w.number(e.Else)
	switch {
	case ok && ok2 && x.Cmp(y) != 0 || !ok && !ok2:
		return nil, false
	case ok:
		return e.Then, true
	}
	return e.Else, true
}
