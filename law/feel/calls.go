package feel

import (
	"fmt"
	"strconv"

	"meent.nl/meent/law/value"
)

// maxDecimals bounds the second argument of a rounding, up and down.
const maxDecimals = 9

func (c *checker) call(e *Call) value.Type {
	switch e.Func {
	case "round up", "round down", "round half up", "round half down", "floor", "ceiling":
		return c.rounding(e)
	case "min", "max":
		return c.extreme(e)
	case "sum":
		return c.total(e)
	case "count":
		if c.arguments(e, 1, "count(persons)") {
			c.list(e.Args[0], true)
		}
		return plainType
	case "abs":
		if !c.arguments(e, 1, "abs(x)") {
			return value.Type{}
		}
		return c.measure(e.Args[0], "abs")
	case "not":
		if c.arguments(e, 1, "not(x)") {
			c.checkAs(e.Args[0], booleanType)
		}
		return booleanType
	case "per_month", "per_quarter", "per_year":
		return c.conversion(e)
	case "next working day":
		return c.calendar(e)
	case "rank by most", "rank by least":
		return c.ranking(e)
	case "date":
		if c.arguments(e, 3, `date("2025-01-31") or date(year, month, day)`) {
			c.civil(e)
		}
		return dayType
	case "years and months duration":
		if c.arguments(e, 2, "years and months duration(from, to)") {
			c.checkAs(e.Args[0], dayType)
			c.checkAs(e.Args[1], dayType)
		}
		return periodType
	}
	return c.problem(e, e.Func+" is not a function", "one of "+join(Functions))
}

func (c *checker) arguments(e *Call, n int, form string) bool {
	if len(e.Args) == n {
		return true
	}
	c.problem(e, fmt.Sprintf("%s with %d arguments", e.Func, len(e.Args)), form)
	return false
}

// measure checks a number or a duration.
func (c *checker) measure(e Expr, what string) value.Type {
	switch t := c.scalar(e); t.Kind {
	case value.Invalid, value.Number, value.Period, value.Days:
		return t
	default:
		return c.problem(e, what+" of "+describe(t), "a number or a duration")
	}
}

func (c *checker) rounding(e *Call) value.Type {
	if !c.arguments(e, 2, e.Func+"(x, n) with n the number of decimals") {
		return value.Type{}
	}
	t := c.scalar(e.Args[0])
	c.check(e.Args[1])
	if _, ok := Decimals(e); !ok {
		c.problem(e.Args[1], "the number of decimals is not fixed",
			fmt.Sprintf("a whole number as digits, from -%d to %d", maxDecimals, maxDecimals))
	}
	if t.Kind != value.Invalid && t.Kind != value.Number {
		return c.problem(e.Args[0], e.Func+" of "+describe(t), "a number")
	}
	t.Fraction = false
	return t
}

// Decimals is the number of decimals that a call of a rounding function keeps;
// negative for tens, hundreds and so on.
func Decimals(e *Call) (int, bool) {
	if len(e.Args) != 2 {
		return 0, false
	}
	arg, sign := e.Args[1], 1
	if minus, ok := arg.(*Unary); ok {
		arg, sign = minus.X, -1
	}
	lit, ok := arg.(*NumberLit)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(lit.Text)
	return sign * n, err == nil && n <= maxDecimals
}

// list checks what an aggregate goes over: a list of values, or the value of a
// member of a relation with at most one.
func (c *checker) list(e Expr, persons bool) value.Type {
	t := c.check(e)
	path, isPath := e.(*Path)
	switch {
	case t.Kind == value.Invalid:
		return t
	case t.List:
		t.List, t.Relation = false, ""
		return t
	case isPath && path.Of.Type().Kind == value.Relation:
		return t
	case t.Kind == value.Relation && persons:
		return t
	case t.Kind == value.Relation:
		return c.problem(e, describe(t)+" where values are needed", "a property of them, as "+Print(e)+".bedrag")
	}
	return c.problem(e, describe(t)+" where a list is needed", "persons, a property of persons, or for … in … return …")
}

func (c *checker) extreme(e *Call) value.Type {
	if len(e.Args) == 0 {
		return c.problem(e, e.Func+" of nothing", e.Func+"(a, b) or "+e.Func+"(list)")
	}
	if len(e.Args) > 1 {
		return c.ordered(e, "beside", e.Args...)
	}
	t := c.list(e.Args[0], false)
	switch t.Kind {
	case value.Invalid, value.Number, value.Day, value.Period, value.Days:
		return t
	}
	return c.problem(e.Args[0], describe(t)+" has no order", "numbers, dates or durations")
}

func (c *checker) total(e *Call) value.Type {
	if !c.arguments(e, 1, "sum(list)") {
		return value.Type{}
	}
	t := c.list(e.Args[0], false)
	switch t.Kind {
	case value.Invalid, value.Number, value.Period, value.Days:
		return t
	}
	return c.problem(e.Args[0], "sum of "+describe(t), "numbers or durations")
}

func (c *checker) conversion(e *Call) value.Type {
	if !c.arguments(e, 1, e.Func+"(amount)") {
		return value.Type{}
	}
	t := c.scalar(e.Args[0])
	if t.Kind == value.Invalid {
		return t
	}
	from := months[t.Unit.Per]
	if t.Kind != value.Number || from == 0 || t.Unit.Quantity == value.Factor {
		return c.problem(e.Args[0], e.Func+" of "+describe(t), "an amount or hours per month, per quarter or per year")
	}
	for per, name := range conversions {
		if name != e.Func {
			continue
		}
		if per == t.Unit.Per {
			return c.problem(e, describe(t)+" is already "+name, "the amount itself")
		}
		t.Fraction = t.Fraction || months[per] < from
		t.Unit.Per = per
	}
	return t
}

// civil checks date(year, month, day).
func (c *checker) civil(e *Call) {
	var part [3]int
	fixed := true
	for i, arg := range e.Args {
		c.checkAs(arg, plainType)
		if arg.Type().Fraction {
			c.problem(arg, "a fraction in a date", "a whole number, as floor(…, 0)")
		}
		lit, ok := arg.(*NumberLit)
		if !ok {
			fixed = false
			continue
		}
		n, err := strconv.Atoi(lit.Text)
		if err != nil {
			c.problem(arg, lit.Text+" in a date", "a whole number")
			fixed = false
		}
		part[i] = n
	}
	if !fixed {
		return
	}
	if _, err := value.NewDate(part[0], part[1], part[2]); err != nil {
		c.problem(e, err.Error(), "a day that exists")
	}
}
