// Package questiontest asks invented people the questions of a law, and counts them: in
// the order of the law, and in that of package question. Everybody knows the answer to
// everything.
//
// Invariant: it is an error where the outcome after some questions is not what all facts
// give.
package questiontest
