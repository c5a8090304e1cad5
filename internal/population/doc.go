// Package population keeps the person lists of this installation and fills the
// embedded registers from them: the official BRP test set, and a synthetic
// municipality for demonstrations.
//
//	file or demo ──▶ person lists ──settle──▶ registers
//
// A person list is stored as it came. What the registers say of a person depends on
// the lists of their relatives and of who lives with them too, so that a new or
// changed list makes those pending as well; settling works out what is pending.
//
// What always holds:
//
//   - reading a file is in batches, each one transaction with the place that was
//     reached: a process that is killed goes on there, loses nothing and does nothing
//     twice; the same file again changes nothing;
//   - a person is pending until the registers have what follows from their list, and
//     that is written in the transaction that ends it;
//   - the first filling of an empty store reports no changes; every later change is
//     reported by the register in the transaction that makes it;
//   - what the BRP does not hold is invented by package facts, and marked synthetic;
//   - no error and no output holds a BSN or a value of a person.
package population
