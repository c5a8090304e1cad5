package program

import (
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// use notes that the rule names something, once.
func (i *instance) use(u Use) {
	if !slices.Contains(i.Uses, u) {
		i.Uses = append(i.Uses, u)
	}
}

func (l *lowering) ruleValue(f *frame, e feel.Expr, ref feel.Ref, who subject) val {
	r, ok := l.laws.Rule(ref.Law, ref.Name, l.on)
	if !ok {
		failf(f.place(e), "a version of "+ref.Law+" that is in force then",
			"%s.%s does not exist on %s", ref.Law, ref.Name, l.on)
	}
	scope := l.scopeOf(f, e, r.Name, r.Of, who)
	i := l.instance(f.place(e), r, scope)
	f.of.use(Use{Kind: feel.RuleRef, Index: i.number, Scope: scope})
	v := i.out
	if v.loop != 0 {
		v.loop = who.loop
	}
	return v
}

// scopeOf is the scope of a rule or a fact of a kind of person, asked of someone.
func (l *lowering) scopeOf(f *frame, e feel.Expr, name, of string, who subject) Scope {
	switch of {
	case "household":
		return Root
	case "person", "":
		return who.scope
	}
	if who.scope != Root {
		decl := l.relations[who.scope-1]
		if decl.Member == of || decl.Name == of {
			return who.scope
		}
	}
	failf(f.place(e), "a filter over that relation, or a loop", "%s is of a %s, and none is meant here", name, of)
	return Root
}

// instance is a rule carried out for a scope, once however often it is named. What it
// rests on is counted in the stretch of days of who names it.
func (l *lowering) instance(at document.Place, r *document.Rule, scope Scope) *instance {
	for _, i := range l.known[ruleOf{r, scope}] {
		switch {
		case !i.done && i.failed == nil:
			failf(at, "rules without a circle", "%s.%s depends on itself", r.Law, r.Name)
		case i.failed != nil && i.span.on == l.on:
			panic(stop{*i.failed})
		case i.done && i.span.contains(l.on):
			l.span.narrow(i.span)
			return i
		}
	}
	i := &instance{number: len(l.instances)}
	outer := l.span
	l.span = span{on: l.on}
	i.Document = l.document(at, r.Law)
	i.Article = article(i.Document, r)
	i.Decl, i.Scope = r, scope
	i.Formula = r.FormulaOn(l.on)
	if r.Delegated != nil {
		l.span.delegation(r.Delegated)
	}
	l.instances = append(l.instances, i)
	l.known[ruleOf{r, scope}] = append(l.known[ruleOf{r, scope}], i)
	before := l.g.at
	l.g.at = Origin{Rule: i.number, At: r.Place}
	l.carryOut(i)
	l.g.at = before
	i.done, i.span = true, l.span
	l.span = outer
	l.span.narrow(i.span)
	return i
}

func article(d *document.Document, r *document.Rule) *document.Article {
	for _, a := range d.Articles {
		if slices.Contains(a.Rules, r) || r.Delegated != nil && a.ID == r.Article {
			return a
		}
	}
	return &document.Article{ID: r.Article}
}

func (l *lowering) carryOut(i *instance) {
	who := subject{scope: i.Scope}
	if i.Scope != Root {
		who.loop = l.nextLoop()
	}
	f := &frame{of: i, subject: who}
	if i.Decl.Type.Kind == value.Relation {
		i.out = l.chosen(f)
		i.Out = Place{Scope: i.out.persons.relation}
		return
	}
	v := l.base(f, i.Decl.When, i.Formula)
	v = l.exceptions(f, v)
	v = l.whole(i.Decl.Place, v.as(i.Decl.Type))
	if v.scale < 0 {
		v = l.scaled(v, 0)
	}
	v.typ = i.Decl.Type
	i.out = v
	i.Out = Place{Scope: l.g.scope(v.num), Scale: v.scale}
}

// base is a formula under its condition, if it has one.
func (l *lowering) base(f *frame, when, formula feel.Expr) val {
	if when == nil {
		v := l.expr(f, formula)
		l.value(f, formula, v)
		return v.as(ruleUnit(v, f.of.Decl.Type))
	}
	cond := l.truth(f, when)
	nothing := l.scalar(l.g.null(), 0, f.of.Decl.Type, 0)
	if v, ok := l.g.value(cond.num); l.g.isConst(cond.num) && !(ok && v == 1) {
		return nothing
	}
	v := l.expr(f, formula)
	l.value(f, formula, v)
	out := l.either(f, formula, cond, v.as(ruleUnit(v, f.of.Decl.Type)), nothing)
	out.typ = f.of.Decl.Type
	return out
}

func ruleUnit(v val, t value.Type) value.Type {
	if v.typ.Kind == value.Number {
		return t
	}
	return v.typ
}

// chosen is a rule that yields persons.
func (l *lowering) chosen(f *frame) val {
	r := f.of.Decl
	if len(r.Exceptions) > 0 {
		fail(r.Exceptions[0].Place, "an exception to a rule that yields persons", "an exception to the condition in its filter")
	}
	p := *l.members(f, r.Formula)
	if r.When != nil {
		p.mask = l.mask(&p, l.truth(f, r.When))
	}
	if r.Type.One && !p.one && l.relations[p.relation-1].Max > 1 {
		p.mask = l.g.emit(And, p.mask, l.g.within(p.relation, l.g.over(AtMostOne, p.relation, none, p.mask)))
	}
	p.one = r.Type.One
	return val{typ: r.Type, num: none, by: none, den: none, persons: &p}
}
