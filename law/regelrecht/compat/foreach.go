package compat

import (
	"fmt"

	"meent.nl/meent/law/regelrecht"
)

// maxElements bounds the elements of all FOREACH of one question.
const maxElements = 200_000

// element is the element of a collection that is being looked at.
type element struct {
	name  string
	value regelrecht.Value
}

// foreach is FOREACH: the body for each element that the filter keeps. A value that is no
// list is one element, and null is none. A body sees its own element and not that of a
// FOREACH around it; a collection does see that.
func (r *running) foreach(o *regelrecht.Operation) (regelrecht.Value, error) {
	of, err := r.eval(o.Collection)
	if err != nil || of.Kind == regelrecht.Tainted {
		return of, err
	}
	items := []regelrecht.Value{of}
	switch of.Kind {
	case regelrecht.Null:
		items = nil
	case regelrecht.List:
		items = of.List
	}
	if len(items) > maxList {
		return regelrecht.Value{}, fmt.Errorf("a collection of more than %d elements", maxList)
	}
	if r.elements += len(items); r.elements > maxElements {
		return regelrecht.Value{}, fmt.Errorf("more than %d elements for one question", maxElements)
	}
	results := []regelrecht.Value{}
	for _, item := range items {
		inner := *r
		inner.element = &element{o.As, item}
		keep, v, err := inner.body(o)
		if err != nil || v.Kind == regelrecht.Tainted {
			return v, err
		}
		if keep {
			results = append(results, v)
		}
	}
	return combined(o, results)
}

// body is what the body gives for one element; false where the filter leaves it out.
func (r *running) body(o *regelrecht.Operation) (bool, regelrecht.Value, error) {
	if o.Filter != nil {
		v, err := r.eval(o.Filter)
		if err != nil || v.Kind == regelrecht.Tainted {
			return false, v, err
		}
		keep, err := verdict(v)
		if err != nil {
			return false, v, r.at(o.Filter.At(), err)
		}
		if !keep {
			return false, regelrecht.Value{}, nil
		}
	}
	v, err := r.eval(o.Body)
	return true, v, err
}

// verdict is what a value is as a condition; null is none.
func verdict(v regelrecht.Value) (bool, error) {
	if v.Kind == regelrecht.Null {
		return false, mismatch("a condition", v)
	}
	return truth(v)
}

// combined makes one value of the results, as combine says.
func combined(o *regelrecht.Operation, results []regelrecht.Value) (regelrecht.Value, error) {
	switch o.Combine {
	case regelrecht.And, regelrecht.Or:
		out := o.Combine == regelrecht.And
		for _, v := range results {
			is, err := verdict(v)
			if err != nil {
				return v, err
			}
			if o.Combine == regelrecht.And {
				out = out && is
			} else {
				out = out || is
			}
		}
		return regelrecht.TruthOf(out), nil
	case regelrecht.Add:
		if len(results) == 0 {
			return regelrecht.NumberOf(regelrecht.Int(0)), nil
		}
		return add(&regelrecht.Operation{Place: o.Place, Op: regelrecht.Add}, results)
	case regelrecht.Min, regelrecht.Max:
		if len(results) == 0 {
			return regelrecht.Value{}, nil
		}
		return extreme(&regelrecht.Operation{Place: o.Place, Op: o.Combine}, results)
	}
	return regelrecht.ListOf(results), nil
}
