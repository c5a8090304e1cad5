package catalogue

import (
	"slices"
	"strings"

	"meent.nl/meent/catalogue/internal/strict"
	"meent.nl/meent/law/value"
)

// What an Answer can be of, beside true, false and the words of the goal.
const (
	AnswerValue = "value" // a date, or a number above zero; {value} in the text is it
	AnswerPast  = "past"  // a date that is over; without it the text of AnswerValue
	AnswerNone  = "none"  // the law does not apply, or a number is zero
	AnswerOpen  = "open"  // a fact is missing
)

// Answer is an outcome that is no amount, as a sentence that stands above a page.
type Answer struct {
	Is string // true, false, a word of the goal, or one of the constants above
	// Text is what it means while nothing was decided. Decided is the same in a decision;
	// empty where it reads alike.
	Text, Decided Text
}

// Answer is the sentence of an outcome.
func (s *Service) Answer(is string) (Answer, bool) {
	i := slices.IndexFunc(s.Answers, func(a Answer) bool { return a.Is == is })
	if i < 0 {
		return Answer{}, false
	}
	return s.Answers[i], true
}

// In is the sentence in a language, for a page or for a decision.
func (a Answer) In(lang string, decided bool) string {
	if decided && a.Decided != (Text{}) {
		return a.Decided.In(lang)
	}
	return a.Text.In(lang)
}

func (l *loader) answers(s *Service) func(strict.Node) {
	return func(n strict.Node) {
		l.at[name{s, "answers"}] = n
		n.Each("answers", func(n strict.Node) {
			var a Answer
			n.Map("an answer",
				strict.Need("is", func(n strict.Node) {
					a.Is, _ = n.Match("is", nameForm, "true or false in quotes, a word of the goal, value, past, none or open")
				}),
				strict.Need("text", both(&a.Text, "text")),
				strict.May("decided", both(&a.Decided, "decided")),
			)
			if _, twice := s.Answer(a.Is); twice {
				n.Fault("the answer "+a.Is+" is given a second time", "each outcome once")
			}
			s.Answers = append(s.Answers, a)
		})
	}
}

// answerFaults checks that a service whose goal is no amount has a sentence for every
// outcome, and says which outcome is a right.
func (l *loader) answerFaults(s *Service, goal value.Type) {
	at, said := l.at[name{s, "answers"}]
	if goal.Kind == value.Number && goal.Unit.Quantity == value.Euro && (!said || s.Mode != Tip) {
		if said {
			at.Fault("answers of an amount", "no answers: an amount is shown as it is, save of a tip that is no right to money")
		}
		return
	}
	need, may := outcomes(goal)
	if !said {
		l.at[name{s, s.Goal}].Fault("goal "+s.Goal+" yields "+goal.String()+", which is no amount", "answers for "+strings.Join(need, ", "))
		return
	}
	for _, is := range need {
		if _, ok := s.Answer(is); !ok {
			at.Fault("there is no answer for "+is, "answers for "+strings.Join(need, ", "))
		}
	}
	for _, a := range s.Answers {
		if !slices.Contains(need, a.Is) && !slices.Contains(may, a.Is) {
			at.Fault("goal "+s.Goal+" is never "+a.Is, "answers for "+strings.Join(append(need, may...), ", "))
		}
	}
	if goal.Kind == value.Word && s.Right == "" {
		l.at[name{s, s.Goal}].Fault("goal "+s.Goal+" is a word, and no right says which words are a yes", "right: a rule that yields boolean")
	}
}

// outcomes are what a goal of a type must have a sentence for, and what it may have one
// for.
func outcomes(goal value.Type) (need, may []string) {
	switch goal.Kind {
	case value.Boolean:
		return []string{"true", "false", AnswerOpen}, []string{AnswerNone}
	case value.Word:
		return append(slices.Clone(goal.Words), AnswerOpen), []string{AnswerNone}
	case value.Number:
		return []string{AnswerValue, AnswerNone, AnswerOpen}, nil
	}
	return []string{AnswerValue, AnswerOpen}, []string{AnswerPast, AnswerNone}
}

// askFaults checks that what is asked first is read by the laws of the service.
func (l *loader) askFaults(s *Service, needs map[string]need) {
	for _, field := range s.AskFirst {
		if _, read := needs[field]; !read {
			l.at[name{s, field}].Fault(field+" is asked first, and no law of service "+s.ID+" reads it", "a field that its law reads")
		}
	}
}
