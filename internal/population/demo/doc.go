// Package demo makes a small synthetic municipality, Meentwaarde: households with
// children, couples, people alone, and some whom a counter must not get wrong. One
// household in ten lives in a municipality that exists and sets rules of its own.
//
// Invariants: the same seed, size and day give the same people, to the byte; nobody
// in it exists: BSNs are from the 9999 range for tests (children
// born later and very large populations: 9990 to 9998), which the official test set does not use below 99990, names are
// drawn from lists of the project, postcodes end in SA, SD or SS, which the
// Netherlands does not hand out, and a street in a municipality that exists is called
// Test….
package demo
