package entitlement

import (
	"errors"
	"fmt"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// workAs is work with a member as the applicant, who has nobody.
func (f *future) workAs(member, goal string, field *catalogue.Field) (register.Value, error) {
	if member == "" {
		return f.work(goal, field)
	}
	relation, at := f.who(member)
	list := f.pool.answer.Person.Related[relation].Members
	if at < 0 || at >= len(list) {
		return register.Value{State: register.Unknown}, nil
	}
	alone := map[string]register.Relation{}
	for name := range f.pool.answer.Person.Related {
		alone[name] = register.Relation{State: register.Known}
	}
	other := *f
	other.pool.answer.Person = register.Person{Values: list[at].Values, Related: alone}
	other.pool.told = statements{}
	return other.work(goal, field)
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
	facts := run.NewFacts(p)
	if err := d.fill(facts); err != nil {
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
