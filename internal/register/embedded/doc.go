// Package embedded keeps registers in the store of this installation: for a
// municipality of its own, for demonstrations, and for tests of the whole.
//
// What always holds:
//
//   - only values that fit the declared type and bounds are stored;
//   - what is replaced goes to the history, with since when it held and from when to
//     when the register knew it;
//   - putting what is there already changes nothing and reports nothing;
//   - a change and its report are in one transaction;
//   - Fetch reads the fields that it is asked for, and no other.
//
// The number of a person (BSN) stands in these tables, in those of identity and in the
// person lists of population, and in no other table.
package embedded
