package runtest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Body writes the articles of a random law, of which rule proef is the goal. They may
// be wrong in a type or too wide for 64 bits; most are not.
func Body(r *rand.Rand) string {
	return (&writer{Rand: r, rules: map[string][]string{}}).body()
}

// body is a law of a few rules, each of which may name those before it.
func (w *writer) body() string {
	var rules []Rule
	text := ""
	for i := range 3 {
		t, of, name := w.pick(allTypes), "household", fmt.Sprintf("h%d", i)
		if w.IntN(2) == 0 {
			of, name = "person", fmt.Sprintf("p%d", i)
		}
		member := ""
		if of == "person" {
			member = "any" // no lists: those are the applicant's
		}
		formula := w.in(member, "", func() string { return w.expr(t, 2) })
		if w.IntN(3) == 0 {
			formula += "\n        when: >\n          " + w.in(member, "", func() string { return w.expr("boolean", 1) })
		}
		rules = append(rules, Rule{name, of, t, formula})
		if w.IntN(2) == 0 {
			for k := range 2 {
				before := ""
				if k == 0 && w.IntN(2) == 0 {
					before = fmt.Sprintf("x%d%d", i, 1)
				}
				text += w.in(member, "", func() string {
					return Exception(fmt.Sprintf("x%d%d", i, k), name, before, w.expr("boolean", 1), w.expr(t, 1))
				})
			}
		}
		w.rules[t] = append(w.rules[t], name)
	}
	rules = append(rules, Rule{"rang", "child", "number", w.in("any", "", func() string {
		keys := []string{}
		for range 1 + w.IntN(3) {
			keys = append(keys, w.expr(w.pick([]string{"euro per year", "number", "date", "years and months"}), w.IntN(2)))
		}
		return w.pick([]string{"rank by most(", "rank by least("}) + strings.Join(keys, ", ") + ")"
	})})
	w.ranked = true
	rules = append(rules, Rule{"gekozen", "household", "list of kinderen", w.in("kinderen", "", func() string {
		return "kinderen[" + w.expr("boolean", 1) + "]"
	})}, Rule{"enige", "household", "one of kandidaten", w.in("kandidaten", "", func() string {
		return "kandidaten[partner and " + w.expr("boolean", 1) + "]"
	})})
	w.chosen = true
	t := w.pick(allTypes)
	rules = append(rules, Rule{"proef", "household", t, w.expr(t, 4)})
	return Articles(rules...) + text
}
