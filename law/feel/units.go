package feel

import (
	"fmt"
	"strings"

	"meent.nl/meent/law/value"
)

// months is how many months an amount is for, where that is a whole number.
var months = map[value.Per]int{value.PerMonth: 1, value.PerQuarter: 3, value.PerYear: 12}

var conversions = map[value.Per]string{
	value.PerMonth: "per_month", value.PerQuarter: "per_quarter", value.PerYear: "per_year",
}

// scalar checks e where one value is needed, not a list and not a person.
func (c *checker) scalar(e Expr) value.Type {
	t := c.check(e)
	switch {
	case t.List:
		return c.problem(e, describe(t)+" where one value is needed", "sum, count, min or max of it")
	case t.Kind == value.Relation && t.One, t.Kind == value.Person:
		return c.problem(e, "a person where a value is needed", "a property, as "+Print(e)+".leeftijd")
	case t.Kind == value.Relation:
		return c.problem(e, describe(t)+" where one value is needed", "count of it, or a filter, some, every or for over it")
	}
	return t
}

// same checks values that must be of one type and yields that type.
func (c *checker) same(how string, values ...Expr) value.Type {
	for _, e := range values {
		c.scalar(e)
	}
	return c.unify(how, values)
}

// unify finds the one type of checked values. Literals take the type of the others.
func (c *checker) unify(how string, values []Expr) value.Type {
	var leader Expr
	fraction := false
	for _, e := range values {
		t := e.Type()
		if t.Kind == value.Invalid || t.List || t.Kind == value.Relation || t.Kind == value.Person {
			return value.Type{}
		}
		fraction = fraction || t.Fraction
		if leader == nil || fits(leader, t) && !fits(e, leader.Type()) || unknownWord(leader, t) && len(t.Words) > 0 {
			leader = e
		}
	}
	want := leader.Type()
	want.Fraction = fraction
	for _, e := range values {
		switch have := e.Type(); {
		case e == leader:
		case fits(e, want):
			settle(e, want)
		case have.Equal(want):
		case unknownWord(e, want):
			return c.problem(e, Print(e)+" is not one of the words", want.String())
		default:
			return c.problem(e, fmt.Sprintf("%s %s %s", describe(want), how, describe(have)), wanted(have, want))
		}
	}
	return want
}

// ordered checks values of one type that has an order.
func (c *checker) ordered(at Expr, how string, values ...Expr) value.Type {
	t := c.same(how, values...)
	switch t.Kind {
	case value.Invalid, value.Number, value.Day, value.Period, value.Days, value.Nothing:
		return t
	}
	return c.problem(at, describe(t)+" has no order", "numbers, dates or durations")
}

func (c *checker) negation(e *Unary) value.Type {
	switch t := c.scalar(e.X); t.Kind {
	case value.Invalid, value.Number, value.Period, value.Days:
		return t
	default:
		return c.problem(e, "- before "+describe(t), "a number or a duration")
	}
}

func (c *checker) binary(e *Binary) value.Type {
	switch e.Op {
	case "and", "or":
		c.checkAs(e.X, booleanType)
		c.checkAs(e.Y, booleanType)
		return booleanType
	case "=", "!=":
		c.equality(e)
		return booleanType
	case "<", "<=", ">", ">=":
		c.ordered(e, "compared with", e.X, e.Y)
		return booleanType
	}
	x, y := c.scalar(e.X), c.scalar(e.Y)
	switch {
	case x.Kind == value.Invalid || y.Kind == value.Invalid:
		return value.Type{}
	case x.Kind == value.Nothing || y.Kind == value.Nothing:
		return c.problem(e, "null in a calculation", "a value")
	case e.Op == "*" || e.Op == "/":
		return c.scaling(e, x, y)
	}
	return c.addition(e, x, y)
}

func (c *checker) equality(e *Binary) {
	_, leftNull := e.X.(*NullLit)
	_, rightNull := e.Y.(*NullLit)
	if leftNull == rightNull {
		c.same("compared with", e.X, e.Y)
		return
	}
	null, other := e.X, e.Y
	if rightNull {
		null, other = e.Y, e.X
	}
	t := c.check(other)
	switch {
	case t.Kind == value.Relation && !t.One:
		c.problem(other, describe(t)+" compared with null", "count("+Print(other)+") = 0")
	case t.List || t.Kind == value.Person:
		c.problem(other, describe(t)+" compared with null", "a value that may be not applicable")
	}
	null.give(t)
}

// addition types + and -.
func (c *checker) addition(e *Binary, x, y value.Type) value.Type {
	duration := y.Kind == value.Period || y.Kind == value.Days
	switch {
	case x.Kind == value.Day && duration:
		return dayType
	case x.Kind == value.Day && y.Kind == value.Day && e.Op == "-":
		return daysType
	case x.Kind == value.Number && y.Kind == value.Number, duration && x.Kind == y.Kind:
		how := "plus"
		if e.Op == "-" {
			how = "minus"
		}
		return c.unify(how, []Expr{e.X, e.Y})
	}
	return c.problem(e, fmt.Sprintf("%s %s %s", describe(x), e.Op, describe(y)),
		"numbers of one unit, durations of one kind, or a date and a duration")
}

// scaling types * and /.
func (c *checker) scaling(e *Binary, x, y value.Type) value.Type {
	if x.Kind != value.Number || y.Kind != value.Number {
		return c.lasting(e, x, y)
	}
	if e.Op == "/" && isZero(e.Y) {
		return c.problem(e.Y, "a division by zero", "another number")
	}
	t := value.Type{Kind: value.Number, Fraction: x.Fraction || y.Fraction || e.Op == "/"}
	combine, expected := product, "a number or a percentage on one side"
	if e.Op == "/" {
		combine, expected = quotient, "a number, or "+x.Unit.String()+", to divide by"
	}
	var ok bool
	if t.Unit, ok = combine(x.Unit, y.Unit); !ok {
		return c.problem(e, fmt.Sprintf("%s %s %s", describe(x), e.Op, describe(y)), expected)
	}
	return t
}

func isZero(e Expr) bool {
	lit, ok := e.(*NumberLit)
	return ok && strings.Trim(lit.Text, "0.") == ""
}

func join(words []string) string { return strings.Join(words, ", ") }
