package typed

import (
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/value"
)

// as builds an expression. want is the type that its place asks for, or unknownKind;
// a text that is a date is a date where one is wanted.
func (s *scope) as(e regelrecht.Expr, want kind) term {
	if s.work++; s.work > maxWork {
		s.fail(e.At(), "more than %d expressions in one program", maxWork)
	}
	switch e := e.(type) {
	case *regelrecht.Literal:
		return s.literal(e, want)
	case *regelrecht.Reference:
		return s.reference(e, want)
	case *regelrecht.Operation:
		return s.operation(e, want)
	}
	s.fail(s.place, "%T cannot be compiled", e)
	return term{}
}

func (s *scope) literal(e *regelrecht.Literal, want kind) term {
	b := at(e.Place)
	if want == dayKind && e.Value.Kind == regelrecht.Text {
		d, ok := e.Value.Date()
		if !ok {
			s.fail(e.Place, "%q where a date is needed", e.Value.Text)
		}
		return term{e: b.day(d), kind: dayKind}
	}
	l := s.literalOf(e.Place, "", e.Value)
	return term{e: l.make(b), kind: l.kind, nullable: l.nullable}
}

func (s *scope) reference(e *regelrecht.Reference, want kind) term {
	b := at(e.Place)
	if e.Name == regelrecht.ReferenceDate {
		asked := b.name("peildatum")
		switch {
		case len(e.Path) == 0 || slices.Equal(e.Path, []string{"iso"}):
			return term{e: asked, kind: dayKind}
		case len(e.Path) == 1 && slices.Contains([]string{"year", "month", "day"}, e.Path[0]):
			return term{e: b.field(asked, e.Path[0]), kind: numberKind}
		}
	}
	if len(e.Path) > 0 {
		s.fail(e.Place, "a field of $%s, which has no static type", e.Name)
	}
	s.want = want
	found := s.resolve(e.Place, e.Name)
	s.want = unknownKind
	return term{e: found.make(b), kind: found.kind, nullable: found.nullable}
}

// wanted builds an expression that must be of a type.
func (s *scope) wanted(e regelrecht.Expr, want kind) term {
	t := s.as(e, want)
	switch {
	case t.kind == nullKind:
		s.fail(e.At(), "null where %s is needed", want)
	case t.kind != want:
		s.fail(e.At(), "%s where %s is needed", t.kind, want)
	}
	return t
}

// condition is an expression as a condition: null is false.
func (s *scope) condition(e regelrecht.Expr) feel.Expr {
	t, b := s.as(e, unknownKind), at(e.At())
	if t.nullable && s.a.Law.Format.StrictNull() {
		s.fail(e.At(), "null as a condition")
	}
	switch t.kind {
	case nullKind:
		return b.truth(false)
	case truthKind:
		if !t.nullable {
			return t.e
		}
		held := s.held(e.At(), t)
		return b.choice(b.op("=", held(b), b.null()), b.truth(false), held(b))
	case numberKind:
		if !t.nullable {
			return b.op("!=", t.e, b.count(0))
		}
	}
	s.fail(e.At(), "%s as a condition", t.kind)
	return nil
}

func (s *scope) operation(o *regelrecht.Operation, want kind) term {
	b := at(o.Place)
	switch o.Op {
	case regelrecht.And, regelrecht.Or:
		op := map[regelrecht.Op]string{regelrecht.And: "and", regelrecht.Or: "or"}[o.Op]
		out := b.truth(o.Op == regelrecht.And)
		for i, e := range o.Values {
			if c := s.condition(e); i == 0 {
				out = c
			} else {
				out = b.op(op, out, c)
			}
		}
		return term{e: out, kind: truthKind}
	case regelrecht.Not:
		return term{e: b.call("not", s.condition(o.Value)), kind: truthKind}
	case regelrecht.Equals:
		return s.equals(b, o)
	case regelrecht.In:
		return s.in(b, o)
	case regelrecht.GreaterThan, regelrecht.LessThan, regelrecht.GreaterThanOrEqual, regelrecht.LessThanOrEqual:
		return s.ordered(b, o)
	case regelrecht.If:
		return s.choice(b, o, want)
	case regelrecht.Age, regelrecht.DateDiff, regelrecht.DateAdd, regelrecht.Date, regelrecht.DayOfWeek,
		regelrecht.DatePart, regelrecht.StartOf:
		return s.dates(b, o)
	case regelrecht.ListOp:
		s.fail(o.Place, "a list outside IN")
	case regelrecht.Foreach:
		s.fail(o.Place, "FOREACH, which goes over a list")
	}
	return s.arithmetic(b, o)
}

// choice is IF. All branches are of one type; without a default it may be null.
func (s *scope) choice(b builder, o *regelrecht.Operation, want kind) term {
	branches := make([]term, 0, len(o.Cases)+1)
	conds := make([]feel.Expr, len(o.Cases))
	for i, c := range o.Cases {
		conds[i] = s.condition(c.When)
		branches = append(branches, s.as(c.Then, want))
	}
	last := term{e: b.null(), kind: nullKind, nullable: true}
	if o.Default != nil {
		last = s.as(o.Default, want)
	}
	branches = append(branches, last)
	out := term{kind: nullKind}
	for _, t := range branches {
		if t.kind != nullKind {
			if out.kind != nullKind && out.kind != t.kind {
				if want == unknownKind && (t.kind == dayKind || out.kind == dayKind) {
					return s.choice(b, o, dayKind) // a text beside a date is a date
				}
				s.fail(o.Place, "branches that are %s and %s", out.kind, t.kind)
			}
			out.kind = t.kind
		}
		out.nullable = out.nullable || t.nullable
	}
	if out.kind == nullKind {
		s.fail(o.Place, "a choice between nothing but null")
	}
	out.e = last.e
	for i := len(conds) - 1; i >= 0; i-- {
		out.e = b.choice(conds[i], branches[i].e, out.e)
	}
	return out
}

