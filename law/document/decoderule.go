package document

import (
	"errors"
	"fmt"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/feel"
)

func (r *reader) articles(n *yaml.Node, d *Document) {
	var departures []*Exception
	seen := map[string]Place{}
	r.list(n, "articles", func(n *yaml.Node) {
		a := &Article{Place: r.place(n)}
		var rules *yaml.Node
		r.object(n, "an article",
			field{"article", true, r.string(&a.ID, "article")},
			field{"plain", true, r.plain(&a.Plain, "plain")},
			field{"text_reviewed", false, func(n *yaml.Node) { r.list(n, "text_reviewed", func(n *yaml.Node) { r.review(n, a) }) }},
			field{"rules", false, func(n *yaml.Node) { rules = n }},
		)
		if first, twice := seen[a.ID]; twice && a.ID != "" {
			r.fault(a.Place, fmt.Sprintf("article %s stands here for the second time", clip(a.ID)), fmt.Sprintf("one article %s, as on line %d", clip(a.ID), first.Line))
		}
		seen[a.ID] = a.Place
		d.Articles = append(d.Articles, a)
		if rules == nil {
			return
		}
		r.list(rules, "rules", func(n *yaml.Node) {
			if hasKey(n, "exception_to") {
				departures = append(departures, r.exception(n, d, a))
			} else {
				a.Rules = append(a.Rules, r.rule(n, d, a))
			}
		})
	})
	r.attach(d, departures)
}

// review reads why rules did not change with the text of their article.
func (r *reader) review(n *yaml.Node, a *Article) {
	t := TextReview{Place: r.place(n)}
	r.object(n, "an item of text_reviewed",
		field{"version", true, func(n *yaml.Node) { t.Version, _ = r.date(n, "version") }},
		field{"reason", true, r.string(&t.Reason, "reason")},
	)
	a.Reviewed = append(a.Reviewed, t)
}

func hasKey(n *yaml.Node, key string) bool {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return true
		}
	}
	return false
}

func (r *reader) rule(n *yaml.Node, d *Document, a *Article) *Rule {
	rule := &Rule{Place: r.place(n), Law: d.Law, Article: a.ID}
	r.object(n, "a rule",
		field{"name", true, r.name(&rule.Name, rule)},
		field{"label", true, r.plain(&rule.Label, "label")},
		field{"of", true, func(n *yaml.Node) {
			r.note(rule, "of", n)
			r.matching(&rule.Of, "of", nameForm, "person, household or the member of a relation")(n)
		}},
		field{"yields", true, func(n *yaml.Node) {
			r.note(rule, "yields", n)
			r.valueType(n, &rule.Type, "yields")
		}},
		field{"cites", true, r.string(&rule.Cites, "cites")},
		field{"fills", false, r.fills(&rule.Fills, rule)},
		field{"fixed", false, r.string(&rule.Fixed, "fixed")},
		field{"when", false, r.expression(&rule.When, "when")},
		field{"formula", true, r.expression(&rule.Formula, "formula")},
	)
	return rule
}

func (r *reader) exception(n *yaml.Node, d *Document, a *Article) *Exception {
	x := &Exception{Place: r.place(n), Law: d.Law, Article: a.ID}
	r.object(n, "an exception",
		field{"exception_to", true, func(n *yaml.Node) {
			r.note(x, "to", n)
			r.matching(&x.To, "exception_to", nameForm, "the name of a rule of this law")(n)
		}},
		field{"name", true, r.name(&x.Name, x)},
		field{"label", false, r.plain(&x.Label, "label")},
		field{"cites", true, r.string(&x.Cites, "cites")},
		field{"fixed", false, r.string(&x.Fixed, "fixed")},
		field{"before", false, func(n *yaml.Node) {
			r.list(n, "before", func(n *yaml.Node) {
				var name string
				r.matching(&name, "before", nameForm, nameWords)(n)
				if name != "" {
					r.note(x, "before "+name, n)
					x.Before = append(x.Before, name)
				}
			})
		}},
		field{"when", true, r.expression(&x.When, "when")},
		field{"formula", true, r.expression(&x.Formula, "formula")},
	)
	return x
}

// attach gives every exception to the rule that it departs from.
func (r *reader) attach(d *Document, departures []*Exception) {
	for _, x := range departures {
		if x.To == "" {
			continue
		}
		rule := d.Rule(x.To)
		if rule == nil {
			r.fault(r.notes[note{x, "to"}], fmt.Sprintf("exception to %s, which is not a rule of this law", x.To), "the name of a rule in this file")
			continue
		}
		rule.Exceptions = append(rule.Exceptions, x)
	}
}

func (r *reader) expression(target *feel.Expr, what string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Value == "null" {
			n.Tag = "!!str" // null is an expression too
		}
		if _, ok := r.scalar(n, what, "an expression"); !ok {
			return
		}
		e, err := feel.ParseAt(n.Value, r.source(n))
		var p feel.Problem
		switch {
		case errors.As(err, &p):
			r.problem(p)
		case err != nil:
			r.fault(r.place(n), err.Error(), "an expression")
		default:
			*target = e
		}
	}
}

func (r *reader) problem(p feel.Problem) {
	r.fault(Place{r.file, p.At.Line, p.At.Column}, p.Message, p.Expected)
}
