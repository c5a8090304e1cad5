// Package whole runs the whole program for tests: the real binary, on a free port, on
// a store of its own, with its log read along.
//
// Invariants: a program that a test started ends with the test; a log line with a BSN
// fails the test that caused it; nothing waits a fixed time, but until something holds
// or a deadline passes.
package whole
