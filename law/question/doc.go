// Package question chooses what to ask next, when facts are missing: the fact that
// tells most about the outcome for the trouble that it gives, among people like this
// one.
//
//	people ──NewSample──▶ Sample ──NewPrior(program)──▶ Prior ──Order(facts)──▶ questions
//
// What is known is kept, and what is not is taken from people who are alike; the outcomes
// of those say how much each missing fact tells. Where it is enough to know whether a
// fact is at least something, only that is asked.
//
// Invariants: a prior only orders the questions. What is known decides the outcome, so
// that a poor prior costs questions and never correctness. A fact that cannot change the
// outcome any more is never asked. The same facts give the same questions.
package question
