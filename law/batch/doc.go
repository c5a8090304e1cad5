// Package batch works a program out for many applicants at once: column by column,
// in chunks of rows, with no trace. It gives what the machine of package run gives
// for each of them, to the last unit.
//
// The program is compiled for the people at hand: what is the same for all of them
// is a constant, and what cannot happen to any of them is left out. Booleans, and
// whether a register holds a value, are bits of which 64 are worked out together. What
// follows from one column alone is worked out once for each of its values, and looked
// up; what follows from the date alone, once for each date.
//
// Invariants: the outcome of a row depends on that row alone, never on the chunk, the
// number of workers or their order; a row of which a fact is unknown is Open, never
// guessed; any row can be replayed by the machine, with its trace (People.Row).
package batch
