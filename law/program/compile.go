package program

import (
	"errors"
	"fmt"
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// Laws is where rules, parameters and facts are found; a *document.Set is one.
type Laws interface {
	Document(law string, on value.Date) (*document.Document, bool)
	Rule(law, name string, on value.Date) (*document.Rule, bool)
	Parameter(law, name string, on value.Date) (*document.Parameter, bool)
	// Next is the first day after on for which a parameter has a value, where one is known.
	Next(law, name string, on value.Date) (value.Date, bool)
	Vocabulary() document.Vocabulary
}

// Compile makes the program of a goal for a date. The goal is law.rule, or law
// for the rule that is named as the law is, with _ for -. It must be a rule of a
// person or of the household; of a person it is asked for the applicant. The error
// is document.Faults.
func Compile(laws Laws, goal string, on value.Date) (*Program, error) {
	return CompileWithin(laws, []string{goal}, on, Bounds{})
}

// CompileWithin makes one program of several goals, whose parts in common are worked
// out once, for people of whom something is known. It holds for no others.
func CompileWithin(laws Laws, goals []string, on value.Date, known Bounds) (p *Program, err error) {
	defer caught(&err)
	if err := askable(on); err != nil {
		return nil, err
	}
	if len(goals) == 0 {
		return nil, errors.New("a program needs a goal")
	}
	if err := known.check(laws.Vocabulary()); err != nil {
		return nil, err
	}
	l := newLowering(laws, on, known)
	defer l.g.release()
	instances := make([]*instance, len(goals))
	for i, goal := range goals {
		r, err := findGoal(laws, goal, on)
		if err != nil {
			return nil, err
		}
		instances[i] = l.instance(r.Place, r, Root)
	}
	first := instances[0].Decl
	p = &Program{Law: first.Law, Rule: first.Name, On: on, From: l.span.from, Until: l.span.until, Type: first.Type,
		Relations: l.relations, Parameters: l.parameters, Conflicts: l.conflicts, Words: l.words}
	l.finish(p, instances)
	p.Hash = p.hash()
	return p, nil
}

// askable refuses dates of which the laws here say nothing.
func askable(on value.Date) error {
	if on < firstAsked || on > lastAsked {
		return fmt.Errorf("%s is outside the dates that can be asked for, 1900-01-01 to 2199-12-31", on)
	}
	return nil
}

func newLowering(laws Laws, on value.Date, people Bounds) *lowering {
	l := &lowering{laws: laws, on: on, people: people, span: span{on: on}, known: map[ruleOf][]*instance{}}
	l.g = newGraph(func(s Scope) int { return l.relations[s-1].Max })
	return l
}

// findGoal is the rule that a goal names.
func findGoal(laws Laws, goal string, on value.Date) (*document.Rule, error) {
	law, name, found := strings.Cut(goal, ".")
	if !found {
		name = strings.ReplaceAll(law, "-", "_")
	}
	if _, ok := laws.Document(law, on); !ok {
		return nil, fmt.Errorf("%s is not a law that is in force on %s", law, on)
	}
	r, ok := laws.Rule(law, name, on)
	if !ok {
		return nil, fmt.Errorf("%s has no rule %s on %s; write the goal as law.rule", law, name, on)
	}
	if r.Of != "household" && r.Of != "person" {
		failf(r.Place, "a rule of a person or of the household", "%s is of a %s and cannot be asked for by itself", name, r.Of)
	}
	return r, nil
}

// result is the node that holds an instance's outcome: for persons, the mask.
func (i *instance) result() id {
	if i.out.persons != nil {
		return i.out.persons.mask
	}
	return i.out.num
}
