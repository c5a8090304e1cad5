package portal

import (
	"strings"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/platform/view"
)

// answerOf is the outcome of a right that is no amount, as a sentence of its service:
// U komt op de wachtlijst. "" of an amount that is shown as it is, and where nothing can
// be said.
func (v *visit) answerOf(r entitlement.Right) string {
	if r.IsAmount() {
		return v.amountAnswer(r)
	}
	return v.sentenceOf(r.Service, r.Outcome(), r.Answer.Type, r.Answer.Text, false)
}

// amountAnswer is the sentence of a tip whose outcome is an amount: Uw netto inkomen is
// € 2.180 per maand. "" of a right to money.
func (v *visit) amountAnswer(r entitlement.Right) string {
	s, ok := v.Catalogue.Service(r.Service)
	if !ok || len(s.Answers) == 0 {
		return ""
	}
	is := catalogue.AnswerOpen
	switch {
	case r.Status == entitlement.Decided && r.High.IsZero():
		is = catalogue.AnswerNone
	case r.Status == entitlement.Decided:
		is = catalogue.AnswerValue
	}
	answer, _ := s.Answer(is)
	return strings.ReplaceAll(answer.In(v.Lang, false), "{value}", v.worth(r.Low, r.High, unit(r.Unit)))
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
