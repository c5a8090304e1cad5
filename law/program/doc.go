// Package program turns checked law documents into one typed program per goal
// and date: straight-line code over registers (static single assignment), with
// only what is in force on that date, constants folded and shared parts shared.
//
// Registers belong to a scope: the applicant, or the members of one relation.
package program
