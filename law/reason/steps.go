package reason

import (
	"slices"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// factOf is a fact of a subject; -1 less a relation for who its members are.
type factOf struct {
	scope        program.Scope
	member, fact int
}

// stepOf is a rule for a member; 0 for the root.
type stepOf struct{ rule, member int }

// steps are the rules that bore on the outcome, in the order of the law, then the goal.
func (t *trace) steps() []Step {
	found := make(map[stepOf]*done, len(t.p.Rules))
	t.collect(found, stepOf{t.p.Goal, 0})
	order := make([]stepOf, 0, len(found))
	for s := range found {
		order = append(order, s)
	}
	slices.SortFunc(order, func(a, b stepOf) int {
		if goal := t.p.Goal; (a.rule == goal) != (b.rule == goal) {
			if a.rule == goal {
				return 1
			}
			return -1
		}
		if a.rule != b.rule {
			return a.rule - b.rule
		}
		return a.member - b.member
	})
	out := make([]Step, len(order))
	for i, s := range order {
		t.step(&out[i], &t.p.Rules[s.rule], s.member, found[s])
	}
	return out
}

// done is what a rule read and used, for one member.
type done struct {
	read   *reading
	value  Value
	inputs []Input
}

func (t *trace) collect(found map[stepOf]*done, at stepOf) {
	if found[at] != nil {
		return
	}
	rule := &t.p.Rules[at.rule]
	read := t.read(rule, at.member)
	step := &done{read, t.outcomeOf(rule, at.member), make([]Input, 0, len(read.names))}
	found[at] = step // before its inputs: a rule never comes back to itself
	for _, u := range rule.Uses {
		t.each(rule, at.member, u, read, func(in Input, next stepOf, isRule bool) {
			if isRule {
				t.collect(found, next)
				in.Value = found[next].value
			}
			step.inputs = append(step.inputs, in)
		})
	}
}

func (t *trace) step(s *Step, rule *program.Rule, member int, done *done) {
	d, read := rule.Decl, done.read
	*s = Step{
		Article: Article{Law: d.Law, Title: rule.Document.Title, Source: rule.Document.Source,
			Article: d.Article, Cites: d.Cites, Version: rule.Document.From, Plain: textOf(rule.Article.Plain)},
		Rule: d.Name, Label: textOf(d.Label), Of: t.person(rule.Scope, member),
		Value: done.value, Inputs: done.inputs,
	}
	when, formula := d.When, rule.Formula
	if x := read.exception; x != nil {
		s.Exception = &Exception{Name: x.Name, Article: x.Article, Cites: x.Cites}
		when, formula = x.When, x.Formula
	}
	if when != nil {
		s.When = feel.Print(when)
	}
	s.Formula = feel.Print(formula)
	s.SetBy = t.setBy(rule, read)
}

// outcomeOf is the value of a rule; of persons, whom it chose.
func (t *trace) outcomeOf(rule *program.Rule, member int) Value {
	if rule.Out.Reg == program.NoReg {
		return Value{Unit: rule.Decl.Type.String()}
	}
	if rule.Decl.Type.Kind == value.Relation {
		return t.persons(rule)
	}
	if rule.Out.Scope == program.Root {
		member = 0
	}
	return valueOf(t.p, rule.Decl.Type, rule.Out.Scale, t.get(rule.Out.Scope, member, rule.Out.Reg))
}

// each gives the inputs that a use stands for and that bore on the outcome.
func (t *trace) each(rule *program.Rule, member int, u program.Use, read *reading, give func(Input, stepOf, bool)) {
	switch u.Kind {
	case feel.DateRef:
		if read.has(feel.DateRef, "", "") {
			day := value.Type{Kind: value.Day}
			give(Input{Kind: "date", Name: "peildatum",
				Value: valueOf(t.p, day, 0, program.Exactly(int64(t.f.Asked())))}, stepOf{}, false)
		}
	case feel.RelationRef:
		name := t.p.Relations[u.Index].Name
		if read.has(feel.RelationRef, "", name) {
			one := t.use(factOf{fact: -1 - u.Index}, func() Fact { return t.relation(u.Index) })
			give(Input{Kind: "relation", Name: name, Value: one.Value}, stepOf{}, false)
		}
	case feel.ParameterRef:
		p := &t.p.Parameters[u.Index]
		switch {
		case !read.has(feel.ParameterRef, p.Law, p.Decl.Name):
		case p.Decl.Table != nil:
			for _, in := range read.tables(p) {
				give(in, stepOf{}, false)
			}
		default:
			give(parameterInput(p), stepOf{}, false)
		}
	case feel.FactRef:
		fact := &t.p.Facts[u.Index]
		if read.has(feel.FactRef, "", fact.Name) {
			t.facts(rule, member, u, func(in Input) { give(in, stepOf{}, false) })
		}
	case feel.RuleRef:
		other := &t.p.Rules[u.Index]
		if read.has(feel.RuleRef, other.Decl.Law, other.Decl.Name) {
			t.rules(rule, member, u, func(in Input, next stepOf) { give(in, next, true) })
		}
	}
}

func (r *reading) has(kind feel.RefKind, law, name string) bool {
	for _, ref := range r.names {
		if ref.Kind == kind && (kind == feel.DateRef || ref.Law == law && ref.Name == name) {
			return true
		}
	}
	return false
}

// members are those of whom a use is, seen from a rule for one member.
func (t *trace) members(rule *program.Rule, member int, scope program.Scope) []int {
	switch scope {
	case program.Root:
		return []int{0}
	case rule.Scope:
		return []int{member}
	}
	all := make([]int, t.m.Count(scope))
	for k := range all {
		all[k] = k
	}
	return all
}

func (t *trace) facts(rule *program.Rule, member int, u program.Use, give func(Input)) {
	for _, k := range t.members(rule, member, u.Scope) {
		r, ok := t.fact(u.Index, u.Scope, k)
		if !ok {
			continue
		}
		one := t.use(factOf{u.Scope, k, u.Index}, func() Fact {
			fact := &t.p.Facts[u.Index]
			return Fact{Name: fact.Name, Of: t.person(u.Scope, k), Value: valueOf(t.p, fact.Type, int(fact.Scale), r)}
		})
		give(Input{Kind: "fact", Name: one.Name, Of: one.Of, Value: one.Value})
	}
}

// use notes a fact that a step used, and gives it as it was written the first time.
func (t *trace) use(at factOf, write func() Fact) Fact {
	n := slices.Index(t.inLawAt, at)
	if n < 0 {
		n = len(t.inLaw)
		t.inLaw, t.inLawAt = append(t.inLaw, write()), append(t.inLawAt, at)
	}
	return t.inLaw[n]
}

// fact is a fact that bore on the outcome, as its register has it.
func (t *trace) fact(fact int, scope program.Scope, member int) (program.Range, bool) {
	reg := t.loads[scope][fact]
	if reg == program.NoReg {
		return program.Range{}, false
	}
	return t.get(scope, member, reg), t.marked[scope][member][reg]
}

func (t *trace) rules(rule *program.Rule, member int, u program.Use, give func(Input, stepOf)) {
	other := &t.p.Rules[u.Index]
	for _, k := range t.members(rule, member, u.Scope) {
		if !t.ruleBore(other, k) {
			continue
		}
		give(Input{Kind: "rule", Name: other.Decl.Name, Law: other.Decl.Law, Of: t.person(u.Scope, k),
			Label: (*Text)(&other.Decl.Label)}, stepOf{u.Index, k})
	}
}

func (t *trace) ruleBore(rule *program.Rule, member int) bool {
	at := rule.Out
	switch {
	case at.Scope == program.Root || at.Reg == program.NoReg:
		return t.bore(at, 0)
	case at.Scope == rule.Scope:
		return t.bore(at, member)
	}
	for k := range t.m.Count(at.Scope) { // persons chosen by a rule of the household
		if t.bore(at, k) {
			return true
		}
	}
	return false
}

func parameterInput(p *program.Parameter) Input {
	v := Value{Unit: p.Decl.Type.String(), Text: p.At.Value.String()}
	if k := p.Decl.Type.Kind; k != value.Number {
		v.Text = program.Text(p.Decl.Type, 0, p.At.Value.Coefficient, nil)
	}
	return Input{Kind: "parameter", Name: p.Decl.Name, Law: p.Law, Label: (*Text)(&p.Decl.Label), Value: v,
		Source: p.At.Source, Since: p.At.From, Unconfirmed: p.At.Unconfirmed}
}
