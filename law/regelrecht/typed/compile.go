package typed

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/compat"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Compiled is the outputs of a law as programs, for questions of one shape.
type Compiled struct {
	Law string
	On  value.Date
	// Programs has a program for each output of the articles that give the outputs that
	// were asked for, and of the hooks on them.
	Programs map[string]*program.Program
	laws     *laws
	facts    []*fact
	shape    compat.Question
	fixed    map[string]string
}

// Laws is what the programs were compiled from, for run.Reference and the like.
func (c *Compiled) Laws() program.Laws { return c.laws }

// Compile makes the programs for questions that have the law, the date, the outputs,
// the parameters and the columns of q, the same of them null, and the same area. The
// error is *Inexpressible where types cannot express it.
func Compile(lib *regelrecht.Library, q compat.Question) (c *Compiled, err error) {
	defer caught(&err)
	law, err := lib.InForce(q.Law, q.On)
	if err != nil {
		return nil, err
	}
	if q.Mode == compat.ModeWarn || q.Mode == compat.ModePropagate {
		return nil, &Inexpressible{Reason: "a mode for what cannot be expressed"}
	}
	for _, source := range q.Sources {
		if !sameColumns(source, source) {
			return nil, &Inexpressible{Reason: "a table of which not every row has the same columns"}
		}
	}
	l := &link{lib: lib, q: q, names: map[string]bool{}, done: map[string]*article{}, busy: map[string]bool{},
		fixed: map[string]string{}, span: spanAround(lib, q.On)}
	parameters := l.root()
	goals := map[string]binding{}
	for _, output := range q.Outputs {
		a, ok := law.Producer(output)
		if !ok {
			return nil, fmt.Errorf("%w: Output '%s' not found in law '%s'", compat.ErrNoOutput, output, law.ID)
		}
		l.goals(law, a, parameters, goals)
	}
	c = &Compiled{Law: q.Law, On: q.On, Programs: map[string]*program.Program{}, laws: l.finish(), facts: l.facts, shape: q, fixed: l.fixed}
	for _, name := range slices.Sorted(maps.Keys(goals)) {
		ident := strings.TrimPrefix(goals[name].id, "rule ")
		named := c.laws.names[ident]
		p, err := program.Compile(c.laws, named.Ref.Law+"."+named.Ref.Name, q.On)
		var faults document.Faults
		if errors.As(err, &faults) {
			return nil, &Inexpressible{At: faults[0].Place, Article: named.Ref.Law, Reason: faults[0].Message}
		}
		if err != nil {
			return nil, err
		}
		c.Programs[name] = p
	}
	return c, nil
}

// root binds the parameters of the question.
func (l *link) root() map[string]binding {
	parameters := map[string]binding{}
	for name, v := range l.q.Parameters {
		b := binding{id: "parameter " + name, root: name}
		if isArea(name) && v.Kind == regelrecht.Text {
			l.fixed[name] = v.Text
			l.word(v.Text)
			b = binding{id: "fixed " + name, kind: wordKind, root: name, literal: &literal{v},
				make: func(b builder) feel.Expr { return b.word(v.Text) }}
		}
		parameters[name] = b
	}
	return parameters
}

// goals adds the outputs of an article and of the hooks on it.
func (l *link) goals(law *regelrecht.Law, a *regelrecht.Article, parameters map[string]binding, goals map[string]binding) {
	linked := l.article(nil, a.Place, a, parameters)
	for _, name := range linked.order {
		goals[name] = linked.outputs[name]
	}
	for _, before := range []bool{false, true} {
		for _, hook := range l.lib.Hooks(a, before, "BESLUIT", l.q.On) {
			if len(hook.Parameters) > 0 || len(hook.OpenTerms) > 0 {
				panic(stop{&Inexpressible{At: hook.Place, Article: hook.Law.ID + " article " + hook.Number, Reason: "a hook with parameters"}})
			}
			got := l.article(nil, hook.Place, hook, map[string]binding{})
			for _, name := range got.order {
				if _, taken := goals[name]; !taken {
					goals[name] = l.overridden(law, hook, name, got.outputs[name])
				}
			}
		}
	}
}

// overridden is an output of a hook, or what the law that was asked for puts in its place.
func (l *link) overridden(law *regelrecht.Law, hook *regelrecht.Article, name string, b binding) binding {
	for _, a := range law.Articles {
		for _, o := range a.Overrides {
			if o.Law == hook.Law.ID && o.Article == hook.Number && o.Output == name {
				if got, ok := l.article(nil, a.Place, a, map[string]binding{}).outputs[name]; ok {
					return got
				}
			}
		}
	}
	return b
}

// rowOf is the row of a table that the parameters point at.
func rowOf(s compat.Source, parameters map[string]regelrecht.Value) (map[string]regelrecht.Value, bool) {
	key, ok := parameters[s.Key]
	if !ok {
		return nil, false
	}
	for _, row := range slices.Backward(s.Rows) {
		if v, ok := row[s.Key]; ok && v.String() == key.String() {
			return row, true
		}
	}
	return nil, false
}

