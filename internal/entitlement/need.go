package entitlement

import (
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

// need is what one question still needs: its programs, on what is known so far.
type need struct {
	asking
	catalogue *catalogue.Catalogue
	told      statements
	all       []register.Wanted
	may       map[register.Wanted]bool
	asked     map[register.Wanted]bool
	goal      *part    // of the service
	others    []*part  // shown beside it, and with whom it is had
	after     []*part  // asked where the goal may be more than nothing
	done      bool     // nothing is left to ask
	logged    []string // of what the resident told us
}

// needOf begins with nothing known. The right of a service, and with whom it is had, are
// worked out on the facts of its goal too.
func (s *Service) needOf(a asking, all []register.Wanted, told statements) *need {
	n := &need{asking: a, catalogue: s.Catalogue, told: told, all: all, may: map[register.Wanted]bool{}, asked: map[register.Wanted]bool{}}
	for _, w := range all {
		n.may[w] = true
	}
	last := len(a.programs) - 1
	for _, p := range a.programs[:last] {
		n.others = append(n.others, newPart(p))
	}
	goal := a.programs[last]
	n.goal = newPart(goal)
	// Without a program nothing is worked out.
	if j := a.service.Joint; j != nil && j.Goal != "" {
		if p, err := s.Laws.Program(j.Goal, goal.On); err == nil {
			n.others = append(n.others, newPart(p))
		}
	}
	if a.service.Right != "" && !isAmount(goal.Type) {
		if p, err := s.Laws.Program(a.service.Right, goal.On); err == nil {
			n.after = append(n.after, newPart(p))
		}
	}
	return n
}

// first is the relations, and all that the register that keeps them holds.
func (n *need) first() []register.Wanted {
	return n.ask(slices.DeleteFunc(slices.Clone(n.all), func(w register.Wanted) bool {
		f, known := n.catalogue.Field(w.Field)
		return known && len(f.Register.Relations) == 0
	}))
}

func (n *need) ask(wanted []register.Wanted) []register.Wanted {
	for _, w := range wanted {
		n.asked[w] = true
	}
	return wanted
}

// take gives the programs what is new, and says which facts the resident told us.
func (n *need) take(person register.Person) (own []string, err error) {
	for _, one := range slices.Concat([]*part{n.goal}, n.others, n.after) {
		if one.settled {
			continue
		}
		told, err := one.take(person, n.told)
		if err != nil {
			return nil, err
		}
		own = append(own, told...)
	}
	return own, nil
}

// next is what is needed of what can still change an outcome: the first tier of it.
func (n *need) next(person register.Person) ([]register.Wanted, error) {
	if n.done {
		return nil, nil
	}
	c := &choice{need: n, person: person}
	for _, one := range append([]*part{n.goal}, n.others...) {
		if err := c.missing(one); err != nil {
			return nil, err
		}
	}
	c.also(n.held)
	if !n.goal.none {
		for _, one := range n.after {
			if err := c.missing(one); err != nil {
				return nil, err
			}
		}
		c.also(n.joint())
	}
	for t, wanted := range c.tiers {
		if len(wanted) > 0 {
			// The answers to the last tier ask for nothing more: the more is known, the fewer
			// facts can matter, and of those that do now, all are asked by then.
			n.done = t == len(c.tiers)-1
			return n.ask(wanted), nil
		}
	}
	n.done = true
	return nil, nil
}

// joint is the facts that tell with whom a right is had together.
func (n *need) joint() (fields []register.Wanted) {
	j := n.service.Joint
	for _, w := range n.all {
		if j != nil && w.Relation != "" && w.Field != "" && slices.Contains([]string{j.With, j.Except, j.OtherWhen}, w.Field) {
			fields = append(fields, w)
		}
	}
	return fields
}

// choice is what may be asked next, by tier.
type choice struct {
	*need
	person register.Person
	tiers  [tiers][]register.Wanted
}

// missing adds what can still change the outcome of a program.
func (c *choice) missing(one *part) error {
	if err := one.run(); err != nil {
		return err
	}
	for _, m := range one.missing {
		if m.Relation == "" {
			c.want(register.Wanted{Field: m.Fact})
		} else if list := c.person.Related[m.Relation].Members; m.Member >= 0 && m.Member < len(list) {
			c.want(register.Wanted{Relation: m.Relation, Field: m.Fact, Member: list[m.Member].Resident})
		}
	}
	return nil
}

// also adds fields whatever they can change.
func (c *choice) also(fields []register.Wanted) {
	for _, w := range fields {
		if w.Relation == "" {
			c.want(w)
		}
		for _, m := range c.person.Related[w.Relation].Members {
			c.want(register.Wanted{Relation: w.Relation, Field: w.Field, Member: m.Resident})
		}
	}
}

// want adds a field of the resident, or of a member, that was not asked yet.
func (c *choice) want(w register.Wanted) {
	f, known := c.catalogue.Field(w.Field)
	whole := register.Wanted{Relation: w.Relation, Field: w.Field}
	switch {
	case !known || !c.may[whole]:
		return
	case f.Of != "person" || w.Relation == "":
		w = whole
	case w.Member == "":
		return // no register knows who it is
	}
	if t := tier(f); !c.asked[whole] && !c.asked[w] && !slices.Contains(c.tiers[t], w) {
		c.tiers[t] = append(c.tiers[t], w)
	}
}

// tiers is how many stages follow the first at most.
const tiers = 3

// tier is when a fact is asked, of those that can matter: first what is short and often
// decides, then income, which decides more than the rest.
func tier(f *catalogue.Field) int {
	switch {
	case f.Type.Kind == value.Boolean || f.Type.Kind == value.Word:
		return 0
	case f.Group == "inkomen" && f.Type.Kind == value.Number:
		return 1
	}
	return 2
}
