package compat

import (
	"fmt"
	"strconv"

	"meent.nl/meent/law/regelrecht"
)

// eval is the value of an expression.
func (r *running) eval(e regelrecht.Expr) (regelrecht.Value, error) {
	switch e := e.(type) {
	case *regelrecht.Literal:
		return e.Value, nil
	case *regelrecht.Reference:
		return r.reference(e)
	case *regelrecht.Operation:
		v, err := r.operation(e)
		if err != nil {
			return v, r.at(e.Place, err)
		}
		return v, nil
	}
	return regelrecht.Value{}, r.at(r.a.Place, fmt.Errorf("%T cannot be carried out", e))
}

func (r *running) reference(e *regelrecht.Reference) (regelrecht.Value, error) {
	v, err := r.lookup(e.Name)
	if err != nil {
		return v, r.at(e.Place, err)
	}
	for _, part := range e.Path {
		next, ok := regelrecht.Value{}, false
		switch v.Kind {
		case regelrecht.Tainted:
			return v, nil
		case regelrecht.Object:
			next, ok = v.Fields[part]
		case regelrecht.List:
			if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(v.List) {
				next, ok = v.List[i], true
			}
		}
		if !ok {
			return v, r.at(e.Place, fmt.Errorf("%w: %s has no .%s", ErrNotFound, e.Name, part))
		}
		v = next
	}
	return v, nil
}

// all is the values of expressions; the first that is untranslatable stands for all.
func (r *running) all(es ...regelrecht.Expr) (values []regelrecht.Value, taint *regelrecht.Value, err error) {
	values = make([]regelrecht.Value, len(es))
	for i, e := range es {
		if values[i], err = r.eval(e); err != nil {
			return nil, nil, err
		}
		if values[i].Kind == regelrecht.Tainted && taint == nil {
			taint = &values[i]
		}
	}
	return values, taint, nil
}

func mismatch(want string, got regelrecht.Value) error {
	return fmt.Errorf("%w: expected %s, got %s", ErrType, want, got.Kind)
}

// truth is what a value is as a condition. Text, a list or an object is none: 'nee' is
// not true.
func truth(v regelrecht.Value) (bool, error) {
	switch v.Kind {
	case regelrecht.Null:
		return false, nil
	case regelrecht.Truth:
		return v.Truth, nil
	case regelrecht.Numeric:
		return v.Number.Sign() != 0, nil
	}
	return false, mismatch("a condition", v)
}

func (r *running) operation(o *regelrecht.Operation) (regelrecht.Value, error) {
	switch o.Op {
	case regelrecht.And, regelrecht.Or:
		return r.connective(o)
	case regelrecht.If:
		return r.choice(o)
	case regelrecht.Foreach:
		return r.foreach(o)
	}
	work, ok := operations[o.Op]
	if !ok && o.Op != regelrecht.Not {
		return regelrecht.Value{}, fmt.Errorf("%s cannot be carried out", o.Op)
	}
	values, taint, err := r.all(regelrecht.Parts(o)...)
	switch {
	case err != nil:
		return regelrecht.Value{}, err
	case taint != nil && o.Op != regelrecht.ListOp:
		return *taint, nil
	case o.Op == regelrecht.Not:
		is, err := r.condition(values[0])
		return regelrecht.TruthOf(!is), err
	}
	return work(o, values)
}

// operations work on the values of their parts, in the order of regelrecht.Parts.
var operations = map[regelrecht.Op]func(*regelrecht.Operation, []regelrecht.Value) (regelrecht.Value, error){
	regelrecht.Add: add, regelrecht.Subtract: arithmetic, regelrecht.Multiply: arithmetic, regelrecht.Divide: arithmetic,
	regelrecht.Min: extreme, regelrecht.Max: extreme,
	regelrecht.Round: rounding, regelrecht.Ceil: rounding, regelrecht.Floor: rounding,
	regelrecht.Equals:      equality,
	regelrecht.GreaterThan: order, regelrecht.LessThan: order,
	regelrecht.GreaterThanOrEqual: order, regelrecht.LessThanOrEqual: order,
	regelrecht.In: membership, regelrecht.ListOp: list,
	regelrecht.Age: age, regelrecht.DateAdd: dateAdd, regelrecht.Date: civil,
	regelrecht.DayOfWeek: weekday, regelrecht.DateDiff: dateDiff,
	regelrecht.DatePart: datePart, regelrecht.StartOf: startOf,
}

// connective is AND or OR: it stops at the value that settles it; what is
// untranslatable settles nothing.
func (r *running) connective(o *regelrecht.Operation) (regelrecht.Value, error) {
	settles := o.Op == regelrecht.Or
	var taint *regelrecht.Value
	for _, e := range o.Values {
		v, err := r.eval(e)
		if err != nil {
			return v, err
		}
		if v.Kind == regelrecht.Tainted {
			if taint == nil {
				taint = &v
			}
			continue
		}
		is, err := r.condition(v)
		if err != nil {
			return v, r.at(e.At(), err)
		}
		if is == settles {
			return regelrecht.TruthOf(settles), nil
		}
	}
	if taint != nil {
		return *taint, nil
	}
	return regelrecht.TruthOf(!settles), nil
}

// choice is IF; null where no case holds and there is no default.
func (r *running) choice(o *regelrecht.Operation) (regelrecht.Value, error) {
	for _, c := range o.Cases {
		v, err := r.eval(c.When)
		if err != nil || v.Kind == regelrecht.Tainted {
			return v, err
		}
		is, err := r.condition(v)
		switch {
		case err != nil:
			return v, r.at(c.When.At(), err)
		case is:
			return r.eval(c.Then)
		}
	}
	if o.Default == nil {
		return regelrecht.Value{}, nil
	}
	return r.eval(o.Default)
}
