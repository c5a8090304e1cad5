package catalogue

import (
	"meent.nl/meent/law"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// WhatIf is a change in somebody's life that is worked out before it happens, over all
// services at once: moving in together, working more hours.
type WhatIf struct {
	ID             string // meer-werken
	Title, Summary Text
	LifeEvents     []string
	Assumes        []Text // what is taken to be so, as sentences
	LeavesOut      []Text // what is not counted, as sentences
	Asks           []*Ask
	Keeps          []*Keep
	Changes        []*Change // in the order in which they are made
	// Laws holds the formulas as rules, beside the laws that they take from.
	Laws *law.Corpus
}

// Ask is what the resident is asked for a what-if: a value, or one member of a relation.
type Ask struct {
	Field    *Field // name, type, bounds and words; of a choice a truth of the member
	Optional bool   // what is not filled in stays unknown
	// Default is the rule (law.rule) that gives the value to begin with; "" for none.
	Default string
	// Fixed is the value in canonical form of what is not asked but said; mostly "".
	Fixed string
	// Chooses is the relation of which one member is chosen; "" where a value is asked.
	Chooses string
	// Under is how many months old a member may be at most, less one day, to be chosen;
	// 0 for no limit.
	Under int
}

// Keep is a value that is worked out before anything changes, so that a change can say
// by how much something became more or less.
type Keep struct {
	Field *Field
	Rule  string // law.rule
}

// Change is one fact that becomes otherwise.
type Change struct {
	// Adds is the relation that a member is added to, in place of changing a fact.
	Adds string
	// Of is of whom the fact is: "" the resident, an ask that chooses, what an earlier
	// change added under As, or the name of a relation for each of its members.
	Of, As string
	Field  *Field
	// Rule is what the fact becomes; "" where nobody can know it then.
	Rule string // law.rule
	// When is whether the change is made; "" always. While that is not known, the fact is
	// not known either, and a member is not added.
	When string // law.rule
}

// vocabulary is what the formulas of a what-if may name: the facts of the catalogue,
// what is asked and what is kept.
type vocabulary struct {
	*Catalogue
	own map[string]document.Fact
}

// Fact is a fact of the catalogue or of the what-if itself.
func (v vocabulary) Fact(name string) (document.Fact, bool) {
	if f, ok := v.own[name]; ok {
		return f, true
	}
	return v.Catalogue.Fact(name)
}

// WhatIf is the what-if of an id.
func (c *Catalogue) WhatIf(id string) (*WhatIf, bool) { w, ok := c.whatIfs[id]; return w, ok }

// WhatIfsOf lists the what-ifs of a life event.
func (c *Catalogue) WhatIfsOf(event string) []*WhatIf {
	var found []*WhatIf
	for _, w := range c.WhatIfs {
		for _, e := range w.LifeEvents {
			if e == event {
				found = append(found, w)
			}
		}
	}
	return found
}

// Ask is the ask of a name.
func (w *WhatIf) Ask(name string) (*Ask, bool) {
	for _, a := range w.Asks {
		if a.Field.Name == name {
			return a, true
		}
	}
	return nil, false
}

// GoalType is what the goal of a service yields in the last version of its law that has
// it; false where there is none.
func (c *Catalogue) GoalType(s *Service) (value.Type, bool) {
	id, rule := splitGoal(s.Goal)
	versions := c.Laws.Documents().Versions(id)
	for i := len(versions) - 1; i >= 0; i-- {
		if r := versions[i].Rule(rule); r != nil {
			return r.Type, true
		}
	}
	return value.Type{}, false
}
