package compat

import (
	"errors"
	"fmt"

	"meent.nl/meent/law/regelrecht"
)

// errNull says that null is where the law does not allow it.
var errNull = errors.New("null, which the law does not allow there")

// strict says whether the law is of a version in which only nullable fields may be null.
func (r *running) strict() bool { return r.a.Law.Format.StrictNull() }

// condition is what a value is as a condition. Null is false in the older versions, and
// no condition in those that tell which fields can be null.
func (r *running) condition(v regelrecht.Value) (bool, error) {
	if r.strict() {
		return verdict(v)
	}
	return truth(v)
}

// accepts checks the parameters that the article was given: those that it requires are
// there, and only those that may be null are.
func (r *running) accepts() error {
	if !r.strict() {
		return nil
	}
	for _, p := range r.a.Parameters {
		v, given := r.parameters[p.Name]
		switch {
		case !given && p.Required:
			return r.at(p.Place, fmt.Errorf("%w: parameter %s is required", ErrNotFound, p.Name))
		case given && v.Kind == regelrecht.Null && !p.Nullable:
			return r.at(p.Place, fmt.Errorf("parameter %s is %w", p.Name, errNull))
		}
	}
	return nil
}

// nobody says whether a call of another law is about nobody: a parameter that it requires
// and that may not be null is. Such a law is not carried out, and what it would give is null.
func nobody(a *regelrecht.Article, parameters map[string]regelrecht.Value) bool {
	if !a.Law.Format.StrictNull() {
		return false
	}
	for _, p := range a.Parameters {
		if v, given := parameters[p.Name]; given && v.Kind == regelrecht.Null && p.Required && !p.Nullable {
			return true
		}
	}
	return false
}

// allowed refuses null for a field that may not be null.
func (r *running) allowed(f regelrecht.Field, v regelrecht.Value) error {
	if r.strict() && v.Kind == regelrecht.Null && !f.Nullable {
		return r.at(f.Place, fmt.Errorf("%s is %w", f.Name, errNull))
	}
	return nil
}

// allowedOutput is allowed for an output by its name.
func (r *running) allowedOutput(name string, v regelrecht.Value) error {
	for _, o := range r.a.Outputs {
		if o.Name == name {
			return r.allowed(o, v)
		}
	}
	return nil
}
