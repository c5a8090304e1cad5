package regelrecht

import (
	"fmt"
	"slices"
)

// noUnit is what is said of nothing, and of a truth.
const noUnit = ""

// units finds amounts in one article that cannot be added, compared, multiplied or divided.
func (r *reader) units(a *Article) {
	u := &units{r: r, a: a, of: map[string]string{}}
	for _, d := range a.Definitions {
		u.of[d.Name] = d.Unit
	}
	for _, i := range a.Inputs {
		u.of[i.Name] = i.Unit
	}
	for _, o := range a.Outputs {
		u.of[o.Name] = o.Unit
	}
	for _, action := range a.Actions {
		u.expr(action.Value)
	}
}

type units struct {
	r  *reader
	a  *Article
	of map[string]string
}

func isScalar(unit string) bool { return unit == "ratio" || unit == "percentage" }

// dimension is what a unit measures.
func dimension(unit string) string {
	switch unit {
	case "euro", "eurocent":
		return "money"
	case "years", "months", "weeks", "days":
		return "time"
	}
	return unit
}

func (u *units) expr(e Expr) string {
	switch e := e.(type) {
	case *Reference:
		return u.of[e.Name]
	case *Operation:
		return u.operation(e)
	}
	return noUnit
}

func (u *units) operation(o *Operation) string {
	switch o.Op {
	case Add, Subtract, Min, Max, Multiply, Divide:
		return u.fold(o, o.Values)
	case Equals, GreaterThan, LessThan, GreaterThanOrEqual, LessThanOrEqual:
		u.fold(o, []Expr{o.Subject, o.Value})
		return noUnit
	case Foreach:
		return u.foreach(o)
	case Round, Ceil, Floor:
		return u.expr(o.Value)
	case If:
		var branches []Expr
		for _, c := range o.Cases {
			u.expr(c.When)
			branches = append(branches, c.Then)
		}
		if o.Default != nil {
			branches = append(branches, o.Default)
		}
		return u.fold(o, branches)
	}
	for _, part := range Parts(o) {
		u.expr(part)
	}
	return noUnit
}

// fold combines the units of operands; an operand without one fits anything.
func (u *units) fold(o *Operation, operands []Expr) string {
	unit := noUnit
	for _, e := range operands {
		next := u.expr(e)
		switch {
		case next == noUnit:
			continue
		case unit == noUnit:
			unit = next
			continue
		}
		both, ok := combined(o.Op, unit, next)
		if !ok {
			u.r.faults = append(u.r.faults, faultAt(o.Place, fmt.Sprintf("article %s: %s of %s and %s", u.a.Number, o.Op, unit, next),
				"values of one unit"))
			return noUnit
		}
		unit = both
	}
	return unit
}

func combined(op Op, a, b string) (string, bool) {
	switch {
	case op == Multiply && isScalar(b), op == Divide && isScalar(b):
		return a, true
	case op == Multiply && isScalar(a):
		return b, true
	case op == Divide && dimension(a) == dimension(b):
		return "ratio", true
	case slices.Contains([]Op{Multiply, Divide}, op):
		return noUnit, false
	}
	return a, a == b
}

// foreach is the unit of the body, where its values become one of them. The name of an
// element hides another of the same name.
func (u *units) foreach(o *Operation) string {
	u.expr(o.Collection)
	hidden := u.of[o.As]
	u.of[o.As] = noUnit
	defer func() { u.of[o.As] = hidden }()
	if o.Filter != nil {
		u.expr(o.Filter)
	}
	unit := u.expr(o.Body)
	if o.Combine == Add || o.Combine == Min || o.Combine == Max {
		return unit
	}
	return noUnit
}
