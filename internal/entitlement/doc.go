// Package entitlement works out what each resident has a right to, before they ask.
//
// Facts are asked of the registers for the purpose of the service, and only the facts
// that its program can use; what the registers do not know is what the resident told
// us, or stays unknown. The law engine gives the outcome: decided, a range, or what is
// still needed. Pages show the stored outcome; nothing asks a register while a page
// is rendered.
//
// Invariants: an unknown fact is never filled in; what a resident told us never
// overrules a register; a what-if stores nothing, and puts the answers to several purposes
// together only for the resident whose they are; every use of a fact, also of what
// the resident told us, is in the logbook before it is used; what is kept rests on no fact
// that had changed by the time it was written.
package entitlement
