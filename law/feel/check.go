package feel

import (
	"fmt"

	"meent.nl/meent/law/value"
)

// Check works out the type of every node of e, and what every name stands for.
// It reports all that is wrong; only an expression without problems may be used.
func Check(e Expr, env Env) []Problem {
	c := &checker{env: env}
	c.check(e)
	return c.finish(e)
}

// CheckAs is Check for an expression that must yield a value of a type that was
// declared: null, 0 and words take that type, and a fraction is refused.
func CheckAs(e Expr, want value.Type, env Env) []Problem {
	c := &checker{env: env}
	c.checkAs(e, want)
	if len(c.problems) == 0 && e.Type().Fraction {
		c.problem(fractionOrigin(e), "a division whose outcome is never rounded",
			"a rounding around it, as round down(…, 2)")
	}
	return c.finish(e)
}

type checker struct {
	env      Env
	problems []Problem
	frames   []frame // the loops and filters around the expression, outermost first
}

// frame is a filter over the members of a relation or, with a variable, a loop.
type frame struct {
	relation string
	variable string
}

func (c *checker) problem(at Expr, message, expected string) value.Type {
	c.problems = append(c.problems, Problem{At: at.Pos(), Message: message, Expected: expected})
	return value.Type{}
}

func (c *checker) check(e Expr) value.Type {
	t := c.infer(e)
	e.give(t)
	return t
}

// checkAs checks e where a value of one type is wanted, branch by branch.
func (c *checker) checkAs(e Expr, want value.Type) {
	if branch, ok := e.(*If); ok && want.Kind != value.Relation {
		c.checkAs(branch.Cond, booleanType)
		c.checkAs(branch.Then, want)
		c.checkAs(branch.Else, want)
		t := want
		t.Fraction = branch.Then.Type().Fraction || branch.Else.Type().Fraction
		e.give(t)
		return
	}
	have := c.check(e)
	switch {
	case have.Kind == value.Invalid || have.Equal(want):
	case have.Kind == value.Relation && want.Kind == value.Relation && have.Relation == want.Relation:
	case fits(e, want):
		settle(e, want)
	case unknownWord(e, want):
		c.problem(e, Print(e)+" is not one of the words", want.String())
	default:
		c.problem(e, describe(have)+" where another type is needed", wanted(have, want))
	}
}

// finish finds literals of which nothing says what they are.
func (c *checker) finish(e Expr) []Problem {
	if len(c.problems) > 0 {
		return c.problems
	}
	Walk(e, func(e Expr) bool {
		switch t := e.Type(); {
		case t.Kind == value.Nothing:
			c.problem(e, "null beside nothing that says what it stands for", "a value beside it")
			return false
		case t.Kind == value.Word && len(t.Words) == 0:
			c.problem(e, "a word in quotes beside nothing that says which words there are", "a rule or a fact beside it")
			return false
		}
		return true
	})
	return c.problems
}

func (c *checker) infer(e Expr) value.Type {
	switch e := e.(type) {
	case *NumberLit:
		return plainType
	case *BoolLit:
		return booleanType
	case *StringLit:
		return value.Type{Kind: value.Word}
	case *NullLit:
		return value.Type{Kind: value.Nothing}
	case *DateLit:
		return dayType
	case *DurationLit:
		return e.Typed
	case *Name:
		return c.name(e)
	case *Path:
		return c.path(e)
	case *Filter:
		return c.filter(e)
	case *Unary:
		return c.negation(e)
	case *Binary:
		return c.binary(e)
	case *Between:
		c.ordered(e, "compared with", e.X, e.Low, e.High)
		return booleanType
	case *In:
		if e.Low != nil {
			c.ordered(e, "compared with", e.X, e.Low, e.High)
		} else {
			c.same("compared with", append([]Expr{e.X}, e.List...)...)
		}
		return booleanType
	case *If:
		c.checkAs(e.Cond, booleanType)
		return c.same("beside", e.Then, e.Else)
	case *Quantified:
		if relation, ok := c.members(e.List); ok {
			c.inside(frame{relation, e.Var}, func() { c.checkAs(e.Where, booleanType) })
		}
		return booleanType
	case *For:
		return c.iteration(e)
	case *Lookup:
		return c.onlyColumn(e)
	case *Call:
		return c.call(e)
	}
	return c.problem(e, fmt.Sprintf("%T cannot be checked", e), "")
}

// fractionOrigin is the division that made e a fraction.
func fractionOrigin(e Expr) Expr {
	for _, part := range Parts(e) {
		if part.Type().Fraction {
			return fractionOrigin(part)
		}
	}
	return e
}
