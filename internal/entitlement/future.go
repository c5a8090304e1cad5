package entitlement

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
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

// take reads the inputs.
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
			if !slices.ContainsFunc(f.candidates(a), func(c Candidate) bool { return c.Number == text }) {
				return kernel.Invalidf("%s is nobody who can be chosen", name)
			}
			n, err := strconv.Atoi(text)
			if err != nil {
				return kernel.Invalidf("%s is nobody who can be chosen", name)
			}
			f.chosen[name] = n - 1
			continue
		}
		canonical, err := a.Field.Canonical(text)
		if err != nil {
			return kernel.Errorf(kernel.Invalid, "%s: %w", name, err)
		}
		f.inputs[name] = lawValue(a.Field.Type, canonical)
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
func (f *future) change() error {
	for _, c := range f.whatIf.Changes {
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
			if v, err = f.work(c.Rule, c.Field); err != nil {
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
		for _, c := range f.whatIf.Changes {
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

// work carries out one formula on the facts as they are by now. What cannot be worked
// out, because a fact or an amount of the law is not known, is Unknown.
func (f *future) work(goal string, field *catalogue.Field) (register.Value, error) {
	p, err := f.whatIf.Laws.Program(goal, f.on)
	if err != nil {
		return register.Value{State: register.Unknown}, nil // an amount for this day is not known
	}
	d := f.pool.dossier(p)
	for _, fact := range p.Facts {
		if v, ok := f.inputs[fact.Name]; ok {
			d.facts[fact.Name] = v
		}
	}
	f.point(p, d)
	text, err := json.Marshal(d.facts)
	if err != nil {
		return register.Value{}, fmt.Errorf("entitlement: the facts of a what-if cannot be written: %w", err)
	}
	facts := run.NewFacts(p)
	if _, err := law.ReadFacts(bytes.NewReader(text), facts, f.whatIf.Laws.Documents().Vocabulary()); err != nil {
		return register.Value{}, fmt.Errorf("entitlement: the facts of what-if %s: %w", f.whatIf.ID, err)
	}
	outcome, err := run.NewMachine(p).Run(facts)
	if failure := (*run.Failure)(nil); errors.As(err, &failure) {
		return register.Value{State: register.Unknown}, nil
	} else if err != nil {
		return register.Value{}, err
	}
	return become(field, outcome)
}

// point says of each member whether it is the one that was chosen.
func (f *future) point(p *program.Program, d dossier) {
	for _, a := range f.whatIf.Asks {
		list, ok := d.facts[a.Chooses].([]map[string]any)
		if a.Chooses == "" || !ok || !slices.ContainsFunc(p.Facts, func(x program.Fact) bool { return x.Name == a.Field.Name }) {
			continue
		}
		for i := range list {
			list[i][a.Field.Name] = i == f.chosen[a.Field.Name]
		}
	}
}

// become is an outcome as a value of a field. What the field cannot hold is an error:
// what was filled in is too much.
func become(field *catalogue.Field, o run.Outcome) (register.Value, error) {
	v := register.Value{State: register.Known}
	var err, errHigh error
	switch {
	case o.Status == run.Decided && o.NotApplicable:
		v.State = register.NotApplicable
	case o.Status == run.Decided:
		v.Text, err = field.Canonical(o.Text(o.Value))
	case o.Status == run.Ranged && !o.MayBeNotApplicable:
		v.State = register.Incomplete
		v.Low, err = field.Nearest(o.Text(o.Low))
		v.High, errHigh = field.Nearest(o.Text(o.High))
	default:
		v.State = register.Unknown
	}
	if err = errors.Join(err, errHigh); err != nil {
		return register.Value{}, kernel.Errorf(kernel.Invalid, "what was filled in makes a fact that cannot be: %w", err)
	}
	return v, nil
}

// asGiven is a value as the law engine reads it; false where it is unknown.
func asGiven(t value.Type, v register.Value) (any, bool) {
	switch v.State {
	case register.Known:
		return lawValue(t, v.Text), true
	case register.NotApplicable:
		return nil, true
	case register.Incomplete:
		return map[string]any{"from": lawValue(t, v.Low), "to": lawValue(t, v.High)}, true
	}
	return nil, false
}

// moreIncome says whether the what-if raises an income of the resident and lowers none.
func (f *future) moreIncome(before collected) bool {
	more := false
	for name, then := range f.pool.answer.Person.Values {
		if then.Register != WhatIfSource || then.State != register.Known {
			continue
		}
		now := before.answer.Person.Values[name]
		a, errA := value.ParseDecimal(now.Text)
		b, errB := value.ParseDecimal(then.Text)
		if errA != nil || errB != nil || !isIncome(f.whatIf, name) {
			continue
		}
		switch b.Cmp(a) {
		case -1:
			return false
		case 1:
			more = true
		}
	}
	return more
}

// isIncome says whether a changed fact is an amount a year among the incomes.
func isIncome(w *catalogue.WhatIf, name string) bool {
	return slices.ContainsFunc(w.Changes, func(c *catalogue.Change) bool {
		return c.Of == "" && c.Field != nil && c.Field.Name == name && c.Field.Group == "inkomen" &&
			c.Field.Type.Unit == value.Unit{Quantity: value.Euro, Per: value.PerYear}
	})
}
