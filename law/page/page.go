package page

import (
	"fmt"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// Lang is a language that a page is written in.
type Lang string

const (
	NL Lang = "nl"
	EN Lang = "en"
)

func (l Lang) text(t document.Text) string {
	if l == EN {
		return t.EN
	}
	return t.NL
}

// Names gives what people call a fact or a relation. The catalogue is one.
type Names interface {
	Label(name string) (document.Text, bool)
}

// Page is a law on a date.
type Page struct {
	Law, Title, Kind, Source   string
	CarriedOutBy, Municipality string // Municipality is empty where it is of none
	On                         value.Date
	Version                    Span
	Versions                   []Span // all, oldest first
	Plain                      string
	Takes, Gives               []Link
	OpenTerms                  []OpenTerm
	Parameters                 []Parameter
	Articles                   []Article
}

// Span is a stretch of days, both included; Until is 0 where no end is known.
type Span struct{ From, Until value.Date }

// Link is what passes between this law and another: names of rules and parameters,
// with their labels.
type Link struct {
	Law, Title string
	Names      []Named
}

// Named is a rule or a parameter, by its name in the law and as people call it.
type Named struct{ Name, Label string }

// OpenTerm is what the law leaves to lower regulations, with what fills it on the date.
type OpenTerm struct {
	Named
	Unit, Cites string
	FilledBy    []Filler
}

// Filler is the regulation that fills an open term; of a Municipality, or of none.
type Filler struct{ Municipality, Law, Title, Name string }

// Parameter is an amount, or a table, with its history.
type Parameter struct {
	Named
	Unit, Cites string
	Values      []Value
	Columns     []string // of a table, that by which it is looked up first
}

// Value is what a parameter is for a stretch of days.
type Value struct {
	Span
	Text        string // empty for a table
	Source      string
	Unconfirmed bool
	Current     bool       // on the date of the page
	Rows        [][]string // of a table
}

// Article is an article with its rules.
type Article struct {
	ID, Plain string
	Rules     []Rule
}

// Rule is a rule in words. Lines are laid out, with spaces at their beginning.
type Rule struct {
	Named
	Of, Yields, Cites string
	Fills             string   // the open term it fills, as law.name
	To                string   // of an exception: the label of the rule that it departs from
	When, Lines       []string // the condition, and what it yields by
}

// New lays out the version of a law that is in force on a date.
func New(set *document.Set, law string, on value.Date, lang Lang, names Names) (*Page, error) {
	d, ok := set.Document(law, on)
	if !ok {
		if len(set.Versions(law)) == 0 {
			return nil, fmt.Errorf("there is no law %q", law)
		}
		return nil, fmt.Errorf("%s is not in force on %s", law, on)
	}
	b := &builder{set: set, d: d, on: on, lang: lang, names: names}
	p := &Page{Law: d.Law, Title: d.Title, Kind: d.Kind, Source: d.Source, CarriedOutBy: d.CarriedOutBy,
		Municipality: spaced(d.Municipality), On: on, Version: Span{d.From, d.Until}, Plain: lang.text(d.Plain)}
	for _, v := range set.Versions(law) {
		p.Versions = append(p.Versions, Span{v.From, v.Until})
	}
	p.Takes, p.Gives = b.takes(), b.gives()
	p.OpenTerms = b.openTerms()
	for _, a := range d.Parameters {
		p.Parameters = append(p.Parameters, b.parameter(a))
	}
	for _, a := range d.Articles {
		p.Articles = append(p.Articles, b.article(a))
	}
	return p, nil
}

// builder makes a page of one document.
type builder struct {
	set   *document.Set
	d     *document.Document
	on    value.Date
	lang  Lang
	names Names
}

func (b *builder) article(a *document.Article) Article {
	out := Article{ID: a.ID, Plain: b.lang.text(a.Plain)}
	for _, r := range a.Rules {
		out.Rules = append(out.Rules, b.rule(r))
	}
	for _, other := range b.d.Articles {
		for _, r := range other.Rules {
			for _, x := range r.Exceptions {
				if x.Article == a.ID {
					out.Rules = append(out.Rules, b.exception(r, x))
				}
			}
		}
	}
	return out
}

const width = 96 // of a line that is laid out

func (b *builder) rule(r *document.Rule) Rule {
	out := Rule{Named: Named{r.Name, b.lang.text(r.Label)}, Of: b.of(r.Of), Yields: TypeText(r.Type, b.lang), Cites: r.Cites, Fills: r.Fills}
	if r.When != nil {
		out.When = b.lay(r.When, width)
	}
	out.Lines = b.lay(r.Formula, width)
	return out
}

func (b *builder) exception(r *document.Rule, x *document.Exception) Rule {
	label := b.lang.text(x.Label)
	if label == "" {
		label = spaced(x.Name)
	}
	return Rule{Named: Named{x.Name, label}, Of: b.of(r.Of), Yields: TypeText(r.Type, b.lang), Cites: x.Cites,
		To: b.lang.text(r.Label), When: b.lay(x.When, width), Lines: b.lay(x.Formula, width)}
}