// ErrShape says that a question is not of the shape that was compiled.
var ErrShape = errors.New("the question is not of the shape that was compiled")

// Facts are the facts of a question for the program of an output.
func (c *Compiled) Facts(q compat.Question, output string) (*run.Facts, error) {
	p, ok := c.Programs[output]
	if !ok {
		return nil, fmt.Errorf("%w: no output %s", ErrShape, output)
	}
	if err := c.fits(q); err != nil {
		return nil, err
	}
	f := run.NewFacts(p)
	for _, x := range c.facts {
		if x.from.missing || !f.Applicant().Reads(x.decl.Name) {
			continue
		}
		given, err := c.given(q, x)
		if err != nil {
			return nil, err
		}
		f.Applicant().Set(x.decl.Name, given)
	}
	return f, f.Err()
}

// fits checks that a question is of the shape.
func (c *Compiled) fits(q compat.Question) error {
	for name, v := range c.shape.Parameters {
		got, ok := q.Parameters[name]
		fixed, isFixed := c.fixed[name]
		if !ok || (v.Kind == regelrecht.Null) != (got.Kind == regelrecht.Null) || isFixed && got.Text != fixed {
			return fmt.Errorf("%w: parameter %s", ErrShape, name)
		}
	}
	if q.Law != c.Law || q.On != c.On || len(q.Parameters) != len(c.shape.Parameters) || len(q.Sources) != len(c.shape.Sources) {
		return ErrShape
	}
	for i, s := range q.Sources {
		if s.Key != c.shape.Sources[i].Key || !sameColumns(s, c.shape.Sources[i]) {
			return fmt.Errorf("%w: table %s", ErrShape, s.Name)
		}
	}
	return nil
}

// sameColumns tells whether every row of a table has the columns that another begins with.
func sameColumns(s, shape compat.Source) bool {
	for _, row := range s.Rows {
		if len(shape.Rows) == 0 || len(row) != len(shape.Rows[0]) {
			return false
		}
		for column := range row {
			if _, ok := shape.Rows[0][column]; !ok {
				return false
			}
		}
	}
	return true
}

// given is the value of a fact in a question.
func (c *Compiled) given(q compat.Question, x *fact) (run.Given, error) {
	wrong := func(why string) (run.Given, error) {
		return run.Given{}, fmt.Errorf("%w: %s %s", ErrShape, x.field, why)
	}
	v, ok := q.Parameters[x.from.parameter], true
	if x.from.parameter == "" {
		var row map[string]regelrecht.Value
		if row, ok = rowOf(q.Sources[x.from.source], q.Parameters); ok {
			v, ok = row[x.from.column]
		}
	}
	if !ok {
		return wrong("has no row")
	}
	switch {
	case x.kind == truthKind && v.Kind == regelrecht.Truth:
		return run.Truth(v.Truth), nil
	case x.kind == numberKind && v.Kind == regelrecht.Numeric:
		d, ok := decimal(v.Number)
		if !ok {
			return wrong("has too many digits")
		}
		return run.Number(d), nil
	case x.kind == dayKind && v.Kind == regelrecht.Text:
		d, ok := v.Date()
		if !ok {
			return wrong("is no date")
		}
		return run.Date(d), nil
	case x.kind == wordKind && v.Kind == regelrecht.Text:
		if !slices.Contains(x.decl.Type.Words, v.Text) {
			return run.Text(otherWord), nil
		}
		return run.Text(v.Text), nil
	}
	return wrong("is " + v.Kind.String() + " and was declared as " + x.kind.String())
}

// Ask carries out the programs for a question. An output that is not decided, because
// facts are missing, is not in the result.
func (c *Compiled) Ask(q compat.Question) (map[string]regelrecht.Value, error) {
	out := map[string]regelrecht.Value{}
	for _, name := range slices.Sorted(maps.Keys(c.Programs)) {
		f, err := c.Facts(q, name)
		if err != nil {
			return nil, err
		}
		o, err := run.NewMachine(c.Programs[name]).Run(f)
		if err != nil {
			return nil, err
		}
		if v, ok := valueOf(&o); ok {
			out[name] = v
		}
	}
	return out, nil
}

// valueOf is a decided outcome as a value of the format; false where it is not decided,
// or is a string that no rule speaks of.
func valueOf(o *run.Outcome) (regelrecht.Value, bool) {
	switch {
	case o.Status != run.Decided:
		return regelrecht.Value{}, false
	case o.NotApplicable:
		return regelrecht.Value{}, true
	case o.Type.Kind == value.Boolean:
		return regelrecht.TruthOf(o.Value == 1), true
	case o.Type.Kind == value.Number:
		n, err := regelrecht.ParseNumber(o.Decimal().String())
		return regelrecht.NumberOf(n), err == nil
	}
	text := o.Text(o.Value)
	return regelrecht.TextOf(text), text != otherWord
}
