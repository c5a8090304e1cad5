package typed

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/compat"
)

// The rules of one program, and how many expressions may be built for it: a choice is
// built twice where a text in it turns out to be a date.
const (
	maxRules = 20_000
	maxWork  = 300_000
)

// binding is what a name stands for: an expression that can be made again and again.
type binding struct {
	id       string // equal for equal bindings
	kind     kind
	nullable bool
	make     func(builder) feel.Expr
	root     string   // the parameter of the question that it is, or empty
	literal  *literal // of a definition, a literal argument and a fixed parameter
}

type literal struct{ value regelrecht.Value }

// link is the making of one set of rules.
type link struct {
	lib       *regelrecht.Library
	q         compat.Question
	rules     []*rule
	facts     []*fact
	constants []*constant
	words     []string
	names     map[string]bool     // of rules, facts and constants, so that each is one thing
	done      map[string]*article // by article and bindings
	busy      map[string]bool
	fixed     map[string]string // parameters of the question that the program holds for alone
	span      span
	work      int
}

// rule is a rule under construction.
type rule struct {
	decl *document.Rule
	of   *regelrecht.Article
	kind kind
}

// article is an article linked in one context.
type article struct {
	outputs map[string]binding
	order   []string
}

// scope is an article being linked.
type scope struct {
	*link
	a          *regelrecht.Article
	parameters map[string]binding
	outputs    map[string]binding
	inside     map[string]bool    // inputs and terms being linked
	known      map[string]binding // those that were
	output     string             // of the action that is being linked
	place      document.Place
	want       kind // what the place of the reference that is being resolved asks for
}

func (s *scope) fail(p document.Place, format string, args ...any) {
	s.refuse(p, fmt.Sprintf(format, args...), nil)
}

// refuse is fail for what upstream refuses too.
func (s *scope) refuse(p document.Place, reason string, cause error) {
	panic(stop{&Inexpressible{At: p, Article: s.a.Law.ID + " article " + s.a.Number, Reason: reason, Cause: cause}})
}

// unique is a name that nothing else has. aanvrager and peildatum have a meaning of
// their own in expressions.
func (l *link) unique(name string) string {
	for n := 1; ; n++ {
		try := name
		if n > 1 {
			try += "_" + strconv.Itoa(n)
		}
		if !l.names[try] && try != "aanvrager" && try != "peildatum" {
			l.names[try] = true
			return try
		}
	}
}

// article links an article once for each set of bindings of its parameters.
func (l *link) article(from *scope, p document.Place, a *regelrecht.Article, parameters map[string]binding) *article {
	key := fmt.Sprintf("%p", a)
	for _, name := range slices.Sorted(maps.Keys(parameters)) {
		key += "|" + name + "=" + parameters[name].id
	}
	if done, ok := l.done[key]; ok {
		return done
	}
	s := &scope{link: l, a: a, parameters: parameters, outputs: map[string]binding{}, inside: map[string]bool{}, known: map[string]binding{}, place: a.Place}
	switch {
	case l.busy[key] && from != nil:
		from.fail(p, "%s article %s needs itself", a.Law.ID, a.Number)
	case len(l.busy) > 100:
		s.fail(p, "more than 100 articles inside each other")
	}
	l.busy[key] = true
	defer delete(l.busy, key)
	for _, f := range a.Parameters {
		s.checkedParameter(f)
	}
	for _, u := range a.Untranslatables {
		if !u.Accepted || l.q.Mode == compat.ModePropagate {
			s.refuse(u.Place, "a part that its author could not express", compat.ErrUntranslatable)
		}
	}
	out := &article{outputs: map[string]binding{}}
	for _, action := range a.Actions {
		s.output, s.place = action.Output, action.Place
		b := s.action(action)
		s.outputs[action.Output], out.outputs[action.Output] = b, b
		out.order = append(out.order, action.Output)
	}
	l.done[key] = out
	return out
}

// action makes the rule of an action.
func (s *scope) action(action regelrecht.Action) binding {
	var want kind
	label := action.Output
	for _, o := range s.a.Outputs {
		if o.Name == action.Output {
			if want = kindOf(o.Type); want == unknownKind {
				s.fail(o.Place, "an output that is a list or an object")
			}
			if o.Description != "" {
				label = o.Description
			}
		}
	}
	t := s.as(action.Value, want)
	if t.nullable {
		s.nullableOutput(action)
	}
	if want != unknownKind && t.kind != want && t.kind != nullKind {
		s.fail(action.Place, "%s for an output that is declared as %s", t.kind, want)
	}
	if t.kind == nullKind {
		if want == unknownKind {
			s.fail(action.Place, "null for an output without a type")
		}
		t.kind, t.nullable = want, true
	}
	return s.rule(action.Output, label, action.Place, t)
}

// rule adds a rule with a formula.
func (s *scope) rule(name, label string, p document.Place, t term) binding {
	if len(s.rules) >= maxRules {
		s.fail(p, "more than %d rules in one program", maxRules)
	}
	ident := s.unique(name)
	p.File = s.a.Law.Place.File
	s.rules = append(s.rules, &rule{of: s.a, kind: t.kind, decl: &document.Rule{Place: p, Law: s.a.Law.ID,
		Article: s.a.Number, Name: ident, Label: document.Text{NL: label, EN: label}, Of: "person",
		Cites: "artikel " + s.a.Number, Formula: t.e}})
	return binding{id: "rule " + ident, kind: t.kind, nullable: t.nullable, make: func(b builder) feel.Expr { return b.name(ident) }}
}

// held is a term that can be named more than once without being worked out more than once.
func (s *scope) held(p document.Place, t term) func(builder) feel.Expr {
	switch e := t.e.(type) {
	case *feel.Name:
		return func(b builder) feel.Expr { return b.name(e.Ident) }
	case *feel.DateLit:
		return func(b builder) feel.Expr { return b.day(e.Value) }
	}
	if t.kind == nullKind {
		return func(b builder) feel.Expr { return b.null() }
	}
	return s.rule(s.output+"_deel", s.output+" (deel)", p, t).make
}

// literalOf is a binding of a value that is written down.
func (s *scope) literalOf(p document.Place, name string, v regelrecht.Value) binding {
	b := binding{id: "literal " + v.Kind.String() + strconv.Quote(v.String()), literal: &literal{v}}
	switch v.Kind {
	case regelrecht.Null:
		b.kind, b.nullable = nullKind, true
		b.make = func(b builder) feel.Expr { return b.null() }
	case regelrecht.Truth:
		b.kind = truthKind
		b.make = func(b builder) feel.Expr { return b.truth(v.Truth) }
	case regelrecht.Text:
		b.kind = wordKind
		b.make = func(b builder) feel.Expr { return b.word(v.Text) }
		s.word(v.Text)
	case regelrecht.Numeric:
		b.kind = numberKind
		b.make = func(b builder) feel.Expr { return b.number(v.Number) }
		if name != "" {
			ident := s.constant(p, name, v.Number)
			b.id = "constant " + ident
			b.make = func(b builder) feel.Expr { return b.name(ident) }
		}
	case regelrecht.List:
		b.make = func(builder) feel.Expr { s.fail(p, "a list outside IN"); return nil }
	default:
		s.fail(p, "%s, which has no static type", v.Kind)
	}
	return b
}

// word notes a word that strings are compared with.
func (l *link) word(w string) {
	if !slices.Contains(l.words, w) {
		l.words = append(l.words, w)
	}
}
