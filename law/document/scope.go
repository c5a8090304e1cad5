package document

import (
	"fmt"
	"slices"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// The subjects that are not the member of a relation.
const (
	person    = "person"
	household = "household"
)

// scope resolves the names in the formulas of one rule. It is the feel.Env of
// that rule.
type scope struct {
	l     *linker
	d     *Document
	names map[string]target
	// relation is what the person of the rule is a member of; own says that the
	// rule is about that person or about any person.
	relation string
	own      bool
}

// vocabulary collects what the names of a document stand for.
func (l *linker) vocabulary(d *Document) map[string]target {
	names := map[string]target{}
	for _, t := range d.Takes {
		for _, name := range t.Names {
			if found, ok := l.taken(d, t, name); ok {
				names[name] = found
			}
		}
	}
	for _, t := range d.OpenTerms {
		if t.Per != "" {
			if t.Rule != nil {
				names[t.Name] = ruleTarget(d, t.Rule)
			}
			continue
		}
		if found, ok := l.filler(d, t.Name); ok {
			names[t.Name] = found
		}
	}
	for _, p := range d.Parameters {
		names[p.Name] = parameterTarget(d, p)
	}
	for _, a := range d.Articles {
		for _, r := range a.Rules {
			names[r.Name] = ruleTarget(d, r)
		}
	}
	return names
}

// lookup finds a name: of the law, taken, a fact, a relation.
func (s *scope) lookup(name string) (target, bool) {
	if t, ok := s.names[name]; ok {
		return t, true
	}
	if f, ok := s.l.voc.Fact(name); ok {
		return target{ref: feel.Ref{Kind: feel.FactRef, Name: name}, kind: f.Type, of: f.Of}, true
	}
	if r, ok := s.l.voc.Relation(name); ok {
		return target{feel.Ref{Kind: feel.RelationRef, Name: name}, value.Type{Kind: value.Relation, Relation: name, One: r.Max == 1}, household, Place{}, nil}, true
	}
	return target{}, false
}

// Name resolves a bare name.
func (s *scope) Name(ident, member string) (feel.Named, *feel.Problem) {
	t, ok := s.lookup(ident)
	if !ok {
		return s.unknown(ident)
	}
	relation, own := s.relation, s.own
	if member != "" {
		relation, own = member, true
	}
	named := feel.Named{Ref: t.ref, Type: t.kind, Table: t.table}
	switch {
	case t.of == household:
	case t.of == person:
		named.Own = own
	case relation != "" && s.l.memberOf(t.of) == relation:
		named.Own = true
	default:
		list := s.l.memberOf(t.of)
		return feel.Named{}, &feel.Problem{
			Message:  fmt.Sprintf("%s is of %s, and there is no %s here", ident, t.of, t.of),
			Expected: fmt.Sprintf("%s.%s, or %s inside %s[…]", list, ident, ident, list),
		}
	}
	return named, nil
}

// Self is the relation of whose member the rule is.
func (s *scope) Self() string { return s.relation }

// Field resolves a property of a person.
func (s *scope) Field(relation, field string) (feel.Named, *feel.Problem) {
	t, ok := s.lookup(field)
	if !ok {
		return s.unknown(field)
	}
	switch {
	case t.of == household:
		what := "the household"
		if t.ref.Kind == feel.ParameterRef {
			what = "the law"
		}
		return feel.Named{}, &feel.Problem{Message: fmt.Sprintf("%s is of %s, not of one person", field, what), Expected: field + " by itself"}
	case t.of == person, relation != "" && s.l.memberOf(t.of) == relation:
		return feel.Named{Ref: t.ref, Type: t.kind, Own: true}, nil
	}
	who := "the applicant"
	if relation != "" {
		who = "a member of " + relation
	}
	return feel.Named{}, &feel.Problem{
		Message:  fmt.Sprintf("%s is of %s, which %s is not", field, t.of, who),
		Expected: "a property of a person",
	}
}

func (s *scope) unknown(name string) (feel.Named, *feel.Problem) {
	expected := "a rule or parameter of this law, a name under takes, a fact or a relation"
	if near := s.nearest(name); near != "" {
		expected += "; perhaps " + near
	}
	return feel.Named{}, &feel.Problem{Message: fmt.Sprintf("%s is unknown", name), Expected: expected}
}

// memberOf is the relation whose members are called of, or that is called so.
func (l *linker) memberOf(of string) string {
	for _, r := range l.voc.Relations() {
		if r.Member == of || r.Name == of {
			return r.Name
		}
	}
	return ""
}

// nearest is the name of the law that differs in at most two letters. In a law
// with very many names it does not look, so that no file takes long to refuse.
func (s *scope) nearest(name string) string {
	if len(s.names) > 500 {
		return ""
	}
	var names []string
	for known := range s.names {
		names = append(names, known)
	}
	slices.Sort(names)
	best, least := "", 3
	for _, known := range names {
		if d := distance(name, known); d < least && d < len(known)/2 {
			best, least = known, d
		}
	}
	return best
}

// distance is how many letters to add, drop or change to make b of a.
func distance(a, b string) int {
	if len(a) > 80 || len(b) > 80 {
		return len(a) + len(b)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
