package catalogue

import (
	"errors"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"meent.nl/meent/catalogue/internal/strict"
	"meent.nl/meent/law"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// change reads a fact that becomes otherwise, or a member that is added with its facts.
func (r *whatIfReader) change(n strict.Node) {
	c := &Change{}
	var fact string
	var formula, facts, when *strict.Node
	forget := false
	n.Map("a change",
		strict.May("fact", func(n strict.Node) { fact, _ = n.Match("fact", nameForm, nameWords) }),
		strict.May("of", func(n strict.Node) { c.Of, _ = n.Match("of", nameForm, nameWords) }),
		strict.May("formula", func(n strict.Node) { formula = &n }),
		strict.May("seen_from", func(n strict.Node) { c.SeenFrom, _ = n.Match("seen_from", nameForm, nameWords) }),
		strict.May("forget", flag(&forget, "forget")),
		strict.May("when", func(n strict.Node) { when = &n }),
		strict.May("adds_to", func(n strict.Node) { c.Adds, _ = n.Match("adds_to", nameForm, nameWords) }),
		strict.May("as", func(n strict.Node) { c.As, _ = n.Match("as", nameForm, nameWords) }),
		strict.May("facts", func(n strict.Node) { facts = &n }),
	)
	if when != nil {
		c.When = r.formula(*when, value.Type{Kind: value.Boolean}, fmt.Sprintf("%sals_%d", r.phase, len(*r.list)+1))
	}
	switch {
	case c.Adds != "" && fact == "" && c.Of == "" && c.As != "" && facts != nil && formula == nil && !forget:
		r.add(n, c, *facts)
	case c.Adds == "" && fact != "" && (formula != nil) != forget && facts == nil && c.As == "":
		r.set(n, c, fact, formula)
	default:
		n.Fault("this is not a change", "fact with formula, or with forget: true; of where it is not the resident's; or adds_to, as and facts")
	}
}

// add is a member that a relation gets, and then each of its facts.
func (r *whatIfReader) add(n strict.Node, c *Change, facts strict.Node) {
	if _, ok := r.l.c.relations[c.Adds]; !ok {
		n.Fault("there is no relation "+c.Adds, "the name of a relation of a register")
		return
	}
	r.added[c.As] = c.Adds
	*r.list = append(*r.list, c)
	facts.Entries("facts", func(key, val strict.Node) {
		if name, ok := key.Match("a fact", nameForm, nameWords); ok {
			r.set(key, &Change{Of: c.As}, name, &val)
		}
	})
}

func (r *whatIfReader) set(n strict.Node, c *Change, fact string, formula *strict.Node) {
	f, ok := r.l.c.fields[fact]
	if !ok || f.FreeText {
		n.Fault("there is no fact "+fact, "the name of a field that laws use")
		return
	}
	member := "person"
	if c.Of != "" {
		relation, known := r.relationOf(c.Of)
		if !known {
			n.Fault("nobody is called "+c.Of+" here", "an ask that chooses, what adds_to added under as, or a relation")
			return
		}
		member = r.l.c.relations[relation].Member
	}
	if f.Of != "person" && f.Of != member {
		n.Fault(fact+" is of "+f.Of, "a fact of "+member)
		return
	}
	c.Field = f
	if _, ok := r.added[c.SeenFrom]; c.SeenFrom != "" && !ok {
		n.Fault("nobody is added as "+c.SeenFrom, "what adds_to added under as")
		return
	}
	if formula != nil {
		c.Rule = r.formula(*formula, f.Type, fmt.Sprintf("%sverandering_%d", r.phase, len(*r.list)+1))
	}
	*r.list = append(*r.list, c)
}

// relationOf is the relation of which somebody, or everybody, is a member.
func (r *whatIfReader) relationOf(who string) (string, bool) {
	if relation, ok := r.added[who]; ok {
		return relation, true
	}
	for _, a := range r.w.Asks {
		if a.Field.Name == who && a.Chooses != "" {
			who = a.Chooses
			break
		}
	}
	_, ok := r.l.c.relations[who]
	return who, ok
}

// linkWhatIfs checks the formulas against the laws, and that each can be worked out: of
// every what-if by itself, beside each other.
func (l *loader) linkWhatIfs() {
	found := make([]document.Faults, len(l.whatIfs))
	var all errgroup.Group
	all.SetLimit(runtime.GOMAXPROCS(0))
	for n, r := range l.whatIfs {
		for _, event := range r.w.LifeEvents {
			_, ok := l.c.lifeEvents[event]
			l.exists(r.w, event, event, ok, "life event")
		}
		if l.c.Laws == nil || len(r.law.Articles[0].Rules) == 0 {
			continue
		}
		for _, t := range r.law.Takes {
			r.law.From = max(r.law.From, since(l.c.Laws.Documents().Versions(t.From), t.Names))
		}
		all.Go(func() error {
			found[n] = r.link()
			return nil
		})
	}
	_ = all.Wait() // the faults are in found
	for _, faults := range found {
		l.faults.Append(faults)
	}
}

// link is what is wrong with the formulas of a what-if, which then has none of its laws.
func (r *whatIfReader) link() document.Faults {
	set, err := r.l.c.Laws.Documents().With(vocabulary{r.l.c, r.own}, r.law)
	if faults := (document.Faults)(nil); errors.As(err, &faults) {
		return faults
	}
	r.w.Laws = law.NewCorpus(set)
	var faults document.Faults
	survey := program.NewSurvey(set)
	for _, rule := range r.law.Articles[0].Rules {
		if fault, wrong := r.workable(survey, rule); wrong {
			faults = append(faults, fault)
		}
	}
	return faults
}

// since is the day from which every version of a law has some names; 0 where the last
// lacks one, which is told when the names are looked up.
func since(versions []*document.Document, names []string) (from value.Date) {
	for i := len(versions) - 1; i >= 0; i-- {
		for _, name := range names {
			if versions[i].Rule(name) == nil && versions[i].Parameter(name) == nil {
				return from
			}
		}
		from = versions[i].From
	}
	return from
}

// workable sees to it that a formula has a program on some day that a law begins.
func (r *whatIfReader) workable(survey *program.Survey, rule *document.Rule) (_ document.Fault, wrong bool) {
	var last error
	changes := r.l.changes
	for i := len(changes) - 1; i >= 0 && changes[i] >= r.law.From; i-- {
		if _, last = survey.Reads(rule.Law+"."+rule.Name, changes[i]); last == nil {
			return document.Fault{}, false
		}
	}
	if last == nil {
		return document.Fault{}, false
	}
	return document.Fault{Place: rule.Place, Message: "this formula cannot be worked out on any day: " + last.Error(),
		Expected: "an expression that the laws in force can answer"}, true
}
