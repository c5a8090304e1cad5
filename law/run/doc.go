// Package run carries out a program for one applicant: the machine (fast, facts
// all known), the ranges (facts missing or incomplete) and the reference
// (math/big, slow, obvious). Their registers are the trace.
package run
