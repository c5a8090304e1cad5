package typed

import (
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/program/exact"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/value"
)

// The bounds of a number for which the file gives none: a thousand million euro in
// cents. Within them the program is proven not to overflow.
const (
	mostNumber = 100_000_000_000
	// mostSteps bounds a number that is added to a date, in days; a century.
	mostSteps = 36_525
	maxScale  = 6
)

// origin says where a fact comes from: a parameter of the question, a column of a
// table, or nowhere.
type origin struct {
	parameter string
	source    int
	column    string
	missing   bool
}

// fact is a value that a question brings.
type fact struct {
	decl  document.Fact
	kind  kind
	from  origin
	field string // its name in the format
	place document.Place
}

// otherWord is any string that no rule speaks of.
const otherWord = "(anders)"

// factOf is the fact of a declared field. A string that is read as a date is a date:
// the format has dates of birth that are declared as strings.
func (s *scope) factOf(p document.Place, f regelrecht.Field, from origin) binding {
	k := kindOf(f.Type)
	switch {
	case k == unknownKind:
		s.fail(p, "%s is a list or an object", f.Name)
	case k == wordKind && s.want == dayKind:
		k = dayKind
	}
	if v, ok := s.sample(from); ok && v.Kind == regelrecht.Null {
		return binding{id: "null", kind: nullKind, nullable: true, make: func(b builder) feel.Expr { return b.null() }}
	}
	if from.missing {
		from.column = s.a.Law.ID + " " + s.a.Number // a fact that nobody gives is one of its article
	}
	for _, have := range s.facts {
		if have.from == from && have.field == f.Name {
			if have.kind != k {
				s.fail(p, "%s is declared as %s here and as %s elsewhere", f.Name, k, have.kind)
			}
			return have.binding()
		}
	}
	x := &fact{kind: k, from: from, field: f.Name, place: p, decl: document.Fact{Name: s.unique(f.Name), Of: "person"}}
	if k == numberKind {
		x.bound(f)
	}
	s.facts = append(s.facts, x)
	return x.binding()
}

func (x *fact) binding() binding {
	ident := x.decl.Name
	return binding{id: "fact " + ident, kind: x.kind, root: x.from.parameter,
		make: func(b builder) feel.Expr { return b.name(ident) }}
}

// sample is the value that the question of this shape has for a fact.
func (l *link) sample(from origin) (regelrecht.Value, bool) {
	switch {
	case from.missing:
		return regelrecht.Value{}, false
	case from.parameter != "":
		v, ok := l.q.Parameters[from.parameter]
		return v, ok
	}
	row, ok := rowOf(l.q.Sources[from.source], l.q.Parameters)
	return row[from.column], ok
}

// bound gives a number its decimals and bounds.
func (x *fact) bound(f regelrecht.Field) {
	switch {
	case f.HasPrecision:
		x.decl.Scale = int8(min(f.Precision, maxScale))
	case f.Unit == "euro":
		x.decl.Scale = 2
	case f.Unit == "ratio" || f.Unit == "percentage":
		x.decl.Scale = 4
	}
	unit, _ := exact.Pow10(int(x.decl.Scale))
	x.decl.Min, x.decl.Max = -mostNumber*unit, mostNumber*unit
	if f.Min != nil {
		if n, ok := inUnits(*f.Min, x.decl.Scale); ok {
			x.decl.Min = max(x.decl.Min, n)
		}
	}
	if f.Max != nil {
		if n, ok := inUnits(*f.Max, x.decl.Scale); ok {
			x.decl.Max = min(x.decl.Max, n)
		}
	}
	// Zero for both would say that the fact has no bounds.
	if x.decl.Min == 0 && x.decl.Max == 0 {
		x.decl.Max = 1
	}
}

func inUnits(n regelrecht.Number, scale int8) (int64, bool) {
	d, ok := decimal(n)
	if !ok {
		return 0, false
	}
	d, err := d.Rescale(scale)
	return d.Coefficient, err == nil
}

func decimal(n regelrecht.Number) (value.Decimal, bool) {
	d, err := value.ParseDecimal(n.String())
	return d, err == nil
}

// steps narrows a fact that is added to a date, so that the date stays in the calendar.
func (l *link) steps(e feel.Expr) {
	name, ok := e.(*feel.Name)
	if !ok {
		return
	}
	for _, x := range l.facts {
		if x.decl.Name == name.Ident && x.kind == numberKind && x.decl.Scale == 0 {
			x.decl.Min, x.decl.Max = max(x.decl.Min, -mostSteps), min(x.decl.Max, mostSteps)
		}
	}
}
