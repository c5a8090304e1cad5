package compat

import (
	"fmt"
	"slices"
	"strings"

	"meent.nl/meent/law/regelrecht"
)

// lookup is what a name stands for in the article: an output so far, an input, a
// definition, an open term, what a hook gave, or a parameter.
func (r *running) lookup(name string) (regelrecht.Value, error) {
	if name == regelrecht.ReferenceDate {
		return regelrecht.DateOf(r.q.On), nil
	}
	if r.element != nil && r.element.name == name {
		return r.element.value, nil
	}
	if v, ok := r.outputs[name]; ok {
		return v, nil
	}
	for _, d := range r.a.Definitions {
		if d.Name == name {
			return d.Value, nil
		}
	}
	if v, ok := r.before[name]; ok {
		return v, nil
	}
	for i := range r.a.OpenTerms {
		if t := &r.a.OpenTerms[i]; t.Name == name {
			return r.once(r.terms, name, func() (regelrecht.Value, error) { return r.outside().term(*t) })
		}
	}
	for i := range r.a.Inputs {
		if in := &r.a.Inputs[i]; in.Name == name {
			return r.once(r.inputs, name, func() (regelrecht.Value, error) {
				v, err := r.outside().input(*in)
				if err != nil {
					return v, err
				}
				return v, r.allowed(in.Field, v)
			})
		}
	}
	if v, ok := r.parameters[name]; ok {
		return v, nil
	}
	return regelrecht.Value{}, fmt.Errorf("%w: %s", ErrNotFound, name)
}

// outside is the article without the element that is being looked at: an input is the
// same for all of them.
func (r *running) outside() *running {
	out := *r
	out.element = nil
	return &out
}

// once works out an input or an open term when it is first read.
func (r *running) once(known map[string]regelrecht.Value, name string, work func() (regelrecht.Value, error)) (regelrecht.Value, error) {
	if v, ok := known[name]; ok {
		return v, nil
	}
	if r.asking[name] {
		return regelrecht.Value{}, fmt.Errorf("%w: %s needs itself", ErrCircular, name)
	}
	r.asking[name] = true
	defer delete(r.asking, name)
	v, err := work()
	if err != nil {
		return v, err
	}
	known[name] = v
	return v, nil
}

// input is the value of an input: a parameter of that name, data, or what its source names.
func (r *running) input(in regelrecht.Input) (regelrecht.Value, error) {
	if v, ok := r.parameters[in.Name]; ok {
		return v, nil
	}
	if v, ok := r.data(in.Name); ok {
		return v, nil
	}
	if in.Regulation == "" && in.Output == "" {
		return regelrecht.Value{}, r.at(in.Place, fmt.Errorf("%w: %s (no data has it)", ErrNotFound, in.Name))
	}
	law, output := r.a.Law, in.Output
	parameters := map[string]regelrecht.Value{}
	if in.Regulation != "" {
		var err error
		if law, err = r.lib.InForce(in.Regulation, r.q.On); err != nil {
			return regelrecht.Value{}, r.at(in.Place, err)
		}
	} else {
		for name, v := range r.parameters {
			parameters[name] = v
		}
	}
	if output == "" {
		output = in.Name
	}
	for _, arg := range in.Arguments {
		v, err := r.eval(arg.Value)
		if err != nil {
			return v, r.at(arg.Place, err)
		}
		parameters[arg.Name] = v
	}
	a, ok := law.Producer(output)
	if !ok {
		return regelrecht.Value{}, r.at(in.Place, noOutput(law.ID, output))
	}
	if in.Regulation != "" && nobody(a, parameters) {
		return regelrecht.Value{}, nil
	}
	got, err := r.article(a, parameters, "BESLUIT")
	if err != nil {
		return regelrecht.Value{}, err
	}
	v, ok := got.Outputs[output]
	if !ok {
		return v, r.at(in.Place, noOutput(law.ID, output))
	}
	return v, nil
}

// data is a column of the row that a parameter points at, in the first table that has it.
func (r *running) data(name string) (regelrecht.Value, bool) {
	for _, s := range r.q.Sources {
		keyed, ok := insensitive(r.parameters, s.Key)
		if !ok {
			continue
		}
		for _, row := range slices.Backward(s.Rows) {
			if at, ok := insensitive(row, s.Key); ok && at.String() == keyed.String() {
				if v, ok := insensitive(row, name); ok {
					return v, true
				}
				break
			}
		}
	}
	return regelrecht.Value{}, false
}

// insensitive finds a name whatever its capitals: the name itself, or the first in order.
func insensitive(values map[string]regelrecht.Value, name string) (regelrecht.Value, bool) {
	if v, ok := values[name]; ok {
		return v, true
	}
	found := ""
	for key := range values {
		if strings.EqualFold(key, name) && (found == "" || key < found) {
			found = key
		}
	}
	v, ok := values[found]
	return v, ok && found != ""
}

// term is the value of an open term: that of the regulation that fills it in, its
// default, or null where it may stay open.
func (r *running) term(t regelrecht.OpenTerm) (regelrecht.Value, error) {
	by, err := r.lib.Implementer(r.a, t, r.q.On, func(name string) (string, bool) {
		v, ok := r.parameters[name]
		return v.Text, ok && v.Kind == regelrecht.Text
	})
	if err != nil {
		return regelrecht.Value{}, r.at(t.Place, err)
	}
	switch {
	case by != nil:
		got, err := r.article(by, r.only(by), "BESLUIT")
		if err != nil {
			return regelrecht.Value{}, err
		}
		v, ok := got.Outputs[t.Name]
		if !ok {
			return v, r.at(t.Place, noOutput(by.Law.ID, t.Name))
		}
		return v, nil
	case t.HasDefault:
		return r.fallback(t)
	case t.Required:
		return regelrecht.Value{}, r.at(t.Place, fmt.Errorf("required open term '%s' on %s#%s has no implementation and no default", t.Name, r.a.Law.ID, r.a.Number))
	}
	return regelrecht.Value{}, nil
}

// fallback carries out the default actions of an open term, which see the parameters
// and the inputs of the article.
func (r *running) fallback(t regelrecht.OpenTerm) (regelrecht.Value, error) {
	inner := *r
	inner.outputs = map[string]regelrecht.Value{}
	for _, action := range t.Default {
		v, err := inner.eval(action.Value)
		if err != nil {
			return v, r.at(action.Place, err)
		}
		inner.outputs[action.Output] = v
	}
	return inner.outputs[t.Name], nil
}