// pair builds two operands; a text beside a date is a date.
func (s *scope) pair(x, y regelrecht.Expr) (term, term) {
	a := s.as(x, unknownKind)
	c := s.as(y, a.kind)
	if c.kind == dayKind && a.kind == wordKind {
		a = s.as(x, dayKind)
	}
	return a, c
}

// equals is EQUALS: null equals only null, and a value of another type nothing.
func (s *scope) equals(b builder, o *regelrecht.Operation) term {
	x, y := s.pair(o.Subject, o.Value)
	out := func(e feel.Expr) term { return term{e: e, kind: truthKind} }
	switch {
	case x.kind == nullKind && y.kind == nullKind:
		return out(b.truth(true))
	case y.kind == nullKind || x.kind == nullKind:
		t := x
		if x.kind == nullKind {
			t = y
		}
		if !t.nullable {
			return out(b.truth(false))
		}
		return out(b.op("=", t.e, b.null()))
	case x.kind != y.kind:
		s.fail(o.Place, "%s compared with %s, which is false whatever they are", x.kind, y.kind)
	case x.kind == wordKind && isWord(x.e) && isWord(y.e):
		return out(b.truth(x.e.(*feel.StringLit).Value == y.e.(*feel.StringLit).Value))
	case x.kind == wordKind && !isWord(x.e) && !isWord(y.e):
		s.fail(o.Place, "two strings compared that are both not written out")
	}
	x, y = s.spoken(o.Place, x), s.spoken(o.Place, y)
	return out(s.same(b, o.Place, x, y))
}

// same is x = y, false where only one of them is null.
func (s *scope) same(b builder, p document.Place, x, y term) feel.Expr {
	switch {
	case !x.nullable && !y.nullable:
		return b.op("=", x.e, y.e)
	case !x.nullable:
		x, y = y, x
	}
	held := s.held(p, x)
	null := b.op("=", held(b), b.null())
	if !y.nullable {
		return b.choice(null, b.truth(false), b.op("=", held(b), y.e))
	}
	other := s.held(p, y)
	otherNull := func() feel.Expr { return b.op("=", other(b), b.null()) }
	return b.choice(null, otherNull(), b.choice(otherNull(), b.truth(false), b.op("=", held(b), other(b))))
}

// spoken is a string that has the words of the law as its type.
func (s *scope) spoken(p document.Place, t term) term {
	if t.kind == wordKind && !isWord(t.e) {
		t.e = s.held(p, t)(at(p))
	}
	return t
}

func isWord(e feel.Expr) bool { _, ok := e.(*feel.StringLit); return ok }

// in is IN a list that is written out.
func (s *scope) in(b builder, o *regelrecht.Operation) term {
	var items []regelrecht.Value
	list := o.Values
	if ref, ok := o.Value.(*regelrecht.Reference); ok && len(ref.Path) == 0 {
		if found := s.resolve(ref.Place, ref.Name); found.literal != nil && found.literal.value.Kind == regelrecht.List {
			items = found.literal.value.List
		} else {
			list = []regelrecht.Expr{ref}
		}
	} else if o.Value != nil {
		list = []regelrecht.Expr{o.Value}
	}
	for _, e := range list {
		lit, ok := e.(*regelrecht.Literal)
		if !ok {
			s.fail(e.At(), "IN a list that is not written out")
		}
		items = append(items, lit.Value)
	}
	x := s.as(o.Subject, unknownKind)
	if x.kind == nullKind {
		return term{e: b.truth(slices.ContainsFunc(items, regelrecht.Value{}.Equal)), kind: truthKind}
	}
	if isWord(x.e) {
		word := regelrecht.TextOf(x.e.(*feel.StringLit).Value)
		return term{e: b.truth(slices.ContainsFunc(items, word.Equal)), kind: truthKind}
	}
	x = s.spoken(o.Place, x)
	n := &feel.In{}
	n.At = b.at
	null := false
	for _, item := range items {
		if item.Kind == regelrecht.Null {
			null = true
			continue
		}
		t := s.literal(&regelrecht.Literal{Place: o.Place, Value: item}, x.kind)
		if t.kind != x.kind {
			s.fail(o.Place, "%s in a list with %s", x.kind, t.kind)
		}
		n.List = append(n.List, t.e)
	}
	var out feel.Expr = n
	if !x.nullable {
		n.X = x.e
		if n.List == nil {
			out = b.truth(false)
		}
		return term{e: out, kind: truthKind}
	}
	held := s.held(o.Place, x)
	n.X = held(b)
	if n.List == nil {
		out = b.truth(false)
	}
	return term{e: b.choice(b.op("=", held(b), b.null()), b.truth(null), out), kind: truthKind}
}

// ordered compares two numbers or two dates. Upstream fails on null; here the outcome
// is then not applicable.
func (s *scope) ordered(b builder, o *regelrecht.Operation) term {
	x, y := s.pair(o.Subject, o.Value)
	if x.kind != y.kind || x.kind != numberKind && x.kind != dayKind {
		s.fail(o.Place, "%s compared with %s", x.kind, y.kind)
	}
	op := map[regelrecht.Op]string{regelrecht.GreaterThan: ">", regelrecht.LessThan: "<",
		regelrecht.GreaterThanOrEqual: ">=", regelrecht.LessThanOrEqual: "<="}[o.Op]
	return term{e: b.op(op, x.e, y.e), kind: truthKind, nullable: x.nullable || y.nullable}
}

// durationKind is years and months, or days.
func durationKind(months bool) value.Kind {
	if months {
		return value.Period
	}
	return value.Days
}
