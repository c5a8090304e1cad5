package entitlement

import (
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
)

// part is one program under way.
type part struct {
	p       *program.Program
	facts   *run.Facts
	machine *run.Machine
	taken   map[slotOf]bool
	settled bool
	none    bool // it came to nothing
	missing []run.Missing
}

// slotOf is where a program reads a fact of a subject.
type slotOf struct {
	scope        program.Scope
	member, slot int
}

func newPart(p *program.Program) *part {
	return &part{p: p, facts: run.NewFacts(p), machine: run.NewMachine(p), taken: map[slotOf]bool{}}
}

// run works the program out on what is known.
func (o *part) run() error {
	if o.settled {
		return nil
	}
	var err error
	o.missing, o.none, err = o.machine.StillNeeded(o.facts)
	o.settled = len(o.missing) == 0
	return err
}

// take sets the facts that became known, as a dossier has them.
func (o *part) take(person register.Person, told statements) (own []string, err error) {
	if own, err = o.takeOf(program.Root, 0, o.facts.Applicant(), person, told); err != nil {
		return nil, err
	}
	for i, r := range o.p.Relations {
		related := person.Related[r.Name]
		if related.State != register.Known {
			continue
		}
		if !o.facts.Known(i) {
			o.facts.List(r.Name, len(related.Members))
		}
		members := o.facts.Members(i)
		for k := range members {
			more, err := o.takeOf(program.Scope(i+1), k, &members[k], related.Members[k], told)
			if err != nil {
				return nil, err
			}
			own = append(own, more...)
		}
	}
	return own, o.facts.Err()
}

// takeOf is take for one subject; member is the place in the relation.
func (o *part) takeOf(scope program.Scope, member int, who *run.Subject, person register.Person, told statements) (own []string, err error) {
	relation, of := "", kernel.ResidentID("")
	if scope != program.Root {
		relation, of = o.p.Relations[scope-1].Name, person.Resident
	}
	for slot, n := range o.p.Windows[scope].Slots {
		fact := &o.p.Facts[n]
		v, asked := person.Values[fact.Name]
		at := slotOf{scope, member, slot}
		if !asked || o.taken[at] {
			continue
		}
		o.taken[at] = true
		is, known, said := worth(fact.Type, v, told, statementKey{relation, of, fact.Name})
		if said != nil {
			own = append(own, fact.Name)
		}
		if !known {
			continue
		}
		g, err := given(is)
		if err != nil {
			return nil, err
		}
		who.Set(fact.Name, g)
	}
	return own, nil
}
