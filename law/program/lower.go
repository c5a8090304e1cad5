package program

import (
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// lowering turns the rules that a goal needs into a graph.
type lowering struct {
	laws   Laws
	on     value.Date
	people Bounds // what is known of whom the program is for
	g      *graph
	span   span     // of what is being carried out
	order  []string // the laws spoken of, in the order of first mention

	facts      []Fact
	found      []Range // per fact: what it is known to be
	relations  []Relation
	parameters []Parameter
	words      []string
	instances  []*instance
	known      map[ruleOf][]*instance // those that were begun, each for its stretch of days
	conflicts  []Conflict
	tables     []*Table
	loops      int
}

// subject is whom an expression is about: the applicant and household, or the
// member whose turn it is in a loop.
type subject struct {
	scope Scope
	loop  int // 0 for the root; each loop over members has its own number
}

// ruleOf is a rule for one scope.
type ruleOf struct {
	rule  *document.Rule
	scope Scope
}

// instance is a rule as carried out for one scope, the same for a stretch of days.
type instance struct {
	Rule
	span    span
	failed  *document.Fault // on the day of the span, where it cannot be carried out
	number  int
	out     val
	done    bool
	applied []id
	conds   map[*feel.If]id
	looked  lookups
}

// frame is where an expression stands.
type frame struct {
	of      *instance
	subject subject
	name    string // the loop variable, or empty
	person  subject
	outer   *frame
}

// val is what an expression comes to: a value ((num × by + plus) / den × 10^-scale,
// of which by, plus and den are mostly none), persons, a list of values, or one person.
type val struct {
	typ          value.Type
	num, by, den id
	// plus is added to num × by, where that product is too large for a register;
	// mostly nothing.
	plus    addend
	scale   int
	loop    int // the loop on whose member it depends, or 0
	persons *persons
	each    bool // with persons: a list of values, one for each of them
	who     *subject
}

// persons is a list of members: those of a relation for whom the mask is true.
type persons struct {
	relation Scope
	mask     id // of the relation's scope; a constant where it is all of them
	one      bool
}

func (l *lowering) scalar(n id, scale int, t value.Type, loop int) val {
	return val{typ: t, num: n, by: none, den: none, scale: scale, loop: loop}
}

func (l *lowering) nextLoop() int { l.loops++; return l.loops }

// place is where e stands in its law file.
func (f *frame) place(e feel.Expr) document.Place {
	return in(f.of.Decl.Place, e.Pos())
}

func (l *lowering) expr(f *frame, e feel.Expr) val {
	before := l.g.at
	l.g.at = Origin{Rule: f.of.number, At: f.place(e)}
	v := l.plainExpr(f, e)
	l.g.at = before
	return v
}

func (l *lowering) plainExpr(f *frame, e feel.Expr) val {
	switch e := e.(type) {
	case *feel.NumberLit:
		d, err := value.ParseDecimal(e.Text)
		if err != nil {
			fail(f.place(e), err.Error(), "a number")
		}
		return l.number(d, e.Type())
	case *feel.BoolLit:
		return l.scalar(l.g.literal(Root, Bool(e.Value)), 0, e.Type(), 0)
	case *feel.StringLit:
		return l.scalar(l.g.constant(l.word(e.Value)), 0, e.Type(), 0)
	case *feel.NullLit:
		return l.scalar(l.g.null(), 0, e.Type(), 0)
	case *feel.DateLit:
		return l.scalar(l.g.constant(int64(e.Value)), 0, e.Type(), 0)
	case *feel.DurationLit:
		return l.scalar(l.g.constant(e.Value), 0, e.Type(), 0)
	case *feel.Name:
		return l.name(f, e)
	case *feel.Path:
		return l.path(f, e, false)
	case *feel.Filter:
		return l.filter(f, e)
	case *feel.Unary:
		v := l.plain(f, e.X)
		v.num, v.typ = l.g.emit(Neg, v.num), e.Type()
		return v
	case *feel.Binary:
		return l.binary(f, e)
	case *feel.Between:
		x := l.expr(f, e.X)
		return l.both(And, l.compare(f, "<=", l.expr(f, e.Low), x), l.compare(f, "<=", x, l.expr(f, e.High)))
	case *feel.In:
		return l.membership(f, e)
	case *feel.If:
		return l.choice(f, e)
	case *feel.Quantified:
		return l.quantified(f, e)
	case *feel.For:
		return l.iteration(f, e)
	case *feel.Lookup:
		return l.lookup(f, e, "", e.Type())
	case *feel.Call:
		return l.call(f, e)
	}
	failf(f.place(e), "an expression of the law language", "%T cannot be carried out", e)
	return val{}
}

// number is a constant, with as few decimals as it can be written with.
func (l *lowering) number(d value.Decimal, t value.Type) val {
	c, scale := d.Coefficient, int(d.Scale)
	for scale > 0 && c%10 == 0 {
		c, scale = c/10, scale-1
	}
	return l.scalar(l.g.constant(c), scale, t, 0)
}

// word is the index of a word in the program's list.
func (l *lowering) word(w string) int64 {
	if i := slices.Index(l.words, w); i >= 0 {
		return int64(i)
	}
	l.words = append(l.words, w)
	return int64(len(l.words) - 1)
}

// plain is a value that is a whole number of units of its scale: no fraction.
func (l *lowering) plain(f *frame, e feel.Expr) val {
	return l.whole(f.place(e), l.expr(f, e))
}

func (l *lowering) whole(at document.Place, v val) val {
	if v.persons != nil || v.who != nil {
		fail(at, "persons where a value is needed", "a property of them, or count")
	}
	if v.den != none {
		fail(at, "a division that is not rounded", "a rounding around it, as round half up(…, 2)")
	}
	if v.by != none {
		fail(at, "a product here may grow past what the engine holds (18 digits)",
			"narrower bounds on the facts, or a rounding around it")
	}
	return v
}

// truth is a boolean.
func (l *lowering) truth(f *frame, e feel.Expr) val { return l.plain(f, e) }

// merge is the loop that two values depend on together.
func (l *lowering) merge(a, b val) int {
	if a.loop != 0 && b.loop != 0 && a.loop != b.loop {
		fail(l.g.at.At, "a member of one loop is compared with a member of another",
			"a rule of the member, or one loop")
	}
	return max(a.loop, b.loop)
}

// both joins two booleans.
func (l *lowering) both(op Op, a, b val) val {
	loop := l.merge(a, b)
	return l.scalar(l.g.emit(op, a.num, b.num), 0, value.Type{Kind: value.Boolean}, loop)
}

func (l *lowering) negate(a val) val {
	a.num = l.g.emit(Not, a.num)
	return a
}
