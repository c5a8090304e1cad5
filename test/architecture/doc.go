// Package architecture has tests that keep the code in the shape that
// ARCHITECTURE.md draws: the direction of imports, and the few habits that a compiler
// does not check.
package architecture
