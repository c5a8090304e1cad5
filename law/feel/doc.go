// Package feel reads, types and prints expressions in a subset of FEEL, the
// expression language of OMG's Decision Model and Notation (DMN 1.5, chapter 10).
//
// The subset is total: no recursion, no user-defined functions, iteration only
// over the members of a relation.
package feel
