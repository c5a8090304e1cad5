package feel

import (
	"fmt"

	"meent.nl/meent/law/value"
)

// maxKeys is by how many values the members of a relation are put in order.
const maxKeys = 3

// ranking types rank by most(a, …) and rank by least(a, …): the place of this member
// among those of its relation.
func (c *checker) ranking(e *Call) value.Type {
	switch {
	case c.env.Self() == "" || len(c.frames) > 0:
		return c.problem(e, e.Func+" where no one member is meant", "a rule of a member, as of: child, outside of any loop or filter")
	case len(e.Args) == 0 || len(e.Args) > maxKeys:
		return c.problem(e, fmt.Sprintf("%s with %d arguments", e.Func, len(e.Args)), fmt.Sprintf("one to %d values, the most important first", maxKeys))
	}
	for _, arg := range e.Args {
		t := c.scalar(arg)
		switch {
		case t.Kind == value.Invalid:
			return value.Type{}
		case t.Kind != value.Number && t.Kind != value.Day && t.Kind != value.Period && t.Kind != value.Days:
			return c.problem(arg, describe(t)+" has no order", "numbers, dates or durations")
		case t.Fraction:
			return c.problem(fractionOrigin(arg), "a division that is not rounded, to rank by", "a rounding around it, as round down(…, 2)")
		}
	}
	return plainType
}
