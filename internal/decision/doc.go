// Package decision keeps decisions: immutable outcomes with everything that is
// needed to work them out again.
//
// Invariants: a decision never changes after it was issued; working it out again
// from its own facts gives the same outcome, for ever, and the same bytes as long as
// the law is compiled and reasons are written as then (Replay); a later decision on the same service names the one that it replaces.
// The last day to object is worked out by the law when it is issued (Awb art. 6:7 and
// 6:8).
package decision
