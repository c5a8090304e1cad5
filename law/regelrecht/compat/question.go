package compat

import (
	"errors"
	"fmt"
	"slices"
	"sort"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/value"
)

// Mode says what to do with articles that their author could not express.
type Mode string

// The modes: refuse what was not accepted, mark every output, carry out what there is,
// and (as upstream has it) refuse as ModeError does.
const (
	ModeError     Mode = "error"
	ModePropagate Mode = "propagate"
	ModeWarn      Mode = "warn"
	ModeIgnore    Mode = "ignore"
)

// Modes are the modes by name.
var Modes = []Mode{ModeError, ModePropagate, ModeWarn, ModeIgnore}

// Source is a table of data. An input takes the column of its name, of the row whose
// Key is the parameter of that name.
type Source struct {
	Name, Key string
	Rows      []map[string]regelrecht.Value
}

// Question is what is asked of a law.
type Question struct {
	Law        string
	Outputs    []string
	Parameters map[string]regelrecht.Value
	Sources    []Source
	On         value.Date
	Mode       Mode // ModeError where empty
}

// Provenance says why an output is in a result.
type Provenance string

// Direct is an output of the articles asked for; Reactive one of a hook.
const (
	Direct   Provenance = "direct"
	Reactive Provenance = "reactive"
	Override Provenance = "override"
)

// Result is all that the articles that were asked for gave, and their hooks.
type Result struct {
	Outputs  map[string]regelrecht.Value
	From     map[string]Provenance
	Articles []string // their numbers, as text in order
	// Overridden names the law that an output is taken from in derogation of another.
	Overridden map[string]string
}

// Names are the names of the outputs, in order.
func (r *Result) Names() []string {
	var all []string
	for name := range r.Outputs {
		all = append(all, name)
	}
	sort.Strings(all)
	return all
}

// Error is what is wrong with carrying out a law, and where.
type Error struct {
	At           document.Place
	Law, Article string
	Err          error
}

// Error is the message with the place; it holds no value of a person.
func (e *Error) Error() string {
	return fmt.Sprintf("%s: %s article %s: %s", e.At, e.Law, e.Article, e.Err)
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// The causes that a caller may tell apart.
var (
	ErrNoOutput       = errors.New("no such output")
	ErrNotFound       = errors.New("variable not found")
	ErrCircular       = errors.New("circular reference")
	ErrUntranslatable = errors.New("untranslatable construct")
	ErrType           = errors.New("type mismatch")
)

// Ask carries out a question.
func Ask(lib *regelrecht.Library, q Question) (*Result, error) {
	if q.Mode == "" {
		q.Mode = ModeError
	}
	if !slices.Contains(Modes, q.Mode) {
		return nil, fmt.Errorf("there is no mode %q for what cannot be expressed", q.Mode)
	}
	if len(q.Outputs) == 0 {
		return nil, errors.New("a question needs an output")
	}
	law, err := lib.InForce(q.Law, q.On)
	if err != nil {
		return nil, err
	}
	articles := map[string]*regelrecht.Article{}
	for _, output := range q.Outputs {
		a, ok := law.Producer(output)
		if !ok {
			return nil, noOutput(law.ID, output)
		}
		articles[a.Number] = a
	}
	e := &engine{lib: lib, q: q, done: map[string]*Result{}, busy: map[string]bool{}}
	out := newResult()
	for number := range articles {
		out.Articles = append(out.Articles, number)
	}
	sort.Strings(out.Articles)
	for _, number := range out.Articles {
		r, err := e.article(articles[number], q.Parameters, "BESLUIT")
		if err != nil {
			return nil, err
		}
		out.add(r)
	}
	return out, nil
}

func noOutput(law, output string) error {
	return fmt.Errorf("%w: Output '%s' not found in law '%s'", ErrNoOutput, output, law)
}

func newResult() *Result {
	return &Result{Outputs: map[string]regelrecht.Value{}, From: map[string]Provenance{}, Overridden: map[string]string{}}
}

func (r *Result) add(other *Result) {
	for name, v := range other.Outputs {
		r.Outputs[name], r.From[name] = v, other.From[name]
		if law, ok := other.Overridden[name]; ok {
			r.Overridden[name] = law
		}
	}
}
