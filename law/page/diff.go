package page

import (
	"fmt"
	"slices"
	"strings"

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
	ChangedTerm      = "open_term"
	ChangedRule      = "rule"
	ChangedText      = "text"
)

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
	// WasRule and IsRule are Was and Is of a rule, laid out; nil where it is not there.
	WasRule, IsRule *Clause
	Where           string // the article, and what is cited
}

// Clause is a rule as far as it can change: its condition, nil for none, and its formula.
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
	x.out.Same = len(x.out.Changes) == 0
	return x.out, nil
}

type comparison struct {
	old, now *builder
	out      *Difference
}

func (x *comparison) add(c Change) { x.out.Changes = append(x.out.Changes, c) }

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

func parameterNames(d *document.Document) (names []string) {
	for _, p := range d.Parameters {
		names = append(names, p.Name)
	}
	return names
}

func (x *comparison) parameters() {
	both(parameterNames(x.old.d), parameterNames(x.now.d), func(name string) {
		x.parameter(x.now.d.Law, x.old.d.Parameter(name), x.now.d.Parameter(name))
	})
}

// taken compares the parameters that the law takes from others.
func (x *comparison) taken() {
	for _, t := range x.now.d.Takes {
		for _, name := range t.Names {
			was, _ := x.old.set.Parameter(t.From, name, x.old.on)
			is, _ := x.now.set.Parameter(t.From, name, x.now.on)
			if was != nil && is != nil {
				x.parameter(t.From, was, is)
			}
		}
	}
}

func (x *comparison) parameter(law string, was, is *document.Parameter) {
	shown := is
	if shown == nil {
		shown = was
	}
	c := Change{Kind: ChangedParameter, Law: law, Named: Named{shown.Name, x.now.lang.text(shown.Label)}, Where: shown.Cites,
		Added: was == nil, Gone: is == nil}
	var before, after document.ParameterValue
	c.Was, before = valueLines(x.old, was)
	c.Is, after = valueLines(x.now, is)
	if slices.Equal(c.Was, c.Is) && !c.Added && !c.Gone {
		return
	}
	if was != nil && is != nil && was.Table != nil && is.Table != nil {
		c.Was, c.Is = onlyIn(c.Was, c.Is), onlyIn(c.Is, c.Was)
	} else if was != nil && is != nil {
		c.By = x.now.lang.percentage(was.Type, before.Value, after.Value)
	}
	x.add(c)
}

// valueLines writes what a parameter is on the date of a page; of a table, row by row.
func valueLines(b *builder, p *document.Parameter) ([]string, document.ParameterValue) {
	if p == nil {
		return nil, document.ParameterValue{}
	}
	v, ok := p.At(b.on)
	if !ok {
		return []string{words[b.lang].noValue}, v
	}
	if p.Table == nil {
		return []string{b.parameterText(p, v)}, v
	}
	lines := make([]string, len(v.Rows))
	for i, r := range v.Rows {
		cells := b.rowTexts(p.Table, r)
		for k, c := range p.Table.Columns {
			cells[k+1] = b.lang.text(c.Label) + " " + cells[k+1]
		}
		lines[i] = strings.TrimSpace(words[b.lang].match[p.Table.Match]+" "+cells[0]) + ": " + strings.Join(cells[1:], "; ")
	}
	return lines, v
}

func onlyIn(a, b []string) (lines []string) {
	for _, line := range a {
		if !slices.Contains(b, line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// percentage says how much more or less an amount is, to one decimal; of a percentage
// it would only confuse.
func (l Lang) percentage(t value.Type, was, is value.Decimal) string {
	if t.Kind != value.Number || was.IsZero() || t.Unit.Quantity == value.Factor || t.Unit.Quantity == value.Percent {
		return ""
	}
	rate := is.Big()
	rate.Quo(rate.Sub(rate, was.Big()), was.Big())
	if was.Coefficient < 0 {
		rate.Neg(rate)
	}
	hundred := value.Decimal{Coefficient: 100}
	rounded, err := value.ParseDecimal(rate.Mul(rate, hundred.Big()).FloatString(1))
	if err != nil { // beyond what an amount can hold
		return ""
	}
	text := l.number(rounded)
	if rate.Sign() > 0 {
		text = "+" + text
	}
	return text + "%"
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
	})
}

func fillerLines(t OpenTerm) (lines []string) {
	for _, f := range t.FilledBy {
		line := f.Law + "." + f.Name
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
