package typed

import (
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/value"
)

// dates is the operations on dates.
func (s *scope) dates(b builder, o *regelrecht.Operation) term {
	switch o.Op {
	case regelrecht.DateAdd:
		return s.dateAdd(b, o)
	case regelrecht.Date:
		y, m, d := s.wanted(o.Year, numberKind), s.wanted(o.Month, numberKind), s.wanted(o.Day, numberKind)
		return term{e: b.call("date", y.e, m.e, d.e), kind: dayKind, nullable: y.nullable || m.nullable || d.nullable}
	case regelrecht.DayOfWeek:
		d := s.wanted(o.Date, dayKind)
		return term{e: b.op("-", b.field(d.e, "weekday"), b.count(1)), kind: numberKind, nullable: d.nullable}
	case regelrecht.DatePart:
		d := s.wanted(o.Date, dayKind)
		return term{e: b.field(d.e, o.In.(*regelrecht.Literal).Value.Text), kind: numberKind, nullable: d.nullable}
	case regelrecht.StartOf:
		d := s.wanted(o.Date, dayKind)
		held, month := s.held(o.Date.At(), d), b.count(1)
		if o.In.(*regelrecht.Literal).Value.Text == "month" {
			month = b.field(held(b), "month")
		}
		return term{e: b.call("date", b.field(held(b), "year"), month, b.count(1)), kind: dayKind, nullable: d.nullable}
	}
	from, to := s.wanted(o.From, dayKind), s.wanted(o.To, dayKind)
	out := term{kind: numberKind, nullable: from.nullable || to.nullable}
	months := 12
	if o.Op == regelrecht.DateDiff {
		unit, ok := o.In.(*regelrecht.Literal)
		switch {
		case !ok:
			s.fail(o.In.At(), "a unit that is not written out")
		case unit.Value.Text == "days":
			out.e = b.field(b.op("-", to.e, from.e), "days")
			return out
		case unit.Value.Text == "months":
			months = 1
		}
	}
	f, t := s.held(o.From.At(), from), s.held(o.To.At(), to)
	backward := b.op("-", b.count(0), between(b, t, f, months))
	out.e = b.choice(b.op("<", t(b), f(b)), backward, between(b, f, t, months))
	return out
}

// between is how often so many months have passed: the months of the calendar between
// the two, less one where the last has not passed. The last day of a short month
// completes it, which years and months duration does not have.
func between(b builder, from, to func(builder) feel.Expr, months int) feel.Expr {
	count := func() feel.Expr {
		n := b.op("-", b.field(to(b), "year"), b.field(from(b), "year"))
		if months == 12 {
			return n
		}
		return b.op("+", b.op("*", n, b.count(12)), b.op("-", b.field(to(b), "month"), b.field(from(b), "month")))
	}
	passed := b.op("<=", b.op("+", from(b), b.op("*", b.duration(int64(months), value.Period), count())), to(b))
	return b.op("-", count(), b.choice(passed, b.count(0), b.count(1)))
}

// dateAdd is DATE_ADD, from years to days.
func (s *scope) dateAdd(b builder, o *regelrecht.Operation) term {
	out := s.wanted(o.Date, dayKind)
	for _, step := range []struct {
		by     regelrecht.Expr
		unit   int64
		months bool
	}{{o.Years, 12, true}, {o.Months, 1, true}, {o.Weeks, 7, false}, {o.Days, 1, false}} {
		if step.by == nil {
			continue
		}
		n := s.wanted(step.by, numberKind)
		s.steps(n.e)
		out.nullable = out.nullable || n.nullable
		out.e = b.op("+", out.e, b.op("*", n.e, b.duration(step.unit, durationKind(step.months))))
	}
	return out
}
