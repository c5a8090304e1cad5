// Package kin works out who belongs with whom from person lists: the children of a
// person, and those who may count as their partner, each with what the lists say of
// the two together.
//
// Invariants: what the lists do not say is Unknown, never No; somebody who has died
// is in nobody's household; the answer depends only on the lists and the day.
package kin
