package portal

import (
	"strings"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/platform/view"
)

// answerOf is the outcome of a right that is no amount, as a sentence of its service:
// U komt op de wachtlijst. "" of an amount, and where nothing can be said.
func (v *visit) answerOf(r entitlement.Right) string {
	if r.IsAmount() {
		return ""
	}
	return v.sentenceOf(r.Service, r.Outcome(), r.Answer.Type, r.Answer.Text, false)
}

// sentenceOf is the sentence of a service for an outcome, with its value filled in.
func (v *visit) sentenceOf(service, is, kind, text string, decided bool) string {
	s, ok := v.Catalogue.Service(service)
	if !ok {
		return ""
	}
	answer, ok := s.Answer(is)
	if !ok && is == catalogue.AnswerPast {
		answer, ok = s.Answer(catalogue.AnswerValue)
	}
	if !ok {
		return ""
	}
	return strings.ReplaceAll(answer.In(v.Lang, decided), "{value}", v.Fact(typeOf(kind), text))
}

// grants says whether a decision gives something: an amount, or a yes.
func grants(d decision.Decision, r explained) bool { return r.pays() || d.Content.Grants }

// decidedAnswer is a decided outcome that is no amount, as a sentence. "" of an amount.
func (v *visit) decidedAnswer(d decision.Decision, r explained) string {
	if isMoney(r.Answer.Unit) {
		return ""
	}
	is := entitlement.OutcomeOf(r.Answer.Unit, r.Answer.Text, d.Content.On)
	return v.sentenceOf(d.Service, is, r.Answer.Unit, r.Answer.Text, true)
}

// decidedWorth is what a decision gives where that is an amount; else "".
func (v *visit) decidedWorth(r explained) string {
	if !r.pays() {
		return ""
	}
	return v.Fact(r.Type, r.Answer.Text)
}

// outcomeItem is what a decision gives: the amount, or that it is a yes.
func (v *visit) outcomeItem(r explained) view.Item {
	if r.pays() {
		return view.Item{Key: v.T("sum.amount"), Value: v.Fact(r.Type, r.Answer.Text)}
	}
	return view.Item{Key: v.T("decision.outcome"), Value: capital(v.value(r.Answer.Value))}
}
