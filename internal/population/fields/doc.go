// Package fields gives the fields of register brp as a person's list tells them, on
// a day: the step from the Logisch Ontwerp to what laws ask.
//
// Invariants: every value comes from the lists; what they do not tell is Unknown,
// a date known in part is Incomplete, and nothing is filled in. Fields that the
// catalogue does not declare are given too; who stores them leaves those out.
package fields
