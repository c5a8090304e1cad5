package population

import (
	"maps"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/facts"
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/embedded"
	"meent.nl/meent/law/value"
)

// writing collects what a batch gives the registers, by the organisation that owns
// them.
type writing struct {
	service    *Service
	generator  *facts.Generator
	neighbours *neighbourhood
	on         value.Date
	entries    map[string][]embedded.Entry
}

// parts are the entries of one person, by register.
type parts map[*catalogue.Register]*embedded.Entry

func (p parts) entry(r *catalogue.Register, subject kernel.BSN) *embedded.Entry {
	if p[r] == nil {
		p[r] = &embedded.Entry{Register: r.ID, Subject: subject, Values: map[string]register.Value{}, Related: map[string]register.Members{}}
	}
	return p[r]
}

// person works out one person.
func (w *writing) person(h *held) {
	view := kin.Of(h.person, w.neighbours.around(h), w.on)
	p, subject := parts{}, h.person.BSN
	w.values(p, subject, "person", fields.OfPerson(view))
	invented := w.generator.Person(view)
	replace(invented, h.extra.Person)
	maps.Copy(invented, w.generator.Follow(view, invented))
	replace(invented, h.extra.Person)
	for field, since := range h.extra.Since {
		if v, ok := invented[field]; ok {
			v.Since = since
			invented[field] = v
		}
	}
	w.values(p, subject, "person", invented)

	brpRegister, _ := w.service.catalogue.Register(brp)
	for name, members := range fields.OfRelations(view) {
		relation, ok := w.service.catalogue.RelationOf(name)
		if !ok {
			continue
		}
		own := register.Members{State: members.State}
		others := map[*catalogue.Register]register.Members{}
		for _, m := range members.List {
			values := w.together(view, name, m.BSN)
			for field, v := range m.Values {
				values[field] = v
			}
			split := w.split(values, relation.Member, m.BSN.IsZero())
			own.List = append(own.List, register.Member{BSN: m.BSN, Values: split[brpRegister]})
			for r, values := range split {
				if r != brpRegister && !m.BSN.IsZero() {
					others[r] = register.Members{State: register.Known, List: append(others[r].List, register.Member{BSN: m.BSN, Values: values})}
				}
			}
		}
		p.entry(brpRegister, subject).Related[name] = own
		for r, members := range others {
			p.entry(r, subject).Related[name] = members
		}
	}
	for r, e := range p {
		w.entries[r.Owner] = append(w.entries[r.Owner], *e)
	}
	w.strangers(brpRegister, view)
}

// together are the invented facts of a person and a member of a relation.
func (w *writing) together(v kin.View, relation string, bsn kernel.BSN) fields.Values {
	switch {
	case bsn.IsZero():
	case relation == fields.Children:
		for _, c := range v.Children {
			if c.BSN == bsn {
				out := w.generator.Child(v, c)
				replace(out, w.neighbours.lists[v.Person.BSN.Digits()].extra.AsParent)
				if list := w.neighbours.lists[bsn.Digits()]; list != nil {
					replace(out, list.extra.AsChild)
				}
				return out
			}
		}
	case relation == fields.Candidates:
		for _, c := range v.Candidates {
			if c.BSN == bsn {
				out := w.generator.Candidate(v, c)
				replace(out, w.neighbours.lists[v.Person.BSN.Digits()].extra.AsPartner)
				return out
			}
		}
	}
	return fields.Values{}
}

// strangers gives the register what a list tells of relatives who have a number and
// no list here: a name and a date of birth.
func (w *writing) strangers(r *catalogue.Register, v kin.View) {
	add := func(relative personlist.Relative, list *personlist.Person) {
		if list != nil || relative.BSN.IsZero() || w.neighbours.lists[relative.BSN.Digits()] != nil {
			return
		}
		p := parts{}
		w.values(p, relative.BSN, "person", fields.OfRelative(relative))
		if e := p[r]; e != nil {
			w.entries[r.Owner] = append(w.entries[r.Owner], *e)
		}
	}
	for _, c := range v.Children {
		add(c.Relative, c.List)
	}
	for _, c := range v.Candidates {
		add(c.Relative, c.List)
	}
}

// values files values under the registers that the catalogue declares them in.
func (w *writing) values(p parts, subject kernel.BSN, of string, values fields.Values) {
	for name, v := range values {
		if f, ok := w.service.catalogue.Field(name); ok && f.Of == of {
			p.entry(f.Register, subject).Values[name] = fit(f, v)
		}
	}
}

// split parts the values of a pair by register. Of a member without a number the
// values as a person count too.
func (w *writing) split(values fields.Values, member string, nameless bool) map[*catalogue.Register]map[string]register.Value {
	split := map[*catalogue.Register]map[string]register.Value{}
	for name, v := range values {
		f, ok := w.service.catalogue.Field(name)
		if !ok || f.Of != member && (!nameless || f.Of != "person") {
			continue
		}
		if split[f.Register] == nil {
			split[f.Register] = map[string]register.Value{}
		}
		split[f.Register][name] = fit(f, v)
	}
	return split
}

// fit keeps a value that the field cannot hold as unknown: a birth in 1868 lies
// before every law here.
func fit(f *catalogue.Field, v register.Value) register.Value {
	var err error
	switch v.State {
	case register.Known:
		_, err = f.Canonical(v.Text)
	case register.Incomplete:
		if _, err = f.Canonical(v.Low); err == nil {
			_, err = f.Canonical(v.High)
		}
	}
	if err != nil {
		return register.Value{Field: v.Field, State: register.Unknown, Synthetic: v.Synthetic}
	}
	return v
}

// replace puts given facts in the place of invented ones.
func replace(out fields.Values, given map[string]string) {
	for field, text := range given {
		v := register.Value{Field: field, State: register.Known, Text: text, Synthetic: true}
		if text == "" {
			v = register.Value{Field: field, State: register.Unknown, Synthetic: true}
		}
		out[field] = v
	}
}
