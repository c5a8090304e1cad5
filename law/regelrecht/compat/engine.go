package compat

import (
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/regelrecht"
)

// How deep articles may call one another, and how many may be carried out for a question.
const (
	maxDepth = 100
	maxWork  = 20_000
)

// engine is the work of one question.
type engine struct {
	lib  *regelrecht.Library
	q    Question
	done map[string]*Result // by article and parameters
	busy map[string]bool
	// depth is how many articles are being carried out; work how many were; elements how
	// many elements of collections were looked at.
	depth, work, elements int
}

// running is one article being carried out.
type running struct {
	*engine
	a          *regelrecht.Article
	parameters map[string]regelrecht.Value
	outputs    map[string]regelrecht.Value
	inputs     map[string]regelrecht.Value
	terms      map[string]regelrecht.Value
	before     map[string]regelrecht.Value // what hooks gave before the actions
	asking     map[string]bool
	element    *element // of the FOREACH around; nil where there is none
}

// at makes an error of the article, where it has no place yet.
func (r *running) at(at document.Place, err error) error {
	var placed *Error
	if errors.As(err, &placed) {
		return err
	}
	return &Error{At: at, Law: r.a.Law.ID, Article: r.a.Number, Err: err}
}

// article carries out an article once for each set of parameters.
func (e *engine) article(a *regelrecht.Article, parameters map[string]regelrecht.Value, stage string) (*Result, error) {
	id := identity(a, parameters)
	if r, ok := e.done[id]; ok {
		return r, nil
	}
	r := &running{engine: e, a: a, parameters: parameters, outputs: map[string]regelrecht.Value{},
		inputs: map[string]regelrecht.Value{}, terms: map[string]regelrecht.Value{}, asking: map[string]bool{}}
	switch {
	case e.busy[id]:
		return nil, r.at(a.Place, fmt.Errorf("%w: article %s of %s is already being resolved", ErrCircular, a.Number, a.Law.ID))
	case e.depth >= maxDepth:
		return nil, r.at(a.Place, fmt.Errorf("%w: more than %d articles inside each other", ErrCircular, maxDepth))
	case e.work >= maxWork:
		return nil, r.at(a.Place, fmt.Errorf("more than %d articles for one question", maxWork))
	}
	e.busy[id] = true
	e.depth++
	e.work++
	defer func() { e.depth--; delete(e.busy, id) }()
	out, err := r.carryOut(stage)
	if err != nil {
		return nil, err
	}
	e.done[id] = out
	return out, nil
}

// identity is an article with its parameters, so that an article about one person is
// not that about another.
func identity(a *regelrecht.Article, parameters map[string]regelrecht.Value) string {
	var names []string
	for name := range parameters {
		names = append(names, name)
	}
	sort.Strings(names)
	var b strings.Builder
	fmt.Fprintf(&b, "%p", a)
	for _, name := range names {
		v := parameters[name]
		b.WriteString("|" + name + "=" + v.Kind.String() + strconv.Quote(v.String()))
	}
	return b.String()
}

// carryOut is the order of an article: what could not be expressed, hooks before, all
// actions, hooks after, and what goes before an output of it. Inputs and open terms are
// worked out when they are first read.
func (r *running) carryOut(stage string) (*Result, error) {
	if err := r.accepts(); err != nil {
		return nil, err
	}
	taint, err := r.untranslatable()
	if err != nil {
		return nil, err
	}
	before, err := r.fire(true, stage)
	if err != nil {
		return nil, err
	}
	r.before = before.Outputs
	out := newResult()
	for _, action := range r.a.Actions {
		v, err := r.eval(action.Value)
		if err != nil {
			return nil, r.at(action.Place, err)
		}
		if err := r.allowedOutput(action.Output, v); err != nil {
			return nil, err
		}
		r.outputs[action.Output] = v
		out.Outputs[action.Output], out.From[action.Output] = v, Direct
	}
	after, err := r.fire(false, stage)
	if err != nil {
		return nil, err
	}
	for _, hooked := range []*Result{after, before} {
		for name, v := range hooked.Outputs {
			if _, own := out.Outputs[name]; !own {
				out.Outputs[name], out.From[name] = v, Reactive
				if law, ok := hooked.Overridden[name]; ok {
					out.Overridden[name] = law
				}
			}
		}
	}
	if err := r.override(out); err != nil {
		return nil, err
	}
	if taint != "" {
		for name := range out.Outputs {
			out.Outputs[name] = regelrecht.TaintedBy(taint)
		}
	}
	return out, nil
}

// untranslatable says what every output is marked with, if anything.
func (r *running) untranslatable() (string, error) {
	var constructs []string
	for _, u := range r.a.Untranslatables {
		switch refused := !u.Accepted; {
		case refused && (r.q.Mode == ModeError || r.q.Mode == ModeIgnore):
			return "", r.at(u.Place, fmt.Errorf("%w: %s (%s)", ErrUntranslatable, u.Construct, u.Reason))
		case r.q.Mode == ModePropagate:
			constructs = append(constructs, u.Construct)
		}
	}
	if constructs == nil {
		return "", nil
	}
	return fmt.Sprintf("%s article %s: %s", r.a.Law.ID, r.a.Number, strings.Join(constructs, "; ")), nil
}
