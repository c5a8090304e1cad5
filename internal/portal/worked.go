package portal

import (
	"math/big"
	"slices"
	"strings"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// worked works parts of a formula out again from what a step read, to write its sum
// out line by line. It knows less than the law engine: where it does not know, or
// would come to something else, the page shows no lines of it.
type worked struct {
	step reason.Step
	// filled are the inputs that stand for the names which other rules or
	// municipalities fill in.
	filled map[string]reason.Input
}

// workedOut reads the formula of a step; ok is false where it is not one to work out.
func workedOut(step reason.Step) (w worked, formula feel.Expr, ok bool) {
	formula, err := feel.Parse(step.Formula, feel.Pos{Line: 1, Column: 1})
	if err != nil {
		return worked{}, nil, false
	}
	w = worked{step: step, filled: map[string]reason.Input{}}
	var strange []string
	feel.Walk(formula, func(e feel.Expr) bool {
		name, is := e.(*feel.Name)
		if is && len(w.inputs(name.Ident)) == 0 && !w.isRelation(name.Ident) && !slices.Contains(strange, name.Ident) {
			strange = append(strange, name.Ident)
		}
		return true
	})
	var unnamed []reason.Input
	for _, in := range step.Inputs {
		if !strings.Contains(step.Formula, in.Name) {
			unnamed = append(unnamed, in)
		}
	}
	if len(strange) == len(unnamed) {
		for i, name := range strange {
			w.filled[name] = unnamed[i]
		}
	}
	return w, formula, true
}

func (w worked) isRelation(name string) bool {
	return slices.ContainsFunc(w.step.Inputs, func(in reason.Input) bool { return in.Of.Relation == name })
}

// inputs are those of a name that are not of a member, unless the step is of one.
func (w worked) inputs(name string) []reason.Input {
	var all []reason.Input
	for _, in := range w.step.Inputs {
		if in.Name == name && (in.Of == w.step.Of || in.Of.Relation == "") {
			all = append(all, in)
		}
	}
	return all
}

// ofMembers are the inputs of a name that are of members of a relation.
func (w worked) ofMembers(name string) []reason.Input {
	var all []reason.Input
	for _, in := range w.step.Inputs {
		if in.Name == name && in.Of.Relation != "" {
			all = append(all, in)
		}
	}
	return all
}

// input is what a name or a path of one person stands for.
func (w worked) input(e feel.Expr) (reason.Input, bool) {
	var found []reason.Input
	switch e := e.(type) {
	case *feel.Name:
		found = w.inputs(e.Ident)
		if in, ok := w.filled[e.Ident]; ok && len(found) == 0 {
			return in, true
		}
	case *feel.Path:
		found = w.ofMembers(e.Field)
	}
	if len(found) != 1 {
		return reason.Input{}, false
	}
	return found[0], true
}

// number works an expression out; a percentage is a fraction.
func (w worked) number(e feel.Expr) (*big.Rat, bool) {
	switch e := e.(type) {
	case *feel.NumberLit:
		return new(big.Rat).SetString(e.Text)
	case *feel.Name, *feel.Path:
		in, ok := w.input(e)
		if !ok {
			return nil, false
		}
		return numberOf(in.Value)
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

func numberOf(x reason.Value) (*big.Rat, bool) {
	d, err := value.ParseDecimal(x.Text)
	if err != nil {
		return nil, false
	}
	n := d.Big()
	if isShare(x) {
		n.Quo(n, big.NewRat(100, 1))
	}
	return n, true
}

func isShare(x reason.Value) bool { return x.Unit == "percentage" }

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
	}
	return nil, false
}

func (w worked) call(e *feel.Call) (*big.Rat, bool) {
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
	}
	return nil, false
}

func most(x, y *big.Rat) *big.Rat {
	if x.Cmp(y) < 0 {
		return y
	}
	return x
}

// branch is the part of an if that holds.
func (w worked) branch(e *feel.If) (feel.Expr, bool) {
	holds, ok := w.holds(e.Cond)
	if !ok {
		return nil, false
	}
	if holds {
		return e.Then, true
	}
	return e.Else, true
}

// holds works a condition out.
func (w worked) holds(e feel.Expr) (holds, ok bool) {
	switch e := e.(type) {
	case *feel.Name, *feel.Path:
		in, ok := w.input(e)
		return in.Text == "true", ok && in.Unit == "boolean" && in.Text != ""
	case *feel.Call:
		if e.Func == "not" && len(e.Args) == 1 {
			holds, ok = w.holds(e.Args[0])
			return !holds, ok
		}
	case *feel.Binary:
		return w.compares(e)
	}
	return false, false
}

func (w worked) compares(e *feel.Binary) (holds, ok bool) {
	if e.Op == "and" || e.Op == "or" {
		x, ok := w.holds(e.X)
		if ok && x == (e.Op == "or") {
			return x, true
		}
		y, ok2 := w.holds(e.Y)
		return y, ok && ok2
	}
	equality := e.Op == "=" || e.Op == "!="
	switch y := e.Y.(type) {
	case *feel.NullLit:
		in, ok := w.input(e.X)
		return in.NotApplicable == (e.Op == "="), ok && equality
	case *feel.StringLit:
		in, ok := w.input(e.X)
		return (in.Text == y.Value) == (e.Op == "="), ok && equality && in.Text != ""
	}
	x, ok := w.number(e.X)
	y, ok2 := w.number(e.Y)
	if !ok || !ok2 {
		return false, false
	}
	switch c := x.Cmp(y); e.Op {
	case "=":
		return c == 0, true
	case "<":
		return c < 0, true
	case "<=":
		return c <= 0, true
	case ">":
		return c > 0, true
	case ">=":
		return c >= 0, true
	}
	return false, false
}
