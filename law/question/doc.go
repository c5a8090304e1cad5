// Package question chooses what to ask next, when facts are missing: the fact that
// tells most about the outcome for the trouble that it gives, among people like this
// one.
//
// A prior says how common things are: many people, with the outcome of each worked out
// beforehand. It only orders the questions. What is known still decides the outcome,
// so that a poor prior costs questions and never correctness. A fact that cannot change
// the outcome any more is never asked.
package question
