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
	switch v.State {
	case register.Known:
		use.Text = v.Text
		into[use.Field] = lawValue(t, v.Text)
	case register.NotApplicable:
		into[use.Field] = nil
	case register.Incomplete:
		use.Low, use.High = v.Low, v.High
		into[use.Field] = map[string]any{"from": lawValue(t, v.Low), "to": lawValue(t, v.High)}
	case register.Failed:
		d.failed = append(d.failed, use.Path)
	case register.Unknown:
		if s, ok := told[statementKey{use.Relation, use.Member, use.Field}]; ok {
			use.State, use.Text, use.Register, use.Synthetic, use.FetchedAt = register.Known.String(), s.text, OwnStatement, false, s.at
			if s.text == Absent {
				use.State, use.Text = register.NotApplicable.String(), ""
				into[use.Field] = nil
				break
			}
			if s.isRange() {
				use.State, use.Low, use.High = register.Incomplete.String(), s.low, s.high
				into[use.Field] = map[string]any{"from": lawValue(t, s.low), "to": lawValue(t, s.high)}
				break
			}
			into[use.Field] = lawValue(t, s.text)
		}
	}
	d.uses = append(d.uses, use)
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
