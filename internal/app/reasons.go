package app

import (
	"encoding/json"
	"fmt"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/portal"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// Read turns the result of the law engine into what the pages show.
func (l *Laws) Read(result json.RawMessage) (portal.Reason, error) {
	var e reason.Explanation
	if err := json.Unmarshal(result, &e); err != nil {
		return portal.Reason{}, fmt.Errorf("the reasons of an outcome are not readable: %w", err)
	}
	out := portal.Reason{
		Goal: e.Goal, On: e.On, Type: l.typeOf(e.Answer.Unit), State: e.Answer.Status.String(),
		Text: e.Answer.Text, Low: e.Answer.Low, High: e.Answer.High,
	}
	for _, s := range e.Steps {
		out.Steps = append(out.Steps, l.step(s, e.On))
	}
	return out, nil
}

func (l *Laws) step(s reason.Step, on value.Date) portal.Step {
	step := portal.Step{
		Rule: nameOf(s.Rule, s.Of), Label: both(s.Label), Says: both(s.Plain),
		Article:     articleName(s.Article),
		ArticleLink: fmt.Sprintf("https://wetten.overheid.nl/jci1.3:c:%s&artikel=%s&g=%s", s.Source, s.Article.Article, on),
		Formula:     s.Formula, Exception: s.Exception != nil, Type: l.typeOf(s.Unit),
		State: stateOf(s.Value), Text: s.Text, Low: s.Low, High: s.High,
	}
	if d, ok := l.catalogue.Laws.Document(s.Law, on); ok {
		step.Since = d.From
	}
	for _, in := range s.Inputs {
		step.Uses = append(step.Uses, l.use(in))
	}
	return step
}

func (l *Laws) use(in reason.Input) portal.Use {
	use := portal.Use{
		Kind: in.Kind, Name: in.Name, Type: l.typeOf(in.Unit), Known: stateOf(in.Value) == "decided", Text: in.Text, Source: in.Source,
	}
	switch in.Kind {
	case "rule":
		use.Name = nameOf(in.Name, in.Of)
	case "fact":
		use.Name = pathOf(in.Name, in.Of)
		if field, ok := l.catalogue.Field(in.Name); ok {
			use.Label = field.Label
		}
	}
	if in.Label != nil {
		use.Label = both(*in.Label)
	}
	return use
}

// typeOf reads the name of a type as reasons write it.
func (l *Laws) typeOf(name string) value.Type {
	t, err := value.ParseType(name, func(relation string) bool { _, ok := l.catalogue.RelationOf(relation); return ok })
	if err != nil {
		return value.Type{}
	}
	return t
}

func stateOf(v reason.Value) string {
	switch {
	case v.NotApplicable:
		return "not-applicable"
	case v.Text != "":
		return "decided"
	case v.Low != "":
		return "range"
	default:
		return "needs"
	}
}

// nameOf makes the name of a rule unique within its reason.
func nameOf(rule string, of reason.Person) string {
	if of.Relation == "" {
		return rule
	}
	return fmt.Sprintf("%s.%s.%d", rule, of.Relation, of.Member)
}

// pathOf names a fact as entitlement.FactUse does: kinderen[1].geboortedatum.
func pathOf(fact string, of reason.Person) string {
	if of.Relation == "" {
		return fact
	}
	return fmt.Sprintf("%s[%d].%s", of.Relation, of.Member, fact)
}

func both(t reason.Text) catalogue.Text { return catalogue.Text{NL: t.NL, EN: t.EN} }

func articleName(a reason.Article) catalogue.Text {
	return catalogue.Text{
		NL: fmt.Sprintf("Artikel %s, %s, %s", a.Article, a.Cites, a.Title),
		EN: fmt.Sprintf("Article %s, %s, %s", a.Article, a.Cites, a.Title),
	}
}
