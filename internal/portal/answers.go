package portal

import (
	"slices"
	"strings"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/value"
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

// waitsToBeAsked says whether a right is of no interest until the resident asks for it:
// what decides first is not known, and no register has it.
func (v *visit) waitsToBeAsked(r entitlement.Right) bool {
	s, ok := v.Catalogue.Service(r.Service)
	return ok && s.WhenAsked && r.Status != entitlement.Decided
}

// concerns says whether a right is to be pointed at unasked: no tip, but for a duty that
// is sure to be there.
func (v *visit) concerns(r entitlement.Right) bool {
	if v.waitsToBeAsked(r) {
		return false
	}
	s, ok := v.Catalogue.Service(r.Service)
	return !v.isTip(r.Service) || ok && !s.WhenAsked && !r.IsAmount() && r.Status == entitlement.Decided
}

// surestFirst puts what is sure before what may be.
func surestFirst(rights []entitlement.Right) []entitlement.Right {
	rank := map[entitlement.Certainty]int{entitlement.Certain: 0, entitlement.Probable: 1, entitlement.Possible: 2, entitlement.None: 3}
	sorted := slices.Clone(rights)
	slices.SortStableFunc(sorted, func(a, b entitlement.Right) int { return rank[a.Certainty] - rank[b.Certainty] })
	return sorted
}

// missingCount is how many facts are missing; one while the answer to that one says
// which others matter.
func (v *visit) missingCount(r entitlement.Right) int {
	if v.questionsAtOnce(r) == 1 {
		return 1
	}
	return len(r.Missing)
}

// saysNothing says whether a canonical text is a zero, a no or none.
func saysNothing(text string) bool {
	d, err := value.ParseDecimal(text)
	return err == nil && d.IsZero() || text == "false" || text == "geen"
}
