package portal

import (
	"slices"
	"strconv"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// factGroup are the facts of one person.
type factGroup struct {
	Title string // of whom; empty: the resident
	Items []view.Item
}

// factsView are the facts behind an outcome: those that turned the scale, those that
// counted too, and the others that were asked for.
type factsView struct {
	Lead     []factGroup // the first of Decisive, at most five
	Decisive []factGroup // all that the outcome rests on
	Counted  []factGroup // what the sum and the steps read besides Lead
	Others   []factGroup
	// How many facts there are in Counted and in Others.
	CountedCount, Count int
	// Decided says that the outcome rests on those that are called decisive, and that the
	// others could not matter.
	Decided bool
}

// Count is how many facts there are.
func (g factGroup) Count() int { return len(g.Items) }

// shownFact is a fact with its path.
type shownFact struct {
	path string
	item view.Item
}

// factsOf parts the facts by whether the outcome rests on them.
func (v *visit) factsOf(facts []shownFact, e explained) factsView {
	rests, lead := e.Sufficed, e.Leading()
	if len(rests) == 0 {
		rests, lead = e.Used, e.Used[:min(reason.MostLeading, len(e.Used))]
	}
	first, decisive, counted := pathsOf(lead), pathsOf(rests), pathsOf(e.Used)
	out := factsView{Decided: len(rests) > 0}
	var none []shownFact
	for _, l := range lead {
		path := pathOf(l.Of, l.Name)
		if at := slices.IndexFunc(facts, func(f shownFact) bool { return f.path == path }); at >= 0 {
			out.Lead = v.addFact(out.Lead, facts[at])
		}
	}
	for _, f := range facts {
		if decisive[f.path] {
			out.Decisive = v.addFact(out.Decisive, f)
		}
		switch {
		case first[f.path]: // it stands in Lead, in the order of those
		case decisive[f.path] || counted[f.path]:
			out.Counted = v.addFact(out.Counted, f)
			out.CountedCount++
		case f.item.Value == v.T("fact.none"):
			none = append(none, f)
		default:
			out.Others = v.addFact(out.Others, f)
			out.Count++
		}
	}
	for _, f := range none {
		out.Others = v.addNone(out.Others, f)
		out.Count++
	}
	if len(out.Decisive) == 0 { // nothing turned the scale: they all stand side by side
		out.Decisive, out.Lead = out.Others, append(out.Lead, out.Others...)
		out.Others, out.Count = nil, 0
	}
	return out
}

// pathsOf are the paths of facts that the law engine names.
func pathsOf(facts []reason.Fact) map[string]bool {
	paths := make(map[string]bool, len(facts))
	for _, f := range facts {
		paths[pathOf(f.Of, f.Name)] = true
	}
	return paths
}

// ofWhom is the title of the group of a person; empty: the resident.
func (v *visit) ofWhom(path string) string {
	if p := parsePath(path); p.member > 0 {
		return capital(v.member(p.relation, p.member))
	}
	return ""
}

// addNone names a fact that a person does not have in one line with the others that
// this person does not have.
func (v *visit) addNone(groups []factGroup, f shownFact) []factGroup {
	key := v.T("fact.none-of-these")
	for i := range groups {
		last := len(groups[i].Items) - 1
		if groups[i].Title == v.ofWhom(f.path) && last >= 0 && groups[i].Items[last].Key == key {
			groups[i].Items[last].Value += "; " + within(f.item.Key)
			return groups
		}
	}
	return v.addFact(groups, shownFact{f.path, view.Item{ID: f.item.ID, Key: key, Value: f.item.Key}})
}

// addFact puts a fact with the others of the same person.
func (v *visit) addFact(groups []factGroup, f shownFact) []factGroup {
	title := v.ofWhom(f.path)
	for i := range groups {
		if groups[i].Title == title {
			groups[i].Items = append(groups[i].Items, f.item)
			return groups
		}
	}
	return append(groups, factGroup{Title: title, Items: []view.Item{f.item}})
}

// member is one person of a relation, in the words of the resident: uw kind 1.
func (v *visit) member(relation string, n int) string {
	switch relation {
	case "kinderen":
		return v.T("person.child", "n", n)
	case "partnerkandidaten":
		return v.T("person.partner", "n", n)
	}
	return within(v.fieldName(relation)) + " " + strconv.Itoa(n)
}

// memberAsked says about whom a question is: uw kind 2, geboren op 3 mei 2019.
func (v *visit) memberAsked(m entitlement.Missing, facts []entitlement.FactUse) string {
	number, born := 0, ""
	for _, use := range facts {
		if m.Member == "" || use.Relation != m.Relation || use.Member != m.Member {
			continue
		}
		number = parsePath(use.Path).member
		if d, err := value.ParseDate(use.Text); err == nil && use.Field == "geboortedatum" {
			born = v.Date(d)
		}
	}
	switch {
	case number == 0:
		return within(v.fieldName(m.Relation))
	case born == "":
		return v.member(m.Relation, number)
	}
	return v.T("person.born", "person", v.member(m.Relation, number), "date", born)
}

// useFacts shows the facts of a right; relations are left out, since who they are
// shows from the facts of each, and so is what was not asked.
func (v *visit) useFacts(uses []entitlement.FactUse) []shownFact {
	var out []shownFact
	for _, use := range uses {
		if use.Field == "" || !use.Asked() {
			continue
		}
		item := view.Item{ID: factID(use.Path), Key: v.fieldName(use.Field), Note: v.shortSource(use.Register, use.Since, use.FetchedAt)}
		var none bool
		item.Value, none = v.factValue(use.Field, use.State, use.Text, use.Low, use.High)
		if field, ok := v.Catalogue.Field(use.Field); ok && use.Register == entitlement.OwnStatement && use.Low != "" && use.High != "" {
			item.Value = v.said(field, entitlement.Told{Low: use.Low, High: use.High})
		}
		item.Mark = use.Synthetic && !none
		out = append(out, shownFact{use.Path, item})
	}
	return out
}

// byPath finds a shown fact from its path.
func byPath(facts []shownFact) map[string]view.Item {
	out := make(map[string]view.Item, len(facts))
	for _, f := range facts {
		out[f.path] = f.item
	}
	return out
}

// says is what the article of the goal says in plain words.
func (v *visit) says(e explained) string {
	if n := len(e.Steps); n > 0 {
		return v.text(e.Steps[n-1].Plain)
	}
	return ""
}
