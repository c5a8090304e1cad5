package page

import (
	"fmt"
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
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
	Law, Title, Source         string
	Kind                       string // wet, amvb, …; KindText writes it
	CarriedOutBy, Municipality string // Municipality is empty where it is of none
	On                         value.Date
	Version                    Span
	Versions                   []Span // all, oldest first
	Plain                      string
	Takes, Gives               []Link
	OpenTerms                  []OpenTerm
	Parameters                 []Parameter
	Articles                   []Article
	Facts                      []string // that its formulas name, facts and relations, in the order of the law
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
	PerResident bool // each municipality sets it for its own residents
	FilledBy    []Filler
}

// Filler is the regulation that fills an open term; of a Municipality, or of none.
type Filler struct{ Municipality, Law, Title, Name string }

// Parameter is an amount, or a table, with its history.
type Parameter struct {
	Named
	Unit, Cites string
	Fills       *Target // the open term it fills; nil for none
	Values      []Value
	Columns     []string // of a table, that by which it is looked up first
}

// Value is what a parameter is for a stretch of days.
type Value struct {
	Span
	Text        string // with its unit; empty for a table
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

// Rule is a rule in words.
type Rule struct {
	Named
	Of, Yields, Cites string
	Fills             *Target // the open term it fills; nil for none
	To                *Target // of an exception: the rule that it departs from; nil for a rule
	When              *Block  // the condition without which it does not apply; nil for none
	Formula           Block   // what it yields by
}

// Target is a rule, a number or an open term of a law.
type Target struct {
	Law, Title string
	Named
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
	p.OpenTerms, p.Facts = b.openTerms(), Facts(d)
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

func (b *builder) rule(r *document.Rule) Rule {
	out := Rule{Named: Named{r.Name, b.lang.text(r.Label)}, Of: b.of(r.Of), Yields: TypeText(r.Type, b.lang), Cites: r.Cites, Fills: b.filled(r.Fills)}
	b.lay(&out, r.When, r.Formula)
	return out
}

func (b *builder) exception(r *document.Rule, x *document.Exception) Rule {
	out := Rule{Named: Named{x.Name, titled(x.Label, x.Name, b.lang)}, Of: b.of(r.Of), Yields: TypeText(r.Type, b.lang), Cites: x.Cites,
		To: &Target{Law: b.d.Law, Title: b.d.Title, Named: Named{r.Name, b.lang.text(r.Label)}}}
	b.lay(&out, x.When, x.Formula)
	return out
}

func (b *builder) lay(out *Rule, when, formula feel.Expr) {
	if when != nil {
		condition := b.block(when, room, true)
		out.When = &condition
	}
	out.Formula = b.block(formula, room, false)
}

// filled is the open term of another law that is filled; nil where there is none.
func (b *builder) filled(term string) *Target {
	law, name, ok := strings.Cut(term, ".")
	if !ok {
		return nil
	}
	out := &Target{Law: law, Title: law, Named: Named{name, titled(document.Text{}, name, b.lang)}}
	if d, ok := b.set.Document(law, b.on); ok {
		out.Title, out.Label = d.Title, b.labelIn(d, name)
	}
	return out
}
