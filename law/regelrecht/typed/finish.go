package typed

import (
	"fmt"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/value"
)

// constant is a number of an article with a name.
type constant struct {
	decl *document.Parameter
	of   *regelrecht.Law
	at   document.Place
}

// constant is the name of a definition; one for each place.
func (s *scope) constant(p document.Place, name string, n regelrecht.Number) string {
	for _, c := range s.constants {
		if c.at == p && c.of == s.a.Law {
			return c.decl.Name
		}
	}
	d, ok := decimal(n)
	if !ok {
		s.fail(p, "a number with more decimals or digits than the engine holds")
	}
	ident := s.unique(name)
	s.constants = append(s.constants, &constant{of: s.a.Law, at: p, decl: &document.Parameter{Place: p, Name: ident,
		Label: document.Text{NL: name, EN: name}, Type: value.Type{Kind: value.Number}, Cites: "artikel " + s.a.Number,
		Values: []document.ParameterValue{{Place: p, From: s.span.from, Value: d, Source: s.a.URL}}}})
	return ident
}

// finish gives everything its type, and makes the documents.
func (l *link) finish() *laws {
	words := append(append([]string{}, l.words...), otherWord)
	typeOf := func(k kind) value.Type {
		switch k {
		case truthKind:
			return value.Type{Kind: value.Boolean}
		case dayKind:
			return value.Type{Kind: value.Day}
		case wordKind:
			return value.Type{Kind: value.Word, Words: words}
		}
		return value.Type{Kind: value.Number}
	}
	out := &laws{documents: map[string]*document.Document{}, names: map[string]feel.Named{}, facts: map[string]document.Fact{},
		rules: map[string]*document.Rule{}, parameters: map[string]*document.Parameter{}, span: l.span}
	for _, x := range l.facts {
		x.decl.Type = typeOf(x.kind)
		out.facts[x.decl.Name] = x.decl
		out.names[x.decl.Name] = feel.Named{Ref: feel.Ref{Kind: feel.FactRef, Name: x.decl.Name}, Type: x.decl.Type, Own: true}
	}
	for _, c := range l.constants {
		d := out.document(c.of)
		d.Parameters = append(d.Parameters, c.decl)
		out.parameters[d.Law+"."+c.decl.Name] = c.decl
		out.names[c.decl.Name] = feel.Named{Ref: feel.Ref{Kind: feel.ParameterRef, Law: d.Law, Name: c.decl.Name}, Type: c.decl.Type}
	}
	for _, r := range l.rules {
		r.decl.Type = typeOf(r.kind)
		for _, p := range feel.CheckAs(r.decl.Formula, r.decl.Type, out) {
			panic(stop{&Inexpressible{At: document.Place{File: r.decl.Place.File, Line: p.At.Line, Column: p.At.Column},
				Article: r.decl.Law + " article " + r.decl.Article, Reason: p.Error()}})
		}
		out.add(r)
	}
	return out
}

// laws is what was linked, as package program reads laws. Every rule is of the person
// that the question is about; there are no relations.
type laws struct {
	documents  map[string]*document.Document
	rules      map[string]*document.Rule
	parameters map[string]*document.Parameter
	facts      map[string]document.Fact
	names      map[string]feel.Named
	span       span
}

// document is the document of a law, for the days on which nothing changes.
func (w *laws) document(l *regelrecht.Law) *document.Document {
	if d, ok := w.documents[l.ID]; ok {
		return d
	}
	title := l.Name
	if title == "" {
		title = l.ID
	}
	d := &document.Document{Place: l.Place, Law: l.ID, Title: title, Source: l.BWB, From: w.span.from, Until: w.span.until,
		Municipality: l.Municipality}
	w.documents[l.ID] = d
	return d
}

func (w *laws) add(r *rule) {
	d := w.document(r.of.Law)
	var a *document.Article
	for _, have := range d.Articles {
		if have.ID == r.of.Number {
			a = have
		}
	}
	if a == nil {
		a = &document.Article{Place: r.of.Place, ID: r.of.Number}
		d.Articles = append(d.Articles, a)
	}
	a.Rules = append(a.Rules, r.decl)
	w.rules[d.Law+"."+r.decl.Name] = r.decl
	w.names[r.decl.Name] = feel.Named{Ref: feel.Ref{Kind: feel.RuleRef, Law: d.Law, Name: r.decl.Name}, Type: r.decl.Type, Own: true}
}

// Document is a law on a day on which the programs hold.
func (w *laws) Document(law string, on value.Date) (*document.Document, bool) {
	d, ok := w.documents[law]
	return d, ok && w.span.holds(on)
}

// Rule is a rule by its name.
func (w *laws) Rule(law, name string, on value.Date) (*document.Rule, bool) {
	r, ok := w.rules[law+"."+name]
	return r, ok && w.span.holds(on)
}

// Parameter is a definition by its name.
func (w *laws) Parameter(law, name string, on value.Date) (*document.Parameter, bool) {
	p, ok := w.parameters[law+"."+name]
	return p, ok && w.span.holds(on)
}

// Next knows nothing: a definition has one value for as long as the programs hold.
func (w *laws) Next(law, name string, on value.Date) (value.Date, bool) { return 0, false }

// Vocabulary is the facts of the questions.
func (w *laws) Vocabulary() document.Vocabulary { return w }

// Fact is a fact by its name.
func (w *laws) Fact(name string) (document.Fact, bool) { f, ok := w.facts[name]; return f, ok }

// Relation finds none.
func (w *laws) Relation(string) (document.RelationDecl, bool) { return document.RelationDecl{}, false }

// Relations are none.
func (w *laws) Relations() []document.RelationDecl { return nil }

// Name resolves a name in a formula.
func (w *laws) Name(ident, _ string) (feel.Named, *feel.Problem) {
	named, ok := w.names[ident]
	if !ok {
		return named, &feel.Problem{Message: fmt.Sprintf("%s stands for nothing here", ident)}
	}
	return named, nil
}

// Field finds none: there are no persons but the one.
func (w *laws) Field(_, field string) (feel.Named, *feel.Problem) {
	return feel.Named{}, &feel.Problem{Message: field + " of a person"}
}

// Self is the applicant.
func (w *laws) Self() string { return "" }

// span is the days on which the laws of a library do not change.
type span struct{ from, until value.Date }

func (s span) holds(on value.Date) bool { return s.from <= on && (s.until == 0 || on <= s.until) }

// spanAround is the stretch around a day in which no version of any law begins or ends.
func spanAround(lib *regelrecht.Library, on value.Date) span {
	first, _ := value.NewDate(1900, 1, 1)
	s := span{from: first}
	boundary := func(d value.Date) {
		if d <= on {
			s.from = max(s.from, d)
		} else if s.until == 0 || d-1 < s.until {
			s.until = d - 1
		}
	}
	for _, id := range lib.Laws() {
		for _, l := range lib.Versions(id) {
			if l.Dated {
				boundary(l.From)
			}
			if l.Ends {
				boundary(l.Until + 1)
			}
		}
	}
	return s
}
