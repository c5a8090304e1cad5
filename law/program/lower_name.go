package program

import (
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

func (l *lowering) name(f *frame, e *feel.Name) val {
	switch e.Ref.Kind {
	case feel.VariableRef:
		for at := f; at != nil; at = at.outer {
			if at.name == e.Ident {
				who := at.person
				return l.person(who, e.Type())
			}
		}
	case feel.ApplicantRef:
		return l.person(subject{}, e.Type())
	case feel.DateRef:
		f.of.use(Use{Kind: feel.DateRef})
		return l.scalar(l.asked(), 0, e.Type(), 0)
	case feel.RelationRef:
		return l.everyone(f, e)
	case feel.RuleRef, feel.ParameterRef, feel.FactRef:
		return l.property(f, e, e.Ref, f.subject, e.Type())
	}
	failf(f.place(e), "a rule, a parameter, a fact or a relation", "%s stands for nothing here", e.Ident)
	return val{}
}

func (l *lowering) person(who subject, t value.Type) val {
	return val{typ: t, num: none, by: none, den: none, who: &who}
}

func (l *lowering) everyone(f *frame, e *feel.Name) val {
	scope := l.relation(f, e, e.Ref.Name)
	f.of.use(Use{Kind: feel.RelationRef, Index: int(scope - 1)})
	p := persons{relation: scope, mask: l.g.literal(scope, Bool(true)), one: l.relations[scope-1].Max <= 1}
	return val{typ: e.Type(), num: none, by: none, den: none, persons: &p}
}

// property is a rule, a parameter or a fact of someone.
func (l *lowering) property(f *frame, e feel.Expr, ref feel.Ref, who subject, t value.Type) val {
	switch ref.Kind {
	case feel.ParameterRef:
		return l.parameter(f, e, ref, t)
	case feel.FactRef:
		return l.fact(f, e, ref.Name, who, t)
	case feel.RuleRef:
		return l.ruleValue(f, e, ref, who)
	}
	failf(f.place(e), "a rule or a fact", "%s is not a property of a person", ref.Name)
	return val{}
}

// path is of.field. With every, a property of one person in a relation is the list
// of what those in the relation have, for sum, count, min and max.
func (l *lowering) path(f *frame, e *feel.Path, every bool) val {
	if table, ok := e.Of.(*feel.Lookup); ok && e.Ref.Kind == feel.ColumnRef {
		return l.lookup(f, table, e.Field, e.Type())
	}
	of := l.expr(f, e.Of)
	switch {
	case e.Ref.Kind == feel.PropertyRef:
		return l.part(f, e, l.whole(f.place(e.Of), of))
	case of.who != nil:
		return l.property(f, e, e.Ref, *of.who, e.Type())
	case of.persons == nil || of.each:
		failf(f.place(e), "a person before the dot", ".%s of a value", e.Field)
	}
	who := subject{of.persons.relation, l.nextLoop()}
	v := l.whole(f.place(e), l.property(f, e, e.Ref, who, e.Type()))
	if v.typ.Kind == value.Number && v.typ.List {
		v.typ.List = false
	}
	if e.Of.Type().One && !every {
		n := l.g.over(First, of.persons.relation, v.num, of.persons.mask)
		return l.scalar(n, v.scale, e.Type(), 0)
	}
	v.loop = 0
	v.persons, v.each = of.persons, true
	return v
}

// part is the year of a date, the months of a duration, and so on.
func (l *lowering) part(f *frame, e *feel.Path, of val) val {
	ops := map[string]Op{"year": YearOf, "month": MonthOf, "day": DayOf, "weekday": Weekday, "years": Years, "months": Months}
	n := of.num
	if e.Field != "days" {
		op, ok := ops[e.Field]
		if !ok {
			failf(f.place(e), "year, month, day, years, months or days", "%s has no .%s", of.typ, e.Field)
		}
		n = l.g.emit(op, n)
	}
	return l.scalar(n, 0, e.Type(), of.loop)
}

// members is a list of persons.
func (l *lowering) members(f *frame, e feel.Expr) *persons {
	v := l.expr(f, e)
	if v.persons == nil || v.each {
		fail(f.place(e), "a value where persons are needed", "a relation, such as kinderen")
	}
	return v.persons
}

// mask is for whom a condition is true, among those already chosen.
func (l *lowering) mask(p *persons, cond val) id {
	is := l.g.within(p.relation, l.g.emit(IsTrue, cond.num))
	return l.g.emit(And, p.mask, is)
}

// own checks that a value within a loop depends on that loop or on none.
func (l *lowering) own(v val, loop int) {
	if v.loop != 0 && v.loop != loop {
		l.merge(v, val{loop: loop})
	}
}

func (l *lowering) filter(f *frame, e *feel.Filter) val {
	p := *l.members(f, e.List)
	loop := l.nextLoop()
	inner := &frame{of: f.of, subject: subject{p.relation, loop}, outer: f}
	cond := l.truth(inner, e.Where)
	l.own(cond, loop)
	p.mask = l.mask(&p, cond)
	return val{typ: e.Type(), num: none, by: none, den: none, persons: &p}
}

// loop is the frame inside a loop with a variable.
func (f *frame) loop(name string, who subject) *frame {
	return &frame{of: f.of, subject: f.subject, name: name, person: who, outer: f}
}

func (l *lowering) quantified(f *frame, e *feel.Quantified) val {
	p := l.members(f, e.List)
	who := subject{p.relation, l.nextLoop()}
	cond := l.truth(f.loop(e.Var, who), e.Where)
	l.own(cond, who.loop)
	op := Any
	if e.Every {
		op = All
	}
	return l.scalar(l.g.over(op, p.relation, cond.num, p.mask), 0, e.Type(), 0)
}

func (l *lowering) iteration(f *frame, e *feel.For) val {
	p := l.members(f, e.List)
	who := subject{p.relation, l.nextLoop()}
	v := l.expr(f.loop(e.Var, who), e.Each)
	if v.persons != nil || v.who != nil {
		fail(f.place(e.Each), "persons where a value is needed", "a property of them")
	}
	l.own(v, who.loop)
	v = l.narrow(v)
	v.loop = 0
	v.persons, v.each = p, true
	return v
}
