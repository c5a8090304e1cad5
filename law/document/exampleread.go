package document

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/value"
)

type exampleReader struct {
	reader
	set *Set
}

func (r *exampleReader) examples(n *yaml.Node) *Examples {
	x := &Examples{Place: r.place(n)}
	r.object(n, "a file of examples",
		field{"law", true, func(n *yaml.Node) {
			r.matching(&x.Law, "law", lawForm, lawWords)(n)
			if x.Law != "" && len(r.set.versions[x.Law]) == 0 {
				r.fault(r.place(n), "there is no law "+x.Law, "one of "+strings.Join(r.set.laws, ", "))
			}
		}},
		field{"examples", true, func(n *yaml.Node) {
			r.list(n, "examples", func(n *yaml.Node) { x.List = append(x.List, r.example(n)) })
		}},
	)
	return x
}

func (r *exampleReader) example(n *yaml.Node) *Example {
	x := &Example{Place: r.place(n)}
	var expect *yaml.Node
	r.object(n, "an example",
		field{"title", true, r.string(&x.Title, "title")},
		field{"source", true, r.string(&x.Source, "source")},
		field{"on", true, func(n *yaml.Node) { x.On, _ = r.date(n, "on") }},
		field{"facts", true, func(n *yaml.Node) { x.Facts = r.given(n, "") }},
		field{"expect", true, func(n *yaml.Node) { expect = n }},
	)
	if expect != nil {
		x.Expect = r.expect(expect, x.On)
	}
	return x
}

// entries reads a mapping whose keys are names, each once.
func (r *exampleReader) entries(n *yaml.Node, what string, read func(key, val *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		r.fault(r.place(n), what+" is "+shape(n), "a mapping")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if seen[key.Value] {
			r.fault(r.place(key), clip(key.Value)+" stands here for the second time", "each name once")
			continue
		}
		seen[key.Value] = true
		read(key, n.Content[i+1])
	}
}

// given reads the facts of the applicant or, with a relation, of a member of it.
func (r *exampleReader) given(n *yaml.Node, relation string) []Given {
	var facts []Given
	r.entries(n, "facts", func(key, val *yaml.Node) {
		g := Given{Place: r.place(key), Name: key.Value}
		if _, ok := r.voc.Relation(key.Value); ok && relation == "" {
			g.Relation = true
			r.list(val, key.Value, func(n *yaml.Node) { g.Members = append(g.Members, r.given(n, key.Value)) })
			facts = append(facts, g)
			return
		}
		f, ok := r.voc.Fact(key.Value)
		if !ok || f.Of != person && (relation == "" || !r.isOf(f, relation)) {
			r.fault(g.Place, fmt.Sprintf("%s is not a fact of %s", clip(key.Value), whose(relation)), "a fact that the catalogue declares")
			return
		}
		if val.Kind == yaml.ScalarNode && val.Tag == "!!null" {
			g.NotApplicable = true
		} else if g.Text, ok = r.scalar(val, key.Value, f.Type.String()); !ok || !r.fits(val, g.Text, f.Type) {
			return
		}
		facts = append(facts, g)
	})
	return facts
}

func (r *exampleReader) isOf(f Fact, relation string) bool {
	decl, _ := r.voc.Relation(relation)
	return f.Of == decl.Member || f.Of == decl.Name
}

func whose(relation string) string {
	if relation == "" {
		return "the applicant"
	}
	return "a member of " + relation
}

// fits checks the form of a value.
func (r *reader) fits(n *yaml.Node, text string, t value.Type) bool {
	var err error
	switch t.Kind {
	case value.Boolean:
		if text != "true" && text != "false" {
			err = fmt.Errorf("%q is not a boolean", clip(text))
		}
	case value.Number:
		_, err = value.ParseDecimal(text)
	case value.Day:
		_, err = value.ParseDate(text)
	case value.Word:
		if !t.Holds(text) {
			err = fmt.Errorf("%q is not one of the words", clip(text))
		}
	case value.Period, value.Days:
		kind, _, bad := value.ParseDuration(text)
		if err = bad; err == nil && kind != t.Kind {
			err = fmt.Errorf("%q is not in %s", clip(text), t)
		}
	default:
		err = fmt.Errorf("%q cannot be checked", clip(text))
	}
	if err != nil {
		r.fault(r.place(n), err.Error(), t.String())
	}
	return err == nil
}

func (r *exampleReader) expect(n *yaml.Node, on value.Date) []Expectation {
	var all []Expectation
	r.entries(n, "expect", func(key, val *yaml.Node) {
		x := Expectation{Place: r.place(key), Outcome: Decided}
		x.Law, x.Rule, _ = strings.Cut(key.Value, ".")
		rule, ok := r.set.Rule(x.Law, x.Rule, on)
		if !ok {
			r.fault(x.Place, fmt.Sprintf("%s is not a rule in force on %s", clip(key.Value), on), "law.rule, as zorgtoeslag.normpremie")
			return
		}
		if val.Kind == yaml.ScalarNode && val.Tag == "!!null" {
			x.Outcome = NotApplicable
			all = append(all, x)
			return
		}
		text, ok := r.scalar(val, key.Value, rule.Type.String()+", or needs, range, fails or not_applicable")
		if !ok {
			return
		}
		switch o := Outcome(text); {
		case (o == NotApplicable || o == InRange || o == Needs || o == Fails) && !rule.Type.Holds(text):
			x.Outcome = o
		case rule.Type.Kind == value.Relation:
			r.fault(r.place(val), fmt.Sprintf("%s yields persons", clip(key.Value)), "a rule that yields a value")
			return
		case !r.fits(val, text, rule.Type):
			return
		default:
			x.Text = text
		}
		all = append(all, x)
	})
	return all
}
