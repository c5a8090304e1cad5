// Package feel reads, types and prints expressions in a subset of FEEL, the
// expression language of OMG's Decision Model and Notation (DMN 1.5, chapter 10).
//
// The subset is total: no recursion, no user-defined functions, iteration only
// over the members of a relation, and no iteration that needs the member of
// another; only rank by … compares members, by at most three values of each. A
// table is looked up as a function of one value. Size and depth are bounded.
//
// Parse and Print are each other's inverse. Check gives every node its type and
// every name its meaning, and keeps units and unrounded fractions apart.
package feel
