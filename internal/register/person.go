package register

import (
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
)

// person puts together what may be given.
func (in *inquiry) person() Person {
	p := Person{Resident: in.Resident, Values: map[string]Value{}, Related: map[string]Relation{}}
	for name, w := range in.self {
		p.Values[name] = in.value(w, in.firstOf(w), in.bsn)
	}
	for name, r := range in.relations {
		p.Related[name] = in.relation(r)
	}
	return p
}

func (in *inquiry) firstOf(w *wanted) *call {
	if w.refused {
		return nil
	}
	return in.first[w.field.Register.ID]
}

func (in *inquiry) relation(r *related) Relation {
	if r.refused {
		return Relation{State: Refused}
	}
	members := in.members[r.name]
	relation := Relation{State: members.State}
	for _, m := range members.List {
		p := Person{Values: map[string]Value{}, Related: map[string]Relation{}}
		if !m.BSN.IsZero() {
			p.Resident = in.ids[m.BSN]
		}
		for name, w := range r.fields {
			if w.of(p.Resident) {
				p.Values[name] = in.memberValue(r, w, m)
			}
		}
		relation.Members = append(relation.Members, p)
	}
	return relation
}

func (in *inquiry) memberValue(r *related, w *wanted, m Member) Value {
	if !w.refused && w.field.Of == "person" && !m.BSN.IsZero() {
		return in.value(w, in.secondOf(r, w, m.BSN), m.BSN)
	}
	if c := in.firstOf(w); w.refused || c == nil || c.failed {
		return in.value(w, c, in.bsn)
	}
	return in.settle(w.field, m.Values[w.name])
}

func (in *inquiry) secondOf(r *related, w *wanted, member kernel.BSN) *call {
	for _, c := range in.second {
		if c.relation == r && slices.Contains(c.Fields, w.field) && slices.Contains(c.Subjects, member) {
			return c
		}
	}
	return nil
}

// value is what one call says of one field of one person. Without a call the field
// could not be asked: of a member without a number, in a register of its own.
func (in *inquiry) value(w *wanted, c *call, bsn kernel.BSN) Value {
	switch {
	case w.field == nil:
		return Value{Field: w.name, State: Refused, FetchedAt: in.at}
	case w.refused:
		return in.settled(w.field, Value{State: Refused})
	case c == nil:
		return in.settled(w.field, Value{State: Unknown})
	case c.failed:
		return in.settled(w.field, Value{State: Failed})
	}
	return in.settle(w.field, c.records[bsn].Values[w.name])
}

// settle checks a value that a source gave.
func (in *inquiry) settle(f *catalogue.Field, v Value) Value {
	clean := Value{State: v.State, Since: v.Since, Synthetic: v.Synthetic}
	var err error
	switch v.State {
	case Known:
		clean.Text, err = f.Canonical(v.Text)
	case Incomplete:
		var errHigh error
		clean.Low, err = f.Canonical(v.Low)
		clean.High, errHigh = f.Canonical(v.High)
		if err == nil {
			err = errHigh
		}
		if err == nil && !f.InOrder(clean.Low, clean.High) {
			clean.State = Failed
		}
	case Unknown, NotApplicable:
	default:
		clean.State = Failed
	}
	if err != nil {
		in.service.Logger.Warn("a register gave a value that cannot be", "register", f.Register.ID, "error", err)
		clean.State = Failed
	}
	if clean.State == Failed {
		clean.Text, clean.Low, clean.High = "", "", ""
	}
	return in.settled(f, clean)
}

func (in *inquiry) settled(f *catalogue.Field, v Value) Value {
	v.Field, v.Register, v.FetchedAt = f.Name, f.Register.ID, in.at
	v.Synthetic = v.Synthetic || f.Register.Synthetic
	return v
}
