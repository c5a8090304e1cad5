package entitlement

import (
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Answer is an outcome that is no amount: a yes or no, a word, a day, a number, or
// persons.
type Answer struct {
	Type string // as the law writes it: boolean, one of [vergunning, geen], date, number, list of kinderen
	// Text is the outcome in canonical form, and of persons how many they are. Empty
	// while it is not decided, and where the law does not apply.
	Text string
	// Low and High bound a day or a number that is not decided yet; else empty.
	Low, High string
	Members   []kernel.ResidentID // the persons; empty of another type
}

// IsAmount says whether the outcome is an amount, in Low and High of the right, rather
// than an Answer.
func (r Right) IsAmount() bool { return r.Answer.Type == "" }

// Outcome is the key of the sentence that a service has for an outcome that is no
// amount (catalogue.Answer).
func (r Right) Outcome() string {
	switch {
	case r.Status != Decided:
		return catalogue.AnswerOpen
	case r.Answer.Text == "":
		return catalogue.AnswerNone
	}
	return OutcomeOf(r.Answer.Type, r.Answer.Text, r.On)
}

// OutcomeOf is Outcome for a decided text of a type on a day.
func OutcomeOf(kind, text string, on value.Date) string {
	if text == "" {
		return catalogue.AnswerNone
	}
	t, err := value.ParseType(kind, func(string) bool { return true })
	if err != nil {
		return text
	}
	switch t.Kind {
	case value.Boolean, value.Word:
		return text
	case value.Day:
		if day, err := value.ParseDate(text); err == nil && day <= on {
			return catalogue.AnswerPast
		}
	case value.Number, value.Relation:
		if d, err := value.ParseDecimal(text); err == nil && d.IsZero() {
			return catalogue.AnswerNone
		}
	}
	return catalogue.AnswerValue
}

func isAmount(t value.Type) bool { return t.Kind == value.Number && t.Unit.Quantity == value.Euro }

// answered takes over how far an outcome is known that is no amount.
func (r *Right) answered(o run.Outcome, d dossier) {
	r.Answer = Answer{Type: o.Type.String()}
	switch {
	case o.Status == run.Decided && o.Type.Kind == value.Relation:
		r.Status = Decided
		for _, k := range o.Members {
			if list := d.members[o.Type.Relation]; k < len(list) {
				r.Answer.Members = append(r.Answer.Members, list[k])
			}
		}
		r.Answer.Text = value.Decimal{Coefficient: int64(len(o.Members))}.String()
	case o.Status == run.Decided:
		r.Status = Decided
		if !o.NotApplicable {
			r.Answer.Text = o.Text(o.Value)
		}
	case o.Status == run.Ranged:
		r.Status, r.Answer.Low, r.Answer.High = Range, o.Text(o.Low), o.Text(o.High)
	default:
		r.Status = Needs
	}
}

// verdict says whether there is something to get.
type verdict uint8

const (
	open verdict = iota // a fact is missing
	yes
	no
)

// verdictOf asks the right of a service whose goal is no amount, with the facts of the
// goal. A service without one is had where the goal is a yes, a day, or more than zero.
func (s *Service) verdictOf(service *catalogue.Service, r Right, p *program.Program, d dossier) (verdict, error) {
	is := r.Outcome()
	switch {
	case is == catalogue.AnswerNone || is == "false":
		return no, nil
	case service.Right == "" || service.Right == service.Goal:
		if is == catalogue.AnswerOpen {
			return open, nil
		}
		return yes, nil
	}
	right, err := s.Laws.Program(service.Right, p.On)
	if err != nil {
		return open, nil // nothing is claimed
	}
	outcome, _, _, err := s.ask(service.Right, right, d)
	switch {
	case err != nil:
		return open, err
	case outcome.Status != run.Decided:
		return open, nil
	case outcome.NotApplicable || outcome.Value == 0:
		return no, nil
	}
	return yes, nil
}

// inOrder puts the facts that decide which others matter before the others.
func inOrder(service *catalogue.Service, missing []Missing) []Missing {
	rank := func(m Missing) int {
		if i := slices.Index(service.AskFirst, m.Field); i >= 0 {
			return i
		}
		return len(service.AskFirst)
	}
	slices.SortStableFunc(missing, func(a, b Missing) int { return rank(a) - rank(b) })
	return missing
}
