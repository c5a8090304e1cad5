package page

import (
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
)

// clause is a rule or an exception, to be compared.
type clause struct {
	named         Named
	where         string
	law           string // of a rule: all that is compared, in one text
	when, formula feel.Expr
}

func (b *builder) clauses() (names []string, byName map[string]clause) {
	byName = map[string]clause{}
	add := func(c clause) {
		names = append(names, c.named.Name)
		byName[c.named.Name] = c
	}
	for _, a := range b.d.Articles {
		for _, r := range a.Rules {
			add(clause{Named{r.Name, b.lang.text(r.Label)}, b.place(r.Article, r.Cites),
				r.Of + " " + r.Type.String() + " " + r.Fills + " " + printed(r.When) + " = " + printed(r.Formula), r.When, r.Formula})
			for _, x := range r.Exceptions {
				add(b.departure(r, x))
			}
		}
	}
	return names, byName
}

func (b *builder) departure(r *document.Rule, x *document.Exception) clause {
	text := r.Name + " " + printed(x.When) + " = " + printed(x.Formula)
	for _, other := range x.Before {
		text += " before " + other
	}
	return clause{Named{x.Name, titled(x.Label, x.Name, b.lang)}, b.place(x.Article, x.Cites), text, x.When, x.Formula}
}

func (b *builder) place(article, cites string) string {
	if b.lang == EN {
		return "article " + article + ", " + cites
	}
	return "artikel " + article + ", " + cites
}

// rules compares rules and exceptions by name: what they yield, and where they stand.
func (x *comparison) rules() {
	was, before := x.old.clauses()
	is, after := x.now.clauses()
	both(was, is, func(name string) {
		a, ok1 := before[name]
		b, ok2 := after[name]
		c := Change{Kind: ChangedRule, Law: x.now.d.Law, Named: b.named, Where: b.where, Added: !ok1, Gone: !ok2}
		if c.Gone {
			c.Named, c.Where = a.named, a.where
		}
		if ok1 && ok2 && a.law == b.law {
			if a.where != b.where {
				c.Was, c.Is = []string{a.where}, []string{b.where}
				x.add(c)
			}
			return
		}
		if ok1 {
			c.WasRule = x.old.laidClause(a)
			c.Was = c.WasRule.lines(x.old.lang)
		}
		if ok2 {
			c.IsRule = x.now.laidClause(b)
			c.Is = c.IsRule.lines(x.now.lang)
		}
		if slices.Equal(c.Was, c.Is) { // the words are the same; show what is not
			c.Was, c.Is = []string{a.law}, []string{b.law}
			c.WasRule, c.IsRule = nil, nil
		}
		x.add(c)
	})
}

func (b *builder) laidClause(c clause) *Clause {
	var r Rule
	b.lay(&r, c.when, c.formula)
	return &Clause{When: r.When, Formula: r.Formula}
}

func (c *Clause) lines(lang Lang) []string {
	var lines []string
	if c.When != nil {
		lines = hang(words[lang].ifs, c.When.Lines(lang, room))
	}
	return append(lines, c.Formula.Lines(lang, room)...)
}
