package register

import (
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/purpose"
)

// maxWanted bounds one question.
const maxWanted = 2000

// plan is a question after the gate: what may be asked of which register, and
// what was refused.
type plan struct {
	Question
	verdict purpose.Verdict
	basis   map[string]catalogue.Basis // by register
	allowed map[string]bool            // by field or relation

	self      map[string]*wanted  // fields of the person self, by name
	relations map[string]*related // by name
}

// wanted is one field that was asked for. field is nil where there is none of that
// name: then it is refused.
type wanted struct {
	name    string
	field   *catalogue.Field
	refused bool
	members []kernel.ResidentID // nil: all of them
}

// of says whether the field is wanted of a member. One without a number cannot be left out.
func (w *wanted) of(member kernel.ResidentID) bool {
	return w.members == nil || member == "" || slices.Contains(w.members, member)
}

type related struct {
	name     string
	relation *catalogue.Relation // nil: no such relation
	refused  bool
	fields   map[string]*wanted
}

func (s *Service) plan(q Question) (*plan, error) {
	switch {
	case q.Resident == "" || q.Purpose == "" || q.By == "":
		return nil, kernel.Errorf(kernel.Internal, "a question to the registers names the resident, the purpose, and by whom")
	case len(q.Wanted) == 0 || len(q.Wanted) > maxWanted:
		return nil, kernel.Errorf(kernel.Internal, "a question to the registers asks for 1 to %d fields, not %d", maxWanted, len(q.Wanted))
	}
	p := &plan{
		Question: q, basis: map[string]catalogue.Basis{}, allowed: map[string]bool{},
		self: map[string]*wanted{}, relations: map[string]*related{},
	}
	names := make([]string, 0, 2*len(q.Wanted))
	for _, w := range q.Wanted {
		if w.Relation == "" && w.Field == "" {
			return nil, kernel.Errorf(kernel.Internal, "a question to the registers names a field or a relation")
		}
		for _, name := range []string{w.Relation, w.Field} {
			if name != "" {
				names = append(names, name)
			}
		}
	}
	p.verdict = s.Gate.Check(q.Purpose, names)
	for _, a := range p.verdict.Allowed {
		p.allowed[a.Field] = true
		p.basis[a.Register] = a.Basis
	}
	for _, w := range q.Wanted {
		if err := s.place(p, w); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// place puts one wanted field where it belongs in the plan.
func (s *Service) place(p *plan, w Wanted) error {
	into := p.self
	member := "person"
	if w.Relation != "" {
		r := p.relations[w.Relation]
		if r == nil {
			relation, known := s.Catalogue.RelationOf(w.Relation)
			r = &related{name: w.Relation, fields: map[string]*wanted{}, refused: !known || !p.allowed[w.Relation]}
			if known {
				r.relation = relation
			}
			p.relations[w.Relation] = r
		}
		into = r.fields
		if r.relation != nil {
			member = r.relation.Member
		}
	}
	if w.Field == "" {
		return nil
	}
	field, known := s.Catalogue.Field(w.Field)
	if known && field.Of != "person" && field.Of != member {
		return kernel.Errorf(kernel.Internal, "field %s is not a field of %s", w.Field, member)
	}
	if w.Member != "" && (!known || field.Of != "person" || w.Relation == "") {
		return kernel.Errorf(kernel.Internal, "field %s cannot be asked of one member of a relation", w.Field)
	}
	if into[w.Field] == nil {
		into[w.Field] = &wanted{name: w.Field, field: field, refused: !known || !p.allowed[w.Field]}
		if w.Member != "" {
			into[w.Field].members = []kernel.ResidentID{w.Member}
		}
		return nil
	}
	switch one := into[w.Field]; {
	case w.Member == "":
		one.members = nil
	case one.members != nil:
		one.members = append(one.members, w.Member)
	}
	return nil
}
