package document

import (
	"slices"
	"strings"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// ruleKey names a rule on one date.
type ruleKey struct{ law, name string }

func (k ruleKey) String() string { return k.law + "." + k.name }

// cycles finds rules that depend on themselves, for every stretch of days in
// which the same documents are in force.
func (l *linker) cycles() {
	reported := map[string]bool{}
	for _, day := range l.changes() {
		rules := map[ruleKey]*Rule{}
		var order []ruleKey
		for _, d := range l.set.InForce(day) {
			add := func(r *Rule) {
				key := ruleKey{d.Law, r.Name}
				rules[key] = r
				order = append(order, key)
			}
			for _, t := range d.OpenTerms {
				if t.Rule != nil {
					add(t.Rule)
				}
			}
			for _, a := range d.Articles {
				for _, r := range a.Rules {
					add(r)
				}
			}
		}
		l.findCycles(rules, order, reported)
	}
}

// changes are the days on which a document comes into force or ends.
func (l *linker) changes() []value.Date {
	var days []value.Date
	for _, d := range l.documents {
		days = append(days, d.From)
		if d.Until != 0 {
			days = append(days, d.Until+1)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

func (l *linker) findCycles(rules map[ruleKey]*Rule, order []ruleKey, reported map[string]bool) {
	const visiting, done = 1, 2
	state := map[ruleKey]int{}
	var path []ruleKey
	var visit func(key ruleKey)
	visit = func(key ruleKey) {
		r := rules[key]
		if r == nil || state[key] == done {
			return
		}
		if state[key] == visiting {
			cycle := append(slices.Clone(path[slices.Index(path, key):]), key)
			if text := cycleText(cycle); !reported[text] {
				reported[text] = true
				l.fault(l.at(r, "name", r.Place), "a rule that depends on itself: "+text, "rules that do not come back to where they began")
			}
			return
		}
		state[key] = visiting
		path = append(path, key)
		for _, next := range r.uses() {
			visit(next)
		}
		path = path[:len(path)-1]
		state[key] = done
	}
	for _, key := range order {
		visit(key)
	}
}

// uses are the rules named in the expressions of a rule and its exceptions, in
// the order of the text.
func (r *Rule) uses() []ruleKey {
	var found []ruleKey
	collect := func(e feel.Expr) {
		if e == nil {
			return
		}
		feel.Walk(e, func(e feel.Expr) bool {
			var ref feel.Ref
			switch e := e.(type) {
			case *feel.Name:
				ref = e.Ref
			case *feel.Path:
				ref = e.Ref
			}
			if key := (ruleKey{ref.Law, ref.Name}); ref.Kind == feel.RuleRef && !slices.Contains(found, key) {
				found = append(found, key)
			}
			return true
		})
	}
	collect(r.When)
	collect(r.Formula)
	if r.Delegated != nil {
		collect(r.Delegated.By)
		for _, f := range r.Delegated.Fillers {
			if f.Ref.Kind == feel.RuleRef {
				found = append(found, ruleKey{f.Ref.Law, f.Ref.Name})
			}
		}
	}
	for _, x := range r.Exceptions {
		collect(x.When)
		collect(x.Formula)
	}
	return found
}

// cycleText writes a path; within one law without the name of the law.
func cycleText(path []ruleKey) string {
	one := !slices.ContainsFunc(path, func(k ruleKey) bool { return k.law != path[0].law })
	names := make([]string, len(path))
	for i, key := range path {
		names[i] = key.String()
		if one {
			names[i] = key.name
		}
	}
	return arrows(names)
}

func arrows(names []string) string { return strings.Join(names, " → ") }
