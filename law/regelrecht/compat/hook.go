package compat

import (
	"errors"
	"fmt"

	"meent.nl/meent/law/regelrecht"
)

// fire carries out the hooks on an article. A hook gets only what it declares.
func (r *running) fire(before bool, stage string) (*Result, error) {
	out := newResult()
	givers := map[string]*regelrecht.Article{}
	for _, hook := range r.lib.Hooks(r.a, before, stage, r.q.On) {
		parameters, err := r.declared(hook)
		if err != nil {
			return nil, err
		}
		if r.busy[identity(hook, parameters)] {
			continue
		}
		got, err := r.article(hook, parameters, "BESLUIT")
		if err != nil {
			return nil, err
		}
		for name, v := range got.Outputs {
			if other := givers[name]; other != nil {
				switch {
				case other.Law.GoesBefore(hook.Law):
					continue
				case !hook.Law.GoesBefore(other.Law):
					return nil, r.at(hook.Place, fmt.Errorf("%s article %s and %s article %s both give %s, and neither goes before the other",
						other.Law.ID, other.Number, hook.Law.ID, hook.Number, name))
				}
			}
			givers[name] = hook
			out.Outputs[name], out.From[name] = v, Reactive
			if law, ok := got.Overridden[name]; ok {
				out.Overridden[name] = law
			}
		}
	}
	return out, nil
}

// declared is what another article declares as parameters, of all that is known here.
func (r *running) declared(other *regelrecht.Article) (map[string]regelrecht.Value, error) {
	parameters := map[string]regelrecht.Value{}
	for _, p := range other.Parameters {
		v, err := r.lookup(p.Name)
		switch {
		case errors.Is(err, ErrNotFound):
			continue
		case err != nil:
			return nil, err
		}
		parameters[p.Name] = v
	}
	return parameters, nil
}

// only is what another article declares as parameters, of the parameters here.
func (r *running) only(other *regelrecht.Article) map[string]regelrecht.Value {
	parameters := map[string]regelrecht.Value{}
	for _, p := range other.Parameters {
		if v, ok := r.parameters[p.Name]; ok {
			parameters[p.Name] = v
		}
	}
	return parameters
}

// override replaces outputs of this article by those that the law that was asked for
// puts in their place.
func (r *running) override(out *Result) error {
	special, err := r.lib.InForce(r.q.Law, r.q.On)
	if err != nil {
		return err
	}
	for name := range out.Outputs {
		var by *regelrecht.Article
		for _, a := range special.Articles {
			for _, o := range a.Overrides {
				if o.Law != r.a.Law.ID || o.Article != r.a.Number || o.Output != name {
					continue
				}
				if by != nil && by != a {
					return r.at(o.Place, fmt.Errorf("articles %s and %s both go before %s of %s article %s", by.Number, a.Number, name, o.Law, o.Article))
				}
				by = a
			}
		}
		if by == nil {
			continue
		}
		parameters, err := r.declared(by)
		if err != nil {
			return err
		}
		if r.busy[identity(by, parameters)] {
			continue
		}
		got, err := r.article(by, parameters, "BESLUIT")
		if err != nil {
			return err
		}
		if v, ok := got.Outputs[name]; ok {
			out.Outputs[name], out.From[name], out.Overridden[name] = v, Override, special.ID
		}
	}
	return nil
}
