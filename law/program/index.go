package program

import "slices"

// Role is in which a program reads a fact: of the applicant, where Relation is empty, or
// of the members of a relation. Without a fact it is who those members are.
type Role struct {
	Fact     string
	Relation string
}

// Index says which goals can depend on a fact, by what their programs read: whatever the
// facts are, no other goal comes out otherwise when that fact changes.
type Index struct {
	goals map[Role][]string
}

// NewIndex is the index of programs, of which several may be for one goal.
func NewIndex(programs ...*Program) *Index {
	x := &Index{goals: map[Role][]string{}}
	for _, p := range programs {
		goal := p.Law + "." + p.Rule
		for _, role := range p.Roles() {
			if !slices.Contains(x.goals[role], goal) {
				x.goals[role] = append(x.goals[role], goal)
			}
		}
	}
	return x
}

// Goals are those (law.rule) that can depend on a fact in a role, in the order of the
// programs. They are not to be changed.
func (x *Index) Goals(role Role) []string { return x.goals[role] }

// Roles are what a program reads: its relations, then its facts in each role.
func (p *Program) Roles() []Role {
	var roles []Role
	for _, r := range p.Relations {
		roles = append(roles, Role{Relation: r.Name})
	}
	for _, f := range p.Facts {
		if f.Root {
			roles = append(roles, Role{Fact: f.Name})
		}
		for _, scope := range f.Members {
			roles = append(roles, Role{Fact: f.Name, Relation: p.Relations[scope-1].Name})
		}
	}
	return roles
}

// Members are the roles in which a fact is read of members, of whichever relation.
func (x *Index) Members(fact string) []Role {
	var roles []Role
	for role := range x.goals {
		if role.Fact == fact && role.Relation != "" {
			roles = append(roles, role)
		}
	}
	return roles
}
