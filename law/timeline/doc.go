// Package timeline works a goal out over a period: once for each stretch of days on
// which nothing that bears on it changes, and not once for each day or month.
//
// A stretch ends where a fact changes, where another version of the law begins, and
// where the passing of time itself matters: a birthday, the start of a quarter. That
// the outcome stays is proven with the ranges of package run, over all days at once.
//
// Facts have two dates: since when they hold, and since when that is known. The same
// period as it was known on one day and as it is known on another gives a difference,
// with the facts that made it.
//
// Invariant: what is learned later changes nothing of what was known before.
package timeline
