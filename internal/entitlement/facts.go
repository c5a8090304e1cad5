package entitlement

import (
	"encoding/json"
	"fmt"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// wanted lists what a program may read, as a question to the registers.
func wanted(p *program.Program) []register.Wanted {
	var all []register.Wanted
	for _, r := range p.Relations {
		all = append(all, register.Wanted{Relation: r.Name})
	}
	for _, f := range p.Facts {
		if f.Root {
			all = append(all, register.Wanted{Field: f.Name})
		}
		for _, scope := range f.Members {
			all = append(all, register.Wanted{Relation: p.Relations[scope-1].Name, Field: f.Name})
		}
	}
	return all
}

// dossier is what is known of one resident for one question of law.
type dossier struct {
	facts map[string]any // as the law engine reads them
	uses  []FactUse
	// members are the persons of each relation, in the order of the facts.
	members map[string][]kernel.ResidentID
	// carrier is the organisation that carries out the service.
	carrier string
	// failed are the facts and relations whose register did not answer.
	failed []string
}

// assemble puts the answers of the registers and what the resident told us together.
func assemble(p *program.Program, answer register.Answer, told statements) dossier {
	d := dossier{facts: map[string]any{}, members: map[string][]kernel.ResidentID{}}
	for _, f := range p.Facts {
		if f.Root {
			d.put(d.facts, FactUse{Path: f.Name, Field: f.Name}, f.Type, answer.Person.Values[f.Name], told)
		}
	}
	for _, r := range p.Relations {
		related := answer.Person.Related[r.Name]
		use := FactUse{Path: r.Name, Relation: r.Name, State: related.State.String(), FetchedAt: answer.At}
		d.uses = append(d.uses, use)
		if related.State == register.Failed {
			d.failed = append(d.failed, use.Path)
		}
		if related.State != register.Known {
			continue
		}
		list := make([]map[string]any, len(related.Members))
		for i, m := range related.Members {
			list[i] = map[string]any{}
			d.members[r.Name] = append(d.members[r.Name], m.Resident)
			for _, f := range p.Facts {
				if !ofRelation(p, f, r.Name) {
					continue
				}
				d.put(list[i], FactUse{
					Path: fmt.Sprintf("%s[%d].%s", r.Name, i+1, f.Name), Relation: r.Name, Member: m.Resident, Field: f.Name,
				}, f.Type, m.Values[f.Name], told)
			}
		}
		d.facts[r.Name] = list
	}
	return d
}

func ofRelation(p *program.Program, f program.Fact, relation string) bool {
	for _, scope := range f.Members {
		if p.Relations[scope-1].Name == relation {
			return true
		}
	}
	return false
}

// put adds one fact. What the resident told us counts only where a register has
// nothing: not while it does not answer, and not where it may not be asked.
func (d *dossier) put(into map[string]any, use FactUse, t value.Type, v register.Value, told statements) {
	use.State, use.Register, use.Synthetic = v.State.String(), v.Register, v.Synthetic
	use.Since, use.FetchedAt = v.Since, v.FetchedAt
	is, known, said := worth(t, v, told, statementKey{use.Relation, use.Member, use.Field})
	if known {
		into[use.Field] = is
	}
	switch {
	case v.State == register.Known:
		use.Text = v.Text
	case v.State == register.Incomplete:
		use.Low, use.High = v.Low, v.High
	case v.State == register.Failed:
		d.failed = append(d.failed, use.Path)
	case said == nil:
	case said.text == Absent:
		use.State = register.NotApplicable.String()
	case said.isRange():
		use.State, use.Low, use.High = register.Incomplete.String(), said.low, said.high
	default:
		use.State, use.Text = register.Known.String(), said.text
	}
	if said != nil {
		use.Register, use.Synthetic, use.FetchedAt = OwnStatement, false, said.at
	}
	d.uses = append(d.uses, use)
}

// worth is a fact as the law engine reads it, and what the resident said of it where that
// is what counts; known is false where nothing is known.
func worth(t value.Type, v register.Value, told statements, key statementKey) (is any, known bool, said *statement) {
	between := func(low, high string) any { return map[string]any{"from": lawValue(t, low), "to": lawValue(t, high)} }
	switch v.State {
	case register.Known:
		return lawValue(t, v.Text), true, nil
	case register.NotApplicable:
		return nil, true, nil
	case register.Incomplete:
		return between(v.Low, v.High), true, nil
	case register.Unknown:
		s, ok := told.of(key)
		switch {
		case !ok:
			return nil, false, nil
		case s.text == Absent:
			return nil, true, &s
		case s.isRange():
			return between(s.low, s.high), true, &s
		}
		return lawValue(t, s.text), true, &s
	}
	return nil, false, nil
}

// lawValue is the JSON of a canonical text.
func lawValue(t value.Type, text string) any {
	switch t.Kind {
	case value.Boolean:
		return text == "true"
	case value.Number:
		return json.Number(text)
	default:
		return text
	}
}
