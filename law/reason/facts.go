package reason

import (
	"strconv"
	"strings"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

func (t *trace) person(scope program.Scope, member int) Person {
	return personOf(t.f, scope, member)
}

func personOf(f *run.Facts, scope program.Scope, member int) Person {
	if scope == program.Root {
		return Person{}
	}
	p := Person{Relation: f.Program().Relations[scope-1].Name}
	if f.Known(int(scope) - 1) {
		p.Member = member + 1
	}
	return p
}

// used lists the facts that bore on the outcome, in the order of the law.
func (t *trace) used() []Fact {
	out := make([]Fact, 0, len(t.inLaw))
	for n := -1; n < len(t.p.Facts); n++ {
		for i, at := range t.inLawAt {
			if max(at.fact, -1) == n {
				out = append(out, t.inLaw[i])
			}
		}
	}
	return out
}

// persons writes how many persons a rule chose, and which.
func (t *trace) persons(rule *program.Rule) Value {
	var chosen []string
	most := 0
	for k := range t.m.Count(rule.Out.Scope) {
		in := t.get(rule.Out.Scope, k, rule.Out.Reg)
		if in.MayBeTrue() {
			most++
		}
		if in.IsTrue() {
			chosen = append(chosen, strconv.Itoa(k+1))
		}
	}
	least := len(chosen)
	v := Value{Unit: rule.Decl.Type.String()}
	switch scope := rule.Out.Scope; {
	case scope != program.Root && !t.f.Known(int(scope)-1) && most > 0:
		v.Low, v.High = "0", strconv.Itoa(t.p.Relations[scope-1].Max)
	case least < most:
		v.Low, v.High = strconv.Itoa(least), strconv.Itoa(most)
	default:
		v.Text, v.Persons = strconv.Itoa(least), strings.Join(chosen, ", ")
	}
	return v
}

// relation is who the members of a relation are: how many.
func (t *trace) relation(relation int) Fact {
	rel := t.p.Relations[relation]
	f := Fact{Of: Person{Relation: rel.Name}}
	f.Unit = value.Type{Kind: value.Relation, Relation: rel.Name}.String()
	if t.f.Known(relation) {
		f.Text = strconv.Itoa(len(t.f.Members(relation)))
	} else {
		f.Low, f.High = "0", strconv.Itoa(rel.Max)
	}
	return f
}

// unknown writes facts that are not known, with what they may be.
func (t *trace) unknown(list []run.Missing) []Fact {
	out := make([]Fact, 0, len(list))
	for _, m := range list {
		one := Fact{Name: m.Fact, Of: Person{Relation: m.Relation}}
		if m.Relation != "" && m.Member >= 0 {
			one.Of.Member = m.Member + 1
		}
		if m.Fact == "" {
			one.Unit = value.Type{Kind: value.Relation, Relation: m.Relation}.String()
		}
		for i := range t.p.Facts {
			if fact := &t.p.Facts[i]; fact.Name == m.Fact {
				one.Value = valueOf(t.p, fact.Type, int(fact.Scale), t.known(i, m))
			}
		}
		out = append(out, one)
	}
	return out
}

// known is what is known of a missing fact: its bounds, or a narrower range.
func (t *trace) known(fact int, m run.Missing) program.Range {
	who := t.f.Applicant()
	for i, rel := range t.p.Relations {
		if rel.Name == m.Relation && m.Member >= 0 && t.f.Known(i) {
			who = &t.f.Members(i)[m.Member]
		}
	}
	if r, ok := who.Get(fact); ok && (m.Relation == "" || m.Member >= 0) {
		return r
	}
	return t.p.Facts[fact].Unknown()
}
