package question

import (
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Question is what to ask.
type Question struct {
	run.Missing
	// Threshold says that it is enough to ask whether the fact is at least From.
	Threshold bool
	From      int64 // as the register of the fact holds it
	// Gain is how many bits it tells about the outcome, on average, by the prior.
	Gain float64
	// Need is how often, by the prior, the outcome is not proved without it: from 0 to 1.
	Need float64
}

// Answer is the range of a fact that an answer to a threshold leaves, of one that was
// within known.
func (q Question) Answer(known program.Range, atLeast bool) program.Range {
	if atLeast {
		return program.Between(max(q.From, known.Lo), known.Hi)
	}
	return program.Between(known.Lo, min(q.From-1, known.Hi))
}

// Options say how questions are weighed; the zero value will do.
type Options struct {
	Burden Burden                   // nil: Trouble
	Topic  func(fact string) string // questions of a topic stand together; nil: no topics
}

// Burden is the trouble that a question gives; that of yes or no is 1.
type Burden func(fact program.Fact, threshold bool) float64

// Trouble is the burden where nobody says otherwise: an amount must be looked up.
func Trouble(fact program.Fact, threshold bool) float64 {
	switch fact.Type.Kind {
	case value.Boolean, value.Word:
		return 1
	case value.Day, value.Period, value.Days:
		return 1.2
	}
	if threshold {
		return 1.3
	}
	return 2.5
}

// RelationTrouble is that of asking who the members of a relation are.
const RelationTrouble = 1.5

// first asks who the members are before anything of them.
func first(m run.Missing) run.Missing {
	if m.Relation != "" && m.Member < 0 {
		m.Fact = ""
	}
	return m
}
