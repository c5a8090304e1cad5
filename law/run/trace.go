package run

import (
	"slices"

	"meent.nl/meent/law/program"
)

// Register is what the last run found a register to be: one thing where it was
// decided. member counts from 0, and is 0 for the root; of a relation whose members
// are unknown, member 0 is any of them.
func (m *Machine) Register(scope program.Scope, member int, reg program.Reg) program.Range {
	if !m.exact {
		return m.ranges[m.at(scope, member, reg)]
	}
	switch c := m.cells[m.at(scope, member, reg)]; c.s {
	case Absent:
		return program.Null
	case Failed:
		return program.Range{Lo: c.v, May: program.MayFail}
	default:
		return program.Exactly(c.v)
	}
}

// Count is how many members of a scope the last run had; 1 for the root and for a
// relation whose members are unknown.
func (m *Machine) Count(scope program.Scope) int { return m.count[scope] }

// Program is the machine's program.
func (m *Machine) Program() *program.Program { return m.p }

// Clone is a copy that can be changed by itself.
func (f *Facts) Clone() *Facts {
	g := &Facts{p: f.p, asked: f.asked, until: f.until, problems: slices.Clone(f.problems)}
	g.root = Subject{f: g, slots: slices.Clone(f.root.slots)}
	g.lists = make([]list, len(f.lists))
	for i, l := range f.lists {
		g.lists[i].known = l.known
		for _, s := range l.members {
			g.lists[i].members = append(g.lists[i].members,
				Subject{f: g, scope: s.scope, index: s.index, slots: slices.Clone(s.slots)})
		}
	}
	return g
}

// Hide makes the members of a relation unknown, or known again as they were.
func (f *Facts) Hide(relation int, hidden bool) { f.lists[relation].known = !hidden }

// Reads tells whether the program reads a fact of this subject.
func (s *Subject) Reads(name string) bool {
	return slices.ContainsFunc(s.f.p.Windows[s.scope].Slots, func(n int) bool { return s.f.p.Facts[n].Name == name })
}

// ReadsList tells whether the program reads the members of a relation.
func (f *Facts) ReadsList(relation string) bool {
	return slices.ContainsFunc(f.p.Relations, func(r program.Relation) bool { return r.Name == relation })
}

// Names are the facts that the program reads of this subject.
func (s *Subject) Names() []string {
	names := make([]string, 0, len(s.slots))
	for _, n := range s.f.p.Windows[s.scope].Slots {
		names = append(names, s.f.p.Facts[n].Name)
	}
	return names
}
