package entitlement

import (
	"errors"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// part is one program under way.
type part struct {
	p       *program.Program
	facts   *run.Facts
	machine *run.Machine
	taken   map[statementKey]bool
	lists   map[string]bool
	settled bool
	none    bool // it came to nothing
	missing []run.Missing
}

func newPart(p *program.Program) *part {
	return &part{p: p, facts: run.NewFacts(p), machine: run.NewMachine(p), taken: map[statementKey]bool{}, lists: map[string]bool{}}
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
	put := func(who *run.Subject, relation string, values register.Person) {
		for _, name := range who.Names() {
			v, asked := values.Values[name]
			key := statementKey{relation + who.Label(), values.Resident, name}
			if !asked || o.taken[key] || err != nil {
				continue
			}
			o.taken[key] = true
			d := dossier{facts: map[string]any{}}
			d.put(d.facts, FactUse{Relation: relation, Member: member(relation, values.Resident), Field: name}, o.typeOf(name), v, told)
			if d.uses[0].Register == OwnStatement {
				own = append(own, name)
			}
			if fact, known := d.facts[name]; known {
				var g run.Given
				if g, err = given(fact); err == nil {
					who.Set(name, g)
				}
			}
		}
	}
	put(o.facts.Applicant(), "", person)
	for i, r := range o.p.Relations {
		related := person.Related[r.Name]
		if related.State != register.Known {
			continue
		}
		if !o.lists[r.Name] {
			o.lists[r.Name] = true
			o.facts.List(r.Name, len(related.Members))
		}
		members := o.facts.Members(i)
		for k := range members {
			put(&members[k], r.Name, related.Members[k])
		}
	}
	return own, errors.Join(err, o.facts.Err())
}

// member is of whom a statement is: the resident self has no name in it.
func member(relation string, resident kernel.ResidentID) kernel.ResidentID {
	if relation == "" {
		return ""
	}
	return resident
}

func (o *part) typeOf(name string) value.Type {
	for i := range o.p.Facts {
		if o.p.Facts[i].Name == name {
			return o.p.Facts[i].Type
		}
	}
	return value.Type{}
}
