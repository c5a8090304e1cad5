package page

import (
	"fmt"
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// Difference is what changed in a law between two dates.
type Difference struct {
	Law, Title    string
	Before, After value.Date
	// Same says that nothing changed, also not in what it takes from other laws.
	Same    bool
	Changes []Change
}

// Kinds of change, in the order in which they are listed.
const (
	ChangedVersion   = "version"
	ChangedParameter = "parameter"
	ChangedSet       = "parameter_set" // numbers that are gone, and new ones: some may be the same by another name
	ChangedTerm      = "open_term"
	ChangedRule      = "rule"
	ChangedText      = "text"
	ChangedName      = "name" // what is the same is called otherwise, or cites another place
)

var kindOrder = []string{ChangedVersion, ChangedParameter, ChangedSet, ChangedTerm, ChangedRule, ChangedText, ChangedName}

// Change is one thing that changed. Law is another law where it is taken from there.
type Change struct {
	Kind  string
	Law   string
	Named      // of an article its number
	Added bool // it was not there before
	Gone  bool // it is no longer there
	Was   []string
	Is    []string
	By    string // of an amount: how much more or less, in percent; may be empty
	// SameAs says of a new number what had its value before and is gone; only where it
	// can be one thing.
	SameAs []string
	// Partial says that Was and Is are only what differs of a list that stayed.
	Partial bool
	// WasRule and IsRule are Was and Is of a rule, laid out; nil where it is not there.
	WasRule, IsRule *Clause
	Where           string // the article, and what is cited
}

// Clause is a rule as far as it can change: its condition, nil for none, and its formula.
// Of a change it has only what changed; the Kind of Formula is then empty for the same.
type Clause struct {
	When    *Block
	Formula Block
}

// Diff says what changed in a law between two dates, in parameters, rules and text.
func Diff(set *document.Set, law string, before, after value.Date, lang Lang, names Names) (*Difference, error) {
	if len(set.Versions(law)) == 0 {
		return nil, fmt.Errorf("there is no law %q", law)
	}
	old, ok1 := set.Document(law, before)
	now, ok2 := set.Document(law, after)
	switch {
	case !ok1:
		return nil, fmt.Errorf("%s is not in force on %s", law, before)
	case !ok2:
		return nil, fmt.Errorf("%s is not in force on %s", law, after)
	}
	x := &comparison{
		old: &builder{set: set, d: old, on: before, lang: lang, names: names},
		now: &builder{set: set, d: now, on: after, lang: lang, names: names},
		out: &Difference{Law: law, Title: now.Title, Before: before, After: after},
	}
	if old != now {
		x.add(Change{Kind: ChangedVersion, Law: law, Was: []string{old.From.String()}, Is: []string{now.From.String()}})
	}
	x.parameters()
	x.taken()
	x.terms()
	x.rules()
	x.articles()
	slices.SortStableFunc(x.out.Changes, func(a, b Change) int { return slices.Index(kindOrder, a.Kind) - slices.Index(kindOrder, b.Kind) })
	x.out.Same = len(x.out.Changes) == 0
	return x.out, nil
}

type comparison struct {
	old, now *builder
	out      *Difference
}

func (x *comparison) add(c Change) { x.out.Changes = append(x.out.Changes, c) }

// renamed notes that what is the same is called otherwise, or cites another place.
func (x *comparison) renamed(law string, was, is Named, wasWhere, isWhere string) {
	c := Change{Kind: ChangedName, Law: law, Named: is, Where: isWhere}
	if was.Label != is.Label {
		c.Was, c.Is = append(c.Was, quoteOpen+was.Label+quoteShut), append(c.Is, quoteOpen+is.Label+quoteShut)
	}
	if wasWhere != isWhere {
		c.Was, c.Is = append(c.Was, wasWhere), append(c.Is, isWhere)
	}
	if len(c.Is) > 0 {
		x.add(c)
	}
}

// both goes over the names of two lists: those of the first, then what the second adds.
func both(a, b []string, each func(name string)) {
	for _, name := range a {
		each(name)
	}
	for _, name := range b {
		if !slices.Contains(a, name) {
			each(name)
		}
	}
}

func (x *comparison) terms() {
	was, is := x.old.openTerms(), x.now.openTerms()
	list := func(terms []OpenTerm) (names []string) {
		for _, t := range terms {
			names = append(names, t.Name)
		}
		return names
	}
	find := func(terms []OpenTerm, name string) (OpenTerm, bool) {
		i := slices.IndexFunc(terms, func(t OpenTerm) bool { return t.Name == name })
		if i < 0 {
			return OpenTerm{}, false
		}
		return terms[i], true
	}
	both(list(was), list(is), func(name string) {
		a, ok1 := find(was, name)
		b, ok2 := find(is, name)
		c := Change{Kind: ChangedTerm, Law: x.now.d.Law, Named: b.Named, Where: b.Cites, Added: !ok1, Gone: !ok2, Was: fillerLines(a), Is: fillerLines(b)}
		if c.Gone {
			c.Named, c.Where = a.Named, a.Cites
		}
		if c.Added || c.Gone || !slices.Equal(c.Was, c.Is) {
			x.add(c)
		}
		if ok1 && ok2 {
			x.renamed(c.Law, a.Named, b.Named, a.Cites, b.Cites)
		}
	})
}

func fillerLines(t OpenTerm) (lines []string) {
	for _, f := range t.FilledBy {
		line := f.Title
		if f.Municipality != "" {
			line = f.Municipality + ": " + line
		}
		lines = append(lines, line)
	}
	return lines
}

// articles compares what the articles say in plain words.
func (x *comparison) articles() {
	plain := func(b *builder) (ids []string, texts map[string]string) {
		texts = map[string]string{}
		for _, a := range b.d.Articles {
			ids = append(ids, a.ID)
			texts[a.ID] = b.lang.text(a.Plain)
		}
		return ids, texts
	}
	was, before := plain(x.old)
	is, after := plain(x.now)
	both(was, is, func(id string) {
		a, ok1 := before[id]
		b, ok2 := after[id]
		if ok1 == ok2 && a == b {
			return
		}
		c := Change{Kind: ChangedText, Law: x.now.d.Law, Named: Named{Name: id}, Added: !ok1, Gone: !ok2}
		if ok1 {
			c.Was = []string{a}
		}
		if ok2 {
			c.Is = []string{b}
		}
		x.add(c)
	})
}

// printed is an expression as the law file has it, to compare.
func printed(e feel.Expr) string {
	if e == nil {
		return ""
	}
	return feel.Print(e)
}
