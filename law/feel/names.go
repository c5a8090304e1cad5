package feel

import (
	"fmt"

	"meent.nl/meent/law/value"
)

func (c *checker) inside(f frame, check func()) {
	c.frames = append(c.frames, f)
	check()
	c.frames = c.frames[:len(c.frames)-1]
}

func (c *checker) name(e *Name) value.Type {
	top := len(c.frames) - 1
	for i := top; i >= 0; i-- {
		f := c.frames[i]
		if f.variable != e.Ident {
			continue
		}
		if i != top {
			return c.problem(e, fmt.Sprintf("%s is of the loop around this one", e.Ident),
				"a rule of the member of "+f.relation+" that does not need it, or one loop")
		}
		e.Ref = Ref{Kind: VariableRef, Name: e.Ident}
		return value.Type{Kind: value.Person, Relation: f.relation}
	}
	switch e.Ident {
	case applicantName:
		e.Ref = Ref{Kind: ApplicantRef, Name: e.Ident}
		return value.Type{Kind: value.Person}
	case dateName:
		e.Ref = Ref{Kind: DateRef, Name: e.Ident}
		return dayType
	}
	named, bad := c.env.Name(e.Ident, c.member())
	if bad != nil {
		return c.problem(e, bad.Message, bad.Expected)
	}
	if named.Own && top >= 0 && c.frames[top].variable != "" {
		v := c.frames[top].variable
		return c.problem(e, fmt.Sprintf("%s here is not of %s but of the person outside this loop", e.Ident, v),
			fmt.Sprintf("%s.%s, or %s.%s", v, e.Ident, applicantName, e.Ident))
	}
	if named.Table != nil {
		return c.problem(e, e.Ident+" is a table", e.Ident+"(x).y: the column y of the row for x")
	}
	e.Ref = named.Ref
	return named.Type
}

// member is the relation of the innermost filter.
func (c *checker) member() string {
	for i := len(c.frames) - 1; i >= 0; i-- {
		if c.frames[i].variable == "" {
			return c.frames[i].relation
		}
	}
	return ""
}

// properties are what a date or a duration has.
var properties = map[value.Kind][]string{
	value.Day:    {"year", "month", "day", "weekday"},
	value.Period: {"years", "months"},
	value.Days:   {"days"},
}

func (c *checker) path(e *Path) value.Type {
	if table, ok := e.Of.(*Lookup); ok {
		if t, ok := c.column(e, table); ok {
			return t
		}
		return c.propertyOf(e, table.Type())
	}
	return c.propertyOf(e, c.check(e.Of))
}

// propertyOf types a property of something of a type.
func (c *checker) propertyOf(e *Path, of value.Type) value.Type {
	if of.Kind == value.Invalid {
		return of
	}
	if of.List {
		return c.problem(e, fmt.Sprintf(".%s of a list of values", e.Field), "for … in … return … ."+e.Field)
	}
	if known, ok := properties[of.Kind]; ok {
		for _, name := range known {
			if name == e.Field {
				e.Ref = Ref{Kind: PropertyRef, Name: name}
				return plainType
			}
		}
		return c.problem(e, fmt.Sprintf("%s has no .%s", of, e.Field), "one of "+join(known))
	}
	if of.Kind != value.Person && of.Kind != value.Relation {
		return c.problem(e, fmt.Sprintf("%s has no .%s", of, e.Field), "a person, persons, a date or a duration before the dot")
	}
	named, bad := c.env.Field(of.Relation, e.Field)
	if bad != nil {
		return c.problem(e, bad.Message, bad.Expected)
	}
	e.Ref = named.Ref
	t := named.Type
	if of.Kind == value.Relation && !of.One {
		t.List, t.Relation = true, of.Relation
	}
	return t
}

// members checks a list of persons.
func (c *checker) members(e Expr) (relation string, ok bool) {
	t := c.check(e)
	if t.Kind == value.Invalid {
		return "", false
	}
	if t.Kind != value.Relation || t.List {
		c.problem(e, describe(t)+" where persons are needed", "a relation, such as kinderen")
		return "", false
	}
	return t.Relation, true
}

func (c *checker) filter(e *Filter) value.Type {
	relation, ok := c.members(e.List)
	if !ok {
		return value.Type{}
	}
	c.inside(frame{relation: relation}, func() { c.checkAs(e.Where, booleanType) })
	return e.List.Type()
}

func (c *checker) iteration(e *For) value.Type {
	relation, ok := c.members(e.List)
	if !ok {
		return value.Type{}
	}
	var t value.Type
	c.inside(frame{relation, e.Var}, func() { t = c.scalar(e.Each) })
	if t.Kind != value.Invalid {
		t.List, t.Relation = true, relation
	}
	return t
}
