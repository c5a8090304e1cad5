package program

import (
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/program/exact"
	"meent.nl/meent/law/value"
)

// relation is the scope of a relation's members.
func (l *lowering) relation(f *frame, e feel.Expr, name string) Scope {
	for i, r := range l.relations {
		if r.Name == name {
			return Scope(i + 1)
		}
	}
	decl, ok := l.laws.Vocabulary().Relation(name)
	if !ok {
		failf(f.place(e), "a relation that the catalogue declares", "%s is not a relation", name)
	}
	if most, ok := l.people.Members[name]; ok {
		decl.Max = min(decl.Max, most)
	}
	l.relations = append(l.relations, Relation{RelationDecl: decl})
	return Scope(len(l.relations))
}

func (l *lowering) fact(f *frame, e feel.Expr, name string, who subject, t value.Type) val {
	decl, ok := l.laws.Vocabulary().Fact(name)
	if !ok {
		failf(f.place(e), "a fact that the catalogue declares", "%s is not a fact", name)
	}
	scope := l.scopeOf(f, e, name, decl.Of, who)
	n := slices.IndexFunc(l.facts, func(x Fact) bool { return x.Name == name })
	if n < 0 {
		n = len(l.facts)
		l.facts = append(l.facts, Fact{Fact: decl, Range: l.domain(decl), MayBeNull: decl.Optional})
		l.found = append(l.found, l.within(&l.facts[n]))
	}
	fact := &l.facts[n]
	if scope == Root {
		fact.Root = true
	} else if !slices.Contains(fact.Members, scope) {
		fact.Members = append(fact.Members, scope)
	}
	f.of.use(Use{Kind: feel.FactRef, Index: n, Scope: scope})
	loop := who.loop
	if scope == Root {
		loop = 0
	}
	if r := l.found[n]; r.Decided() {
		return l.scalar(l.g.literal(scope, r), int(decl.Scale), decl.Type, loop)
	}
	return l.scalar(l.g.load(scope, n, l.found[n]), int(decl.Scale), decl.Type, loop)
}

// The bounds of a fact that the catalogue gives none: a million million units, the
// years 1800 to 2299, and a thousand years.
const (
	largestNumber = 1_000_000_000_000
	earliestDay   = -62091
	latestDay     = 120529
	longestMonths = 12_000
	longestDays   = 366_000
)

// domain is what a fact may be, in registers.
func (l *lowering) domain(decl document.Fact) Range {
	bounded := decl.Min != 0 || decl.Max != 0
	switch decl.Type.Kind {
	case value.Boolean:
		return Between(0, 1)
	case value.Word:
		lo, hi := int64(1<<62), int64(0)
		for _, w := range decl.Type.Words {
			n := l.word(w)
			lo, hi = min(lo, n), max(hi, n)
		}
		return Between(min(lo, hi), hi)
	case value.Day:
		if bounded {
			return Between(max(decl.Min, exact.FirstDay), min(decl.Max, exact.LastDay))
		}
		return Between(earliestDay, latestDay)
	}
	if bounded {
		return Between(decl.Min, decl.Max)
	}
	most := int64(largestNumber)
	switch p, ok := exact.Pow10(int(decl.Scale)); {
	case decl.Type.Kind == value.Period:
		most = longestMonths
	case decl.Type.Kind == value.Days:
		most = longestDays
	case ok && p <= 1_000_000:
		most *= p
	}
	return Between(-most, most)
}

// mayBeNull notes that the law asks whether a fact is applicable at all.
func (l *lowering) mayBeNull(n id) {
	switch node := l.g.node(n); node.op {
	case Load:
		l.facts[node.imm].MayBeNull = true
	case Gather, First, Least, Greatest:
		l.mayBeNull(node.arg[0])
	}
}

// parameter is the value in force on the date of the program.
func (l *lowering) parameter(f *frame, e feel.Expr, ref feel.Ref, t value.Type) val {
	p := l.parameters[l.parameterIndex(f, e, ref)]
	return l.number(p.At.Value, p.Decl.Type)
}

// parameterIndex is the place of a parameter in the list, with its value of the date.
func (l *lowering) parameterIndex(f *frame, e feel.Expr, ref feel.Ref) int {
	l.document(f.place(e), ref.Law)
	decl, ok := l.laws.Parameter(ref.Law, ref.Name, l.on)
	if !ok {
		failf(f.place(e), "a version of "+ref.Law+" that sets it", "%s.%s does not exist on %s", ref.Law, ref.Name, l.on)
	}
	at, ok := decl.At(l.on)
	if !ok {
		if next, known := l.laws.Next(ref.Law, ref.Name, l.on); at.Until != 0 && known {
			failf(at.Place, "a value for that day", "%s has no value on %s: one held until %s, and the next begins on %s", decl.Name, l.on, at.Until, next)
		}
		if at.Until != 0 {
			failf(at.Place, "the value that was set after it", "%s has no value on %s: the last one known held until %s", decl.Name, l.on, at.Until)
		}
		failf(decl.Place, "a value from that day or earlier", "%s has no value on %s", decl.Name, l.on)
	}
	l.span.parameter(decl, at)
	n := slices.IndexFunc(l.parameters, func(p Parameter) bool { return p.Decl == decl && p.At.From == at.From })
	if n < 0 {
		n = len(l.parameters)
		l.parameters = append(l.parameters, Parameter{Law: ref.Law, Decl: decl, At: at})
	}
	f.of.use(Use{Kind: feel.ParameterRef, Index: n})
	return n
}

// document is the version of a law that is in force.
func (l *lowering) document(at document.Place, law string) *document.Document {
	d, ok := l.laws.Document(law, l.on)
	if !ok {
		failf(at, "a law that is in force then", "%s is not in force on %s", law, l.on)
	}
	if !slices.Contains(l.order, law) {
		l.order = append(l.order, law)
	}
	l.span.document(d)
	return d
}
