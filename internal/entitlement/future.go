package entitlement

import (
	"bytes"
	"slices"
	"strconv"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

// Candidate is somebody who can be chosen for a what-if.
type Candidate struct {
	Number   string            // in the relation, from 1
	Resident kernel.ResidentID // empty where no number is known
	Born     string            // canonical; empty where it is not known
}

// future is the facts of a resident on their way to what they would be.
type future struct {
	whatIf *catalogue.WhatIf
	on     value.Date
	pool   collected
	inputs map[string]any // of the law engine, by name
	// chosen and added are the places of members in their relations, from 0, by the name
	// of the ask or of what was added; -1 of who was not added.
	chosen, added map[string]int
	unknown       []*catalogue.Field
}

// take reads the values that were filled in, before anything is asked of a register.
func (f *future) take(in Inputs) error {
	for _, a := range f.whatIf.Asks {
		name, text := a.Field.Name, in[a.Field.Name]
		switch {
		case a.Fixed != "":
			text = a.Fixed
		case text == "" && a.Optional:
			continue
		case text == "":
			return kernel.Invalidf("%s is not filled in", name)
		case a.Chooses != "":
			if _, err := strconv.ParseUint(text, 10, 8); err != nil {
				return kernel.Invalidf("%s is not the number of somebody", name)
			}
			continue
		}
		canonical, err := a.Field.Canonical(text)
		if err != nil {
			return kernel.Errorf(kernel.Invalid, "%s: %w", name, err)
		}
		f.inputs[name] = lawValue(a.Field.Type, canonical)
	}
	return nil
}

// begin sees who was chosen, and works out what is kept of how things are.
func (f *future) begin(in Inputs) error {
	for _, a := range f.whatIf.Asks {
		if a.Chooses == "" {
			continue
		}
		text := in[a.Field.Name]
		if !slices.ContainsFunc(f.candidates(a), func(c Candidate) bool { return c.Number == text }) {
			return kernel.Invalidf("%s is nobody who can be chosen", a.Field.Name)
		}
		n, err := strconv.Atoi(text)
		if err != nil {
			return kernel.Invalidf("%s is not the number of somebody", a.Field.Name)
		}
		f.chosen[a.Field.Name] = n - 1
	}
	for _, k := range f.whatIf.Keeps {
		v, err := f.work(k.Rule, k.Field)
		if err != nil {
			return err
		}
		if given, known := asGiven(k.Field.Type, v); known {
			f.inputs[k.Field.Name] = given
		}
	}
	return nil
}

// candidates are those who can be chosen, the eldest first.
func (f *future) candidates(a *catalogue.Ask) []Candidate {
	var all []Candidate
	for i, m := range f.pool.answer.Person.Related[a.Chooses].Members {
		v := m.Values[birthDate]
		born, err := value.ParseDate(v.Text)
		if a.Under > 0 && (v.State != register.Known || err != nil || born.AddMonths(a.Under) <= f.on) {
			continue
		}
		all = append(all, Candidate{Number: strconv.Itoa(i + 1), Resident: m.Resident, Born: v.Text})
	}
	slices.SortStableFunc(all, func(a, b Candidate) int { return bytes.Compare([]byte(a.Born), []byte(b.Born)) })
	return all
}

// birthDate is the field by which members are told apart by age.
const birthDate = "geboortedatum"

// change makes the changes, one after the other: each sees those before it.
func (f *future) change(changes []*catalogue.Change) error {
	for _, c := range changes {
		made, known := true, true
		if c.When != "" {
			v, err := f.work(c.When, &catalogue.Field{Type: value.Type{Kind: value.Boolean}})
			if err != nil {
				return err
			}
			made, known = v.State == register.Known && v.Text == "true", v.State == register.Known
		}
		if c.Adds != "" {
			f.add(c, made)
			continue
		}
		if known && !made || f.nobody(c) {
			continue
		}
		v := register.Value{State: register.Unknown}
		if known && c.Rule != "" {
			var err error
			if v, err = f.workAs(c.SeenFrom, c.Rule, c.Field); err != nil {
				return err
			}
		}
		f.set(c, v)
	}
	return nil
}

// nobody says whether a change is about a member that was not added.
func (f *future) nobody(c *catalogue.Change) bool {
	at, added := f.added[c.Of]
	return added && at < 0
}

func (f *future) add(c *catalogue.Change, made bool) {
	f.added[c.As] = -1
	r := f.pool.answer.Person.Related[c.Adds]
	if !made || r.State != register.Known {
		return
	}
	f.added[c.As] = len(r.Members)
	r.Members = append(r.Members, register.Person{Values: map[string]register.Value{}})
	f.pool.answer.Person.Related[c.Adds] = r
}

// set gives a fact its new value. What a resident told us about it counts no more.
func (f *future) set(c *catalogue.Change, v register.Value) {
	v.Field, v.Register = c.Field.Name, WhatIfSource
	if v.State == register.Unknown && !slices.Contains(f.unknown, c.Field) && c.Rule != "" {
		f.unknown = append(f.unknown, c.Field)
	}
	self := &f.pool.answer.Person
	if c.Of == "" {
		delete(f.pool.told, statementKey{field: c.Field.Name})
		self.Values[c.Field.Name] = v
		return
	}
	relation, at := f.who(c.Of)
	for i := range self.Related[relation].Members {
		if m := &self.Related[relation].Members[i]; at < 0 || i == at {
			delete(f.pool.told, statementKey{relation, m.Resident, c.Field.Name})
			m.Values[c.Field.Name] = v
		}
	}
}

// WhatIfSource is the source of a fact that a what-if changed.
const WhatIfSource = "wat-als"

// who is a relation and the place in it that a name stands for; -1 for every member.
func (f *future) who(of string) (relation string, at int) {
	if at, ok := f.added[of]; ok {
		for _, c := range slices.Concat(f.whatIf.Before, f.whatIf.Changes) {
			if c.As == of {
				return c.Adds, at
			}
		}
	}
	if at, ok := f.chosen[of]; ok {
		a, _ := f.whatIf.Ask(of)
		return a.Chooses, at
	}
	return of, -1
}
