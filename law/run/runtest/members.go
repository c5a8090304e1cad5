package runtest

import "fmt"

// in writes with a loop variable before each name.
func (w *writer) in(relation string, who string, f func() string) string {
	member, before := w.member, w.who
	w.member, w.who = relation, who
	text := f()
	w.member, w.who = member, before
	return text
}

func (w *writer) list(d int) (text, relation string) {
	relation = w.pick([]string{"kinderen", "kandidaten"})
	if w.chosen && w.IntN(3) == 0 {
		name, of := "gekozen", "kinderen"
		if relation == "kandidaten" {
			name, of = "enige", "kandidaten"
		}
		return name, of
	}
	if w.ranked && relation == "kinderen" && w.IntN(4) == 0 {
		return "kinderen[rang " + w.pick([]string{"= 1", "> 1", "= null"}) + "]", relation
	}
	if w.IntN(3) == 0 {
		return relation, relation
	}
	return relation + "[" + w.in(relation, "", func() string { return w.expr("boolean", d) }) + "]", relation
}

func (w *writer) overMembers(d int) string {
	list, relation := w.list(d)
	if w.IntN(4) == 0 {
		return "count(" + list + ") > 1"
	}
	where := w.in(relation, "k.", func() string { return w.expr("boolean", d) })
	return fmt.Sprintf("(%s k in %s satisfies %s)", w.pick([]string{"some", "every"}), list, where)
}
