package purpose

import "meent.nl/meent/catalogue"

// Gate knows every grant of the catalogue.
type Gate struct {
	purposes map[string]*granted
}

type granted struct {
	purpose *catalogue.Purpose
	names   map[string]*catalogue.Grant // field or relation
}

// Verdict is what the gate says of one question.
type Verdict struct {
	Purpose *catalogue.Purpose // nil: no such purpose
	Allowed []Allowed          // in the order asked
	Refused []string           // in the order asked
}

// Allowed is a field or relation that may be read, and on what basis.
type Allowed struct {
	Field    string
	Register string
	Basis    catalogue.Basis
}

// NewGate takes the grants of the catalogue.
func NewGate(c *catalogue.Catalogue) *Gate {
	g := &Gate{purposes: map[string]*granted{}}
	for _, p := range c.Purposes {
		names := map[string]*catalogue.Grant{}
		for i := range p.Grants {
			for _, name := range p.Grants[i].Fields {
				names[name] = &p.Grants[i]
			}
		}
		g.purposes[p.ID] = &granted{purpose: p, names: names}
	}
	return g
}

// Check says of each field or relation, by name, whether it may be read for a
// purpose. A name that is asked twice is answered once.
func (g *Gate) Check(purposeID string, fields []string) Verdict {
	known := g.purposes[purposeID]
	var v Verdict
	if known != nil {
		v.Purpose = known.purpose
	}
	seen := make(map[string]bool, len(fields))
	for _, name := range fields {
		if seen[name] {
			continue
		}
		seen[name] = true
		var grant *catalogue.Grant
		if known != nil {
			grant = known.names[name]
		}
		if grant == nil {
			v.Refused = append(v.Refused, name)
			continue
		}
		v.Allowed = append(v.Allowed, Allowed{Field: name, Register: grant.Register, Basis: grant.Basis})
	}
	return v
}
