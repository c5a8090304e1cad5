// Package mailbox keeps what organisations said to a resident: what it is about,
// what to do and by when.
//
// Invariants: a message is sent in the transaction of what it tells of, once per
// key; it never changes, but for the moment it was read. Only its resident reads it
// (Awb art. 2:14 and 3:41: a decision is made known by sending it).
package mailbox
