package document

import (
	"fmt"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// target is what a name of a law stands for.
type target struct {
	ref   feel.Ref
	kind  value.Type
	of    string // person, household or a member; household for a parameter
	place Place
	table *feel.Table // of a parameter that is a table
}

func ruleTarget(d *Document, r *Rule) target {
	return target{feel.Ref{Kind: feel.RuleRef, Law: d.Law, Name: r.Name}, r.Type, r.Of, r.Place, nil}
}

func parameterTarget(d *Document, p *Parameter) target {
	return target{feel.Ref{Kind: feel.ParameterRef, Law: d.Law, Name: p.Name}, p.Type, household, p.Place, p.shape()}
}

// same tells whether a formula written for one of them is right for the other.
func (t target) same(u target) bool {
	return t.ref.Kind == u.ref.Kind && t.kind.Equal(u.kind) && t.of == u.of && t.table.Same(u.table)
}

// own finds a rule or a parameter of a document.
func (d *Document) own(name string) (target, bool) {
	if p := d.Parameter(name); p != nil {
		return parameterTarget(d, p), true
	}
	if r := d.Rule(name); r != nil {
		return ruleTarget(d, r), true
	}
	return target{}, false
}

func (d *Document) term(name string) *OpenTerm {
	for _, t := range d.OpenTerms {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// uniqueNames sees to it that a name means one thing in a document.
func (l *linker) uniqueNames(d *Document) {
	seen := map[string]Place{}
	add := func(name string, at Place) {
		if name == "" {
			return
		}
		if feel.Reserved(name) {
			l.fault(at, fmt.Sprintf("%s means something in every formula", name), "another name")
			return
		}
		if first, twice := seen[name]; twice {
			l.fault(at, fmt.Sprintf("the name %s is already in use", name), fmt.Sprintf("another name than on line %d", first.Line))
			return
		}
		seen[name] = at
	}
	for _, t := range d.Takes {
		for _, name := range t.Names {
			add(name, l.at(d, "take "+t.From+"."+name, t.Place))
		}
	}
	for _, t := range d.OpenTerms {
		add(t.Name, l.at(t, "name", t.Place))
	}
	for _, p := range d.Parameters {
		add(p.Name, l.at(p, "name", p.Place))
	}
	for _, a := range d.Articles {
		for _, r := range a.Rules {
			add(r.Name, l.at(r, "name", r.Place))
		}
	}
	for _, a := range d.Articles {
		for _, r := range a.Rules {
			for _, x := range r.Exceptions {
				add(x.Name, l.at(x, "name", x.Place))
			}
		}
	}
}

// takes sees to it that what a law takes is there as long as it is in force.
func (l *linker) takes(d *Document) {
	for _, t := range d.Takes {
		if t.From == "" || !l.isDated(d) {
			continue
		}
		versions := l.set.versions[t.From]
		switch {
		case t.From == d.Law:
			l.fault(t.Place, "a law takes nothing from itself", "its own rules and parameters, by their names")
			continue
		case len(versions) == 0:
			l.fault(t.Place, fmt.Sprintf("there is no law %s", t.From), "one of "+l.lawNames())
			continue
		}
		for _, gap := range gaps(d.span(), versions) {
			l.fault(t.Place, fmt.Sprintf("%s is not in force %s", t.From, gap), "a version of it for as long as this law is in force")
		}
		for _, name := range t.Names {
			l.taken(d, t, name)
		}
	}
}

// taken finds what a name of another law is; it must be the same in all versions
// that are in force together with d.
func (l *linker) taken(d *Document, t Take, name string) (found target, ok bool) {
	at := l.at(d, "take "+t.From+"."+name, t.Place)
	for _, v := range l.set.versions[t.From] {
		if !overlap(d, v) {
			continue
		}
		next, known := v.own(name)
		if !known && v.term(name) != nil {
			next, known = l.filler(v, name)
		}
		switch {
		case !known:
			l.faultOnce(at, fmt.Sprintf("%s of %s has no rule or parameter %s", t.From, v.From, name), "a name of that law")
			return found, false
		case ok && !found.same(next):
			l.faultOnce(at, fmt.Sprintf("%s of %s changes its type during this version", name, t.From), "a version of this law for each")
			return found, false
		}
		found, ok = next, true
	}
	return found, ok
}

// faultOnce notes a fault that may be met more than once.
func (l *linker) faultOnce(at Place, message, expected string) {
	f := Fault{Place: at, Message: message, Expected: expected}
	for _, g := range *l.faults {
		if f == g {
			return
		}
	}
	*l.faults = append(*l.faults, f)
}

func (l *linker) lawNames() string {
	text := ""
	for i, name := range l.set.laws {
		if i > 0 {
			text += ", "
		}
		text += name
	}
	return text
}
