package typed

import (
	"slices"
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/compat"
)

// resolve is what a name stands for, in the order that package compat has.
func (s *scope) resolve(p document.Place, name string) binding {
	if b, ok := s.outputs[name]; ok {
		return b
	}
	for _, d := range s.a.Definitions {
		if d.Name == name {
			return s.literalOf(d.Place, name, d.Value)
		}
	}
	for i := range s.a.OpenTerms {
		if t := &s.a.OpenTerms[i]; t.Name == name {
			return s.once(p, name, func() binding { return s.openTerm(*t) })
		}
	}
	if b, ok := s.parameters[name]; ok {
		return s.parameter(p, name, b)
	}
	for i := range s.a.Inputs {
		if in := &s.a.Inputs[i]; in.Name == name {
			return s.once(p, name, func() binding { return s.checked(p, in.Field, s.input(*in)) })
		}
	}
	for _, f := range s.a.Parameters {
		if f.Name == name {
			return s.factOf(p, f, origin{missing: true})
		}
	}
	s.fail(p, "$%s stands for nothing", name)
	return binding{}
}

func (s *scope) once(p document.Place, name string, work func() binding) binding {
	if b, ok := s.known[name]; ok {
		return b
	}
	if s.inside[name] {
		s.fail(p, "%s needs itself", name)
	}
	s.inside[name] = true
	defer delete(s.inside, name)
	b := work()
	s.known[name] = b
	return b
}

// parameter is a parameter; one of the question gets the type that the article declares.
func (s *scope) parameter(p document.Place, name string, b binding) binding {
	if b.root == "" || b.literal != nil {
		return b
	}
	for _, f := range s.a.Parameters {
		if f.Name == name {
			return s.factOf(p, f, origin{parameter: b.root})
		}
	}
	for _, in := range s.a.Inputs {
		if in.Name == name {
			return s.factOf(p, in.Field, origin{parameter: b.root})
		}
	}
	s.fail(p, "$%s is a parameter that the article does not declare, so that nothing says of what type it is", name)
	return binding{}
}

// input is data where a table has it, or what its source names.
func (s *scope) input(in regelrecht.Input) binding {
	for i, source := range s.q.Sources {
		key, ok := s.parameters[source.Key]
		for name := range s.parameters {
			if !ok && strings.EqualFold(name, source.Key) {
				s.fail(in.Place, "a key of a table that is written with other capitals than the parameter")
			}
		}
		if !ok || len(source.Rows) == 0 {
			continue
		}
		if key.root != source.Key {
			s.fail(in.Place, "data of another person than the question is about")
		}
		if _, ok := source.Rows[0][in.Name]; ok {
			return s.factOf(in.Place, in.Field, origin{source: i, column: in.Name})
		}
		for column := range source.Rows[0] {
			if strings.EqualFold(column, in.Name) {
				s.fail(in.Place, "a column that is written with other capitals than the input")
			}
		}
	}
	if in.Regulation == "" && in.Output == "" {
		return s.factOf(in.Place, in.Field, origin{missing: true})
	}
	law, parameters := s.a.Law, map[string]binding{}
	if in.Regulation != "" {
		var err error
		if law, err = s.lib.InForce(in.Regulation, s.q.On); err != nil {
			s.refuse(in.Place, err.Error(), err)
		}
	} else {
		for name, b := range s.parameters {
			parameters[name] = b
		}
	}
	for _, arg := range in.Arguments {
		parameters[arg.Name] = s.argument(arg)
	}
	output := in.Output
	if output == "" {
		output = in.Name
	}
	a, ok := law.Producer(output)
	if !ok {
		s.refuse(in.Place, law.ID+" has no output "+output, compat.ErrNoOutput)
	}
	return s.article(s, in.Place, a, parameters).outputs[output]
}

// argument is what a parameter of another article is given. A parameter of the question
// stays what it is, whatever type this article gives it.
func (s *scope) argument(arg regelrecht.Argument) binding {
	switch e := arg.Value.(type) {
	case *regelrecht.Reference:
		if b, ok := s.parameters[e.Name]; ok && len(e.Path) == 0 && s.outputs[e.Name].make == nil {
			return b
		}
		t := s.as(e, unknownKind)
		if name, ok := t.e.(*feel.Name); ok {
			return binding{id: "name " + name.Ident, kind: t.kind, nullable: t.nullable, make: func(b builder) feel.Expr { return b.name(name.Ident) }}
		}
		s.output = arg.Name
		return s.rule(arg.Name, arg.Name, arg.Place, t)
	case *regelrecht.Literal:
		return s.literalOf(arg.Place, "", e.Value)
	}
	s.fail(arg.Place, "a parameter that is no name and no text")
	return binding{}
}

// openTerm is what fills in an open term, its default, or null.
func (s *scope) openTerm(t regelrecht.OpenTerm) binding {
	by, err := s.lib.Implementer(s.a, t, s.q.On, func(name string) (string, bool) {
		b, ok := s.parameters[name]
		if !ok {
			return "", false
		}
		if b.literal == nil || b.literal.value.Kind != regelrecht.Text {
			s.fail(t.Place, "an area that is not a parameter of the question")
		}
		return b.literal.value.Text, true
	})
	if err != nil {
		s.fail(t.Place, "%s", err)
	}
	switch {
	case by != nil:
		parameters := map[string]binding{}
		for _, p := range by.Parameters {
			if b, ok := s.parameters[p.Name]; ok {
				parameters[p.Name] = b
			}
		}
		b, ok := s.article(s, t.Place, by, parameters).outputs[t.Name]
		if !ok {
			s.fail(t.Place, "%s article %s does not give %s", by.Law.ID, by.Number, t.Name)
		}
		return b
	case t.HasDefault:
		inner := *s
		inner.want = unknownKind
		inner.outputs = map[string]binding{}
		for _, action := range t.Default {
			inner.output = action.Output
			inner.outputs[action.Output] = inner.rule(action.Output, action.Output, action.Place, inner.as(action.Value, kindOf(t.Type)))
		}
		if b, ok := inner.outputs[t.Name]; ok {
			return b
		}
	case t.Required:
		s.fail(t.Place, "nothing fills in the open term %s", t.Name)
	}
	return binding{id: "null", kind: nullKind, nullable: true, make: func(b builder) feel.Expr { return b.null() }}
}

// areas are the parameters by which regulations of an area are chosen.
var areas = []string{"gemeente_code", "provincie_code", "waterschap_code"}

func isArea(name string) bool { return slices.Contains(areas, name) }

// checked leaves null in a field that may not be null to the compatibility mode, which
// refuses it with its place.
func (s *scope) checked(p document.Place, f regelrecht.Field, b binding) binding {
	if b.nullable && !f.Nullable && s.a.Law.Format.StrictNull() {
		s.fail(p, "null in %s, which may not be null", f.Name)
	}
	return b
}

// nullableOutput is checked for the output of an action.
func (s *scope) nullableOutput(action regelrecht.Action) {
	for _, o := range s.a.Outputs {
		if o.Name == action.Output {
			s.checked(action.Place, o, binding{nullable: true})
		}
	}
}

// checkedParameter is checked for a parameter that the article was given.
func (s *scope) checkedParameter(f regelrecht.Field) {
	b, given := s.parameters[f.Name]
	if !given {
		return
	}
	if v, ok := s.q.Parameters[b.root]; ok && b.root != "" && v.Kind == regelrecht.Null {
		b.nullable = true
	}
	s.checked(f.Place, f, b)
}
