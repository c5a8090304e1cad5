package compat

import (
	"fmt"
	"strings"

	"meent.nl/meent/law/regelrecht"
)

// The longest text and list that joining may make.
const (
	maxText = 64 << 10
	maxList = 1000
)

func numbers(values []regelrecht.Value) ([]regelrecht.Number, error) {
	out := make([]regelrecht.Number, len(values))
	for i, v := range values {
		if v.Kind != regelrecht.Numeric {
			return nil, mismatch("number", v)
		}
		out[i] = v.Number
	}
	return out, nil
}

// add sums numbers, and joins texts or lists: the first value says which.
func add(o *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	switch kind := values[0].Kind; kind {
	case regelrecht.Text:
		var b strings.Builder
		for _, v := range values {
			if v.Kind != kind {
				return regelrecht.Value{}, mismatch("string", v)
			}
			if b.Len()+len(v.Text) > maxText {
				return regelrecht.Value{}, fmt.Errorf("a text of more than %d bytes", maxText)
			}
			b.WriteString(v.Text)
		}
		return regelrecht.TextOf(b.String()), nil
	case regelrecht.List:
		var all []regelrecht.Value
		for _, v := range values {
			if v.Kind != kind {
				return regelrecht.Value{}, mismatch("array", v)
			}
			if len(all)+len(v.List) > maxList {
				return regelrecht.Value{}, fmt.Errorf("a list of more than %d values", maxList)
			}
			all = append(all, v.List...)
		}
		return regelrecht.ListOf(all), nil
	}
	return arithmetic(o, values)
}

// arithmetic folds numbers from the left.
func arithmetic(o *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	ns, err := numbers(values)
	if err != nil {
		return regelrecht.Value{}, err
	}
	sum := ns[0]
	if o.Op == regelrecht.Divide {
		if sum, err = sum.Div(regelrecht.Int(1)); err != nil { // a quotient is a decimal, also of one value
			return regelrecht.Value{}, err
		}
	}
	for _, n := range ns[1:] {
		switch o.Op {
		case regelrecht.Add:
			sum, err = sum.Add(n)
		case regelrecht.Subtract:
			sum, err = sum.Sub(n)
		case regelrecht.Multiply:
			sum, err = sum.Mul(n)
		case regelrecht.Divide:
			sum, err = sum.Div(n)
		}
		if err != nil {
			return regelrecht.Value{}, err
		}
	}
	return regelrecht.NumberOf(sum), nil
}

func extreme(o *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	ns, err := numbers(values)
	if err != nil {
		return regelrecht.Value{}, err
	}
	best, whole := ns[0], true
	for _, n := range ns {
		if c := n.Cmp(best); c < 0 && o.Op == regelrecht.Min || c > 0 && o.Op == regelrecht.Max {
			best = n
		}
		whole = whole && n.Whole
	}
	best.Whole = whole
	return regelrecht.NumberOf(best), nil
}

func rounding(o *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	ns, err := numbers(values)
	if err != nil {
		return regelrecht.Value{}, err
	}
	mode := map[regelrecht.Op]regelrecht.Rounding{regelrecht.Round: regelrecht.HalfAway,
		regelrecht.Ceil: regelrecht.Upward, regelrecht.Floor: regelrecht.Downward}[o.Op]
	n, err := ns[0].Round(o.Precision, mode)
	return regelrecht.NumberOf(n), err
}
