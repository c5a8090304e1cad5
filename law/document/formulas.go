package document

import (
	"fmt"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// formulas checks every expression of a document against its declared type.
func (l *linker) formulas(d *Document) {
	names := l.vocabulary(d)
	for _, t := range d.OpenTerms {
		if t.Rule == nil {
			continue
		}
		if _, ok := l.subject(d, t.Rule); ok {
			l.chooser(d, t, &scope{l: l, d: d, names: names})
		}
	}
	for _, a := range d.Articles {
		for _, r := range a.Rules {
			s, ok := l.subject(d, r)
			if !ok {
				continue
			}
			s.names = names
			l.expression(d, r.When, value.Type{Kind: value.Boolean}, s)
			l.expression(d, r.Formula, r.Type, s)
			for _, x := range r.Exceptions {
				l.expression(d, x.When, value.Type{Kind: value.Boolean}, s)
				l.expression(d, x.Formula, r.Type, s)
			}
			l.priorities(r)
		}
	}
}

// subject is the scope of a rule by what it is of.
func (l *linker) subject(d *Document, r *Rule) (*scope, bool) {
	s := &scope{l: l, d: d}
	switch {
	case r.Of == "":
		return nil, false
	case r.Of == household:
	case r.Of == person:
		s.own = true
	default:
		for _, relation := range l.voc.Relations() {
			if relation.Member == r.Of {
				s.relation, s.own = relation.Name, true
			}
		}
		if s.relation == "" {
			l.fault(l.at(r, "of", r.Place), fmt.Sprintf("%q is not a subject", r.Of), "person, household"+l.members())
			return nil, false
		}
	}
	if r.Type.Kind == value.Relation && r.Of != household {
		l.fault(l.at(r, "yields", r.Place), fmt.Sprintf("a rule of %s that yields %s", r.Of, r.Type), "of: household; relations are those of the applicant")
	}
	return s, true
}

func (l *linker) members() string {
	text := ""
	for _, relation := range l.voc.Relations() {
		text += ", " + relation.Member
	}
	return text
}

func (l *linker) expression(d *Document, e feel.Expr, want value.Type, s *scope) {
	if e == nil || want.Kind == value.Invalid {
		return
	}
	for _, p := range feel.CheckAs(e, want, s) {
		l.fault(Place{d.Place.File, p.At.Line, p.At.Column}, p.Message, p.Expected)
	}
}

// priorities checks the order of the exceptions of a rule.
func (l *linker) priorities(r *Rule) {
	byName := map[string]*Exception{}
	for _, x := range r.Exceptions {
		byName[x.Name] = x
	}
	for _, x := range r.Exceptions {
		for _, name := range x.Before {
			if byName[name] == nil || name == x.Name {
				l.fault(l.at(x, "before "+name, x.Place), fmt.Sprintf("before %s, which is not another exception to %s", name, r.Name), "the name of another exception to the same rule")
			}
		}
	}
	done := map[string]bool{}
	var follow func(x *Exception, path []string)
	follow = func(x *Exception, path []string) {
		for i, name := range path {
			if name == x.Name {
				l.fault(x.Place, "exceptions that go before each other: "+arrows(append(path[i:], x.Name)), "an order without a circle")
				return
			}
		}
		if done[x.Name] {
			return
		}
		for _, name := range x.Before {
			if next := byName[name]; next != nil && next != x {
				follow(next, append(path, x.Name))
			}
		}
		done[x.Name] = true
	}
	for _, x := range r.Exceptions {
		follow(x, nil)
	}
}
