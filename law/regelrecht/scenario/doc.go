// Package scenario runs the scenarios of RegelRecht: feature files in the vocabulary of
// its bdd/grammar.yaml, without the steps about notes in texts.
//
// Every question is carried out in the compatibility mode, and, where its laws can be
// compiled, also as a typed program; the two must agree.
package scenario
