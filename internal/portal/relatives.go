package portal

import (
	"fmt"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/register"
)

// ofRelatives are the fields of another person that a resident sees among their own
// data: who it is, not what else government knows of them.
var ofRelatives = map[string][]string{
	"kinderen":          {"naam", "geboortedatum"},
	"partnerkandidaten": {"naam"},
}

// ownWanted is everything that a resident may see of themselves.
func ownWanted(c *catalogue.Catalogue) []register.Wanted {
	var all []register.Wanted
	for _, r := range c.Registers {
		for _, f := range r.Fields {
			if f.Of == "person" {
				all = append(all, register.Wanted{Field: f.Name})
			}
		}
		for _, relation := range r.Relations {
			for _, f := range relativeFields(c, relation) {
				all = append(all, register.Wanted{Relation: relation.Name, Field: f.Name})
			}
		}
	}
	return all
}

func relativeFields(c *catalogue.Catalogue, relation *catalogue.Relation) []*catalogue.Field {
	var fields []*catalogue.Field
	for _, name := range ofRelatives[relation.Name] {
		if f, ok := c.Field(name); ok {
			fields = append(fields, f)
		}
	}
	for _, r := range c.Registers {
		for _, f := range r.Fields {
			if f.Of == relation.Member {
				fields = append(fields, f)
			}
		}
	}
	return fields
}

// relatives shows the persons of each relation, one group each.
func (v *visit) relatives(person register.Person, uses map[string]int) []dataGroup {
	var groups []dataGroup
	for _, r := range v.Catalogue.Registers {
		for _, relation := range r.Relations {
			known, ok := person.Related[relation.Name]
			if !ok || known.State != register.Known || len(known.Members) == 0 {
				continue
			}
			people := make([]dataPerson, 0, len(known.Members))
			for i, member := range known.Members {
				people = append(people, v.relative(relation, i+1, member, uses))
			}
			groups = append(groups, v.dataGroup(relation.Name, relation.Label.In(v.Lang), len(people) > 0, people...))
		}
	}
	return groups
}

// relative is one person of a relation, by name where that is known.
func (v *visit) relative(relation *catalogue.Relation, n int, member register.Person, uses map[string]int) dataPerson {
	p := dataPerson{Name: capital(v.member(relation.Name, n))}
	for _, f := range relativeFields(v.Catalogue, relation) {
		value, ok := member.Values[f.Name]
		if !ok || value.State == register.Unknown || value.State == register.NotApplicable {
			continue
		}
		if f.Name == "naam" && value.State == register.Known {
			p.Name = value.Text
			continue
		}
		field := v.dataField(f, value, uses[f.Name])
		field.ID = factID(fmt.Sprintf("%s[%d].%s", relation.Name, n, f.Name))
		p.Fields = append(p.Fields, field)
	}
	return p
}
