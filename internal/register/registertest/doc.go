// Package registertest is a small world for tests of registers and connectors, with
// fakes for what a register.Service needs. Its numbers are fictitious and pass the
// eleven-test.
package registertest
