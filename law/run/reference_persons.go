package run

import (
	"errors"
	"math/big"
	"slices"
	"time"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

func (r *reference) name(e *feel.Name, at *around) known {
	switch e.Ref.Kind {
	case feel.VariableRef:
		for a := at; a != nil; a = a.outer {
			if a.name == e.Ident {
				return known{who: &a.loop}
			}
		}
	case feel.ApplicantRef:
		return known{who: &person{}}
	case feel.DateRef:
		return of(int64(r.f.asked))
	case feel.RelationRef:
		return r.everyone(e.Ref.Name)
	default:
		return r.property(e.Ref, at.self)
	}
	return known{failed: errors.New(e.Ident + " stands for nothing")}
}

// everyone is all members of a relation. One that the program never asks about has
// no members in the facts, and cannot matter.
func (r *reference) everyone(name string) known {
	i := slices.IndexFunc(r.f.p.Relations, func(d program.Relation) bool { return d.Name == name })
	out := known{relation: i + 1}
	if i >= 0 {
		for k := range r.f.lists[i].members {
			out.persons = append(out.persons, member{index: k})
		}
	}
	return out
}

func (r *reference) property(ref feel.Ref, who person) known {
	switch ref.Kind {
	case feel.RuleRef:
		rule, ok := r.laws.Rule(ref.Law, ref.Name, r.f.asked)
		if !ok {
			return known{failed: errors.New(ref.Name + " does not exist")}
		}
		if rule.Of == "household" {
			who = person{}
		}
		return r.rule(rule, who)
	case feel.ParameterRef:
		p, ok := r.laws.Parameter(ref.Law, ref.Name, r.f.asked)
		if ok {
			if at, ok := p.At(r.f.asked); ok {
				return known{number: at.Value.Big()}
			}
		}
		return known{failed: errors.New(ref.Name + " has no value")}
	}
	return r.fact(ref.Name, who)
}

func (r *reference) fact(name string, who person) known {
	n := slices.IndexFunc(r.f.p.Facts, func(f program.Fact) bool { return f.Name == name })
	if n < 0 {
		return absent // the program has found that it cannot matter
	}
	s := &r.f.root
	if who.relation > 0 {
		s = &r.f.lists[who.relation-1].members[who.index]
	}
	slot, ok := s.Get(n)
	if !ok || !slot.MayHold() {
		return absent
	}
	fact := &r.f.p.Facts[n]
	switch fact.Type.Kind {
	case value.Number:
		return known{number: value.Decimal{Coefficient: slot.Lo, Scale: fact.Scale}.Big()}
	case value.Word:
		return known{word: r.f.p.Words[slot.Lo]}
	}
	return of(slot.Lo)
}

// path is of.field; every makes a list of what those in a relation have.
func (r *reference) path(e *feel.Path, at *around, every bool) known {
	if table, ok := e.Of.(*feel.Lookup); ok && e.Ref.Kind == feel.ColumnRef {
		return r.lookup(table, e.Field, at)
	}
	v := r.eval(e.Of, at)
	switch {
	case e.Ref.Kind == feel.PropertyRef:
		return fieldOf(e.Field, v)
	case v.who != nil:
		return r.property(e.Ref, *v.who)
	}
	list := each(v, func(index int) known { return r.property(e.Ref, person{v.relation, index}) })
	if !e.Of.Type().One || every {
		return list
	}
	if len(list.persons) == 0 {
		return absent
	}
	if first := list.persons[0]; first.failed != nil {
		return known{failed: first.failed}
	}
	return list.values[0]
}

func fieldOf(field string, v known) known {
	if b, ok := blocked(v); ok {
		return b
	}
	n := v.int()
	switch field {
	case "year":
		return of(int64(value.Date(n).Year()))
	case "month":
		return of(int64(value.Date(n).Month()))
	case "day":
		return of(int64(value.Date(n).Day()))
	case "weekday":
		return of(weekday(n))
	case "years":
		return of(n / 12)
	case "months":
		return of(n % 12)
	}
	return v
}

// weekday asks the calendar of the standard library: Monday is 1.
func weekday(day int64) int64 {
	d := value.Date(day)
	of := time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, time.UTC).Weekday()
	return int64(of+6)%7 + 1
}

// filtered keeps those for whom a condition is true.
func filtered(list known, cond func(index int) known) known {
	out := known{relation: list.relation}
	for _, m := range list.persons {
		c := certainly(cond(m.index))
		switch {
		case c.isFalse():
			continue
		case m.failed == nil && c.failed != nil:
			m.failed = c.failed
		}
		out.persons = append(out.persons, m)
	}
	return out
}

// each is a value per person.
func each(list known, f func(index int) known) known {
	out := known{relation: list.relation, persons: list.persons, isList: true}
	for _, m := range list.persons {
		out.values = append(out.values, f(m.index))
	}
	return out
}

func (r *reference) quantified(e *feel.Quantified, at *around) known {
	list := r.eval(e.List, at)
	all := each(list, func(index int) known {
		v := r.eval(e.Where, &around{self: at.self, name: e.Var, loop: person{list.relation, index}, outer: at})
		if e.Every {
			return v
		}
		return opposite(v)
	})
	out := ofTruth(true)
	for i, m := range all.persons {
		v := all.values[i]
		if m.failed != nil {
			v = known{failed: m.failed}
		}
		out = both(out, v)
	}
	if e.Every {
		return out
	}
	return opposite(out)
}

// counted is how many persons are in a list.
func counted(list known) known {
	for _, m := range list.persons {
		if m.failed != nil {
			return known{failed: m.failed}
		}
	}
	return of(int64(len(list.persons)))
}

// totalled adds up, or takes the least or the greatest of, what is applicable.
func totalled(list known, start known, join func(a, b *big.Rat) *big.Rat) known {
	out := start
	for i, m := range list.persons {
		v := list.values[i]
		switch {
		case m.failed != nil:
			return known{failed: m.failed}
		case v.failed != nil:
			return v
		case v.absent:
			continue
		case out.absent:
			out = v
		default:
			out = known{number: join(out.number, v.number)}
		}
	}
	return out
}
