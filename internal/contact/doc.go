// Package contact keeps the promises of a conversation: a resident who wants to be
// called.
//
// Invariants: a wish is noted together with the message that confirms it; the same
// wish twice on one day is one call; a wish that was asked more than 30 days ago, with
// its telephone number, is deleted as soon as somebody asks the organisation again.
// (Awb art. 2:1: an organisation helps who turns to it.)
package contact
