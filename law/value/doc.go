// Package value holds the values a law speaks of and their types: truth,
// numbers with a unit, dates, durations and words from a fixed list.
//
// A number is exact: an integer and a power of ten. Nothing here rounds unless
// the name of the function says in which direction.
package value
