package api

import (
	"fmt"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/law/reason"
)

func asOutcome(o entitlement.CorrectionOutcome) KnownOutcome {
	out := asValue(o.Value)
	out.Status = o.Status
	return out
}

// asValue is what a rule gave. Of persons it is which they are.
func asValue(v reason.Value) KnownOutcome {
	out := KnownOutcome{Value: v.Text, Low: v.Low, High: v.High, None: v.NotApplicable}
	if v.Persons != "" {
		out.Value = v.Persons
	}
	return out
}

func changedFacts(all []entitlement.ChangedFact) []ChangedFact {
	out := []ChangedFact{}
	for _, f := range all {
		one := ChangedFact{
			Path: f.Path, Register: f.Register, Counts: f.Counts, Synthetic: f.Synthetic, Then: asKnown(f.Then), Now: asKnown(f.Now),
		}
		if f.Since != 0 {
			one.Since = f.Since.String()
		}
		if f.Until != 0 {
			one.Until = f.Until.String()
		}
		out = append(out, one)
	}
	return out
}

func asKnown(f entitlement.KnownFact) KnownFact {
	return KnownFact{State: f.State, Value: f.Text, Low: f.Low, High: f.High}
}

func changedSteps(all []entitlement.ChangedStep) []ChangedStep {
	out := []ChangedStep{}
	for _, s := range all {
		one := ChangedStep{Law: s.Law, Rule: s.Rule, Title: s.Title, Article: s.Article.Article, Cites: s.Cites, Now: asValue(s.Now)}
		if s.Of.Relation != "" {
			one.Of = fmt.Sprintf("%s[%d]", s.Of.Relation, s.Of.Member)
		}
		if s.Then != nil {
			then := asValue(*s.Then)
			one.Then = &then
		}
		out = append(out, one)
	}
	return out
}
