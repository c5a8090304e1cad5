package reason

import (
	"slices"
	"strconv"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
)

// Sufficed finds a smallest set of facts that fixes the outcome: each fact in turn
// is made unknown, those that the law speaks of last first, and stays so where the
// outcome stays what it is. What is left cannot be made smaller by leaving out any
// one of them. The outcome on the facts must be decided.
func Sufficed(f *run.Facts) []Fact {
	m := run.NewMachine(f.Program())
	want, err := m.Run(f)
	if err != nil || want.Status != run.Decided {
		return nil
	}
	return sufficed(m, f, want)
}

// sufficed is Sufficed of a decided outcome; it takes the machine.
func sufficed(m *run.Machine, f *run.Facts, want run.Outcome) []Fact {
	s := &freeing{m: m, f: f.Clone(), want: want}
	s.relations()
	var err error
	if s.probe, err = m.Probe(s.f); err != nil {
		return nil
	}
	s.f = s.probe.Facts()
	return s.facts()
}

type freeing struct {
	m     *run.Machine
	f     *run.Facts
	want  run.Outcome
	probe *run.Probe
}

// relations hides the lists of persons that do not matter at all.
func (s *freeing) relations() {
	for i := range slices.Backward(s.f.Program().Relations) {
		if !s.f.Known(i) {
			continue
		}
		s.f.Hide(i, true)
		if !s.m.Stands(s.f, &s.want) {
			s.f.Hide(i, false)
		}
	}
}

// facts frees what can be freed, and lists the rest in the order of the law.
func (s *freeing) facts() []Fact {
	p := s.f.Program()
	left := []Fact{}
	subjects := make([][]*run.Subject, len(p.Windows))
	for scope := range subjects {
		subjects[scope] = s.subjects(program.Scope(scope))
	}
	for n := len(p.Facts) - 1; n >= 0; n-- {
		for scope := len(subjects) - 1; scope >= 0; scope-- {
			for k := len(subjects[scope]) - 1; k >= 0; k-- {
				was, ok := subjects[scope][k].Get(n)
				if !ok || was == p.Facts[n].Unknown() {
					continue
				}
				s.probe.Try(program.Scope(scope), k, n, p.Facts[n].Unknown())
				if s.probe.Stands(&s.want) {
					s.probe.Keep()
					continue
				}
				s.probe.Undo()
				fact := &p.Facts[n]
				left = append(left, Fact{Name: fact.Name, Of: personOf(s.f, program.Scope(scope), k),
					Value: valueOf(p, fact.Type, int(fact.Scale), was)})
			}
		}
	}
	for i, rel := range slices.Backward(p.Relations) {
		if s.f.Known(i) {
			left = append(left, s.whoTheyAre(i, rel))
		}
	}
	slices.Reverse(left)
	return left
}

func (s *freeing) subjects(scope program.Scope) []*run.Subject {
	if scope == program.Root {
		return []*run.Subject{s.f.Applicant()}
	}
	members := s.f.Members(int(scope) - 1)
	out := make([]*run.Subject, len(members))
	for k := range members {
		out[k] = &members[k]
	}
	return out
}

// whoTheyAre says that it mattered who the members of a relation are.
func (s *freeing) whoTheyAre(relation int, rel program.Relation) Fact {
	return Fact{Of: Person{Relation: rel.Name},
		Value: Value{Unit: "list of " + rel.Name, Text: strconv.Itoa(len(s.f.Members(relation)))}}
}
