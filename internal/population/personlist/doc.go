// Package personlist is what the BRP holds of one person, in the terms of the
// Logisch Ontwerp BRP: the shape between a source (the GBA-V file, the demo
// municipality) and the registers of Meent.
//
// Invariants: a Person has a BSN that passed the eleven-test; what is current
// stands before what was, in every list; a date that is not wholly known stays
// so. Nothing here reads, stores or decides.
package personlist
