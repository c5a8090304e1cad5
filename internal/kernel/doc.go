// Package kernel holds values without I/O that every part speaks of:
// identifiers, errors by kind, the clock, and new ids.
package kernel
