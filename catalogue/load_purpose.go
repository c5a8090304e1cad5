package catalogue

import (
	"net/url"

	"meent.nl/meent/catalogue/internal/strict"
)

func (l *loader) purpose(n strict.Node) {
	p := &Purpose{}
	n.Map("a purpose",
		strict.Need("purpose", id(&p.ID, "purpose")),
		strict.Need("organisation", l.reference(&p.Organisation, p, "organisation")),
		strict.Need("title", both(&p.Title, "title")),
		strict.Need("basis", l.basis(&p.Basis)),
		strict.Need("activity", func(n strict.Node) {
			p.Activity, _ = n.Text("activity")
			if u, err := url.Parse(p.Activity); p.Activity != "" && (err != nil || !u.IsAbs()) {
				n.Fault("activity is not a URI", "the URI of the activity in the register of processing activities")
			}
		}),
		strict.May("inspection", flag(&p.Inspection, "inspection")),
		strict.Need("grants", func(n strict.Node) { n.Each("grants", func(n strict.Node) { l.grant(n, p) }) }),
	)
	if claim(l, n, p, p.ID, l.c.purposes, "purpose") {
		l.c.Purposes = append(l.c.Purposes, p)
	}
}

func (l *loader) grant(n strict.Node, p *Purpose) {
	var g Grant
	all := false
	n.Map("a grant",
		strict.Need("register", id(&g.Register, "register")),
		strict.Need("fields", func(n strict.Node) {
			if all = n.Is(allFields); !all {
				l.names(&g.Fields, p, "fields", nameForm, nameWords)(n)
			} else if !p.Inspection {
				n.Fault("all fields", "the fields that are needed; only a purpose with inspection: true above its grants may read all")
			}
		}),
		strict.Need("basis", l.basis(&g.Basis)),
	)
	r, ok := l.c.registers[g.Register]
	switch {
	case g.Register == "":
		return
	case !ok:
		n.Fault("there is no register "+g.Register, "the id of a register in the folder registers")
		return
	}
	if all {
		for _, f := range r.Fields {
			g.Fields = append(g.Fields, f.Name)
		}
		for _, rel := range r.Relations {
			g.Fields = append(g.Fields, rel.Name)
		}
	}
	for _, other := range p.Grants {
		if other.Register == g.Register {
			n.Fault("a second grant on register "+g.Register, "one grant per register, so that each use has one basis")
		}
	}
	for _, field := range g.Fields {
		if all {
			break // they were taken from the register itself
		}
		f, isField := l.c.fields[field]
		rel, isRelation := l.c.relations[field]
		if !(isField && f.Register == r) && !(isRelation && rel.Register == r) {
			l.at[name{p, field}].Fault("register "+g.Register+" has no field or relation "+field, "a name that the register declares")
		}
	}
	p.Grants = append(p.Grants, g)
}
