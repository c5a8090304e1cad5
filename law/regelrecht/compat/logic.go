package compat

import (
	"fmt"
	"slices"

	"meent.nl/meent/law/regelrecht"
)

// equality is of numbers by what they are, of a text and a date object by the date, and
// of all else by kind and parts: 30 is not "30".
func equality(_ *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	x, y := values[0], values[1]
	same := x.Equal(y)
	if mixed := x.Kind == regelrecht.Text && y.Kind == regelrecht.Object || x.Kind == regelrecht.Object && y.Kind == regelrecht.Text; mixed {
		a, isDate := x.Date()
		b, alsoDate := y.Date()
		same = isDate && alsoDate && a == b
	}
	return regelrecht.TruthOf(same), nil
}

// order compares two numbers or two dates.
func order(o *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	x, y := values[0], values[1]
	var c int
	if x.Kind == regelrecht.Numeric && y.Kind == regelrecht.Numeric {
		c = x.Number.Cmp(y.Number)
	} else {
		a, isDate := x.Date()
		b, alsoDate := y.Date()
		if !isDate || !alsoDate {
			return regelrecht.Value{}, fmt.Errorf("%w: expected two numbers or two dates, got %s and %s", ErrType, x.Kind, y.Kind)
		}
		c = int(a) - int(b)
	}
	is := false
	switch o.Op {
	case regelrecht.GreaterThan:
		is = c > 0
	case regelrecht.LessThan:
		is = c < 0
	case regelrecht.GreaterThanOrEqual:
		is = c >= 0
	case regelrecht.LessThanOrEqual:
		is = c <= 0
	}
	return regelrecht.TruthOf(is), nil
}

// membership is IN: whether the subject is in the list, or is the one value.
func membership(o *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	among := values[:len(o.Values)]
	subject := values[len(o.Values)]
	if o.Value != nil {
		among = values[len(values)-1:]
		if among[0].Kind == regelrecht.List {
			among = among[0].List
		}
	}
	return regelrecht.TruthOf(slices.ContainsFunc(among, subject.Equal)), nil
}

func list(_ *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	if len(values) > maxList {
		return regelrecht.Value{}, fmt.Errorf("a list of more than %d values", maxList)
	}
	return regelrecht.ListOf(values), nil
}
