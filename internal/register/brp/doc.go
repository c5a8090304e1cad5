// Package brp asks the BRP through its API "BRP personen bevragen" (2.7): POST
// /personen with the fields that are needed and no other.
//
// What always holds:
//
//   - only the paths are asked that the wanted fields need, at most 20 persons at a
//     time;
//   - a number of a person stands in the body of a request and nowhere else: not in
//     an address, not in a header, not in an error;
//   - what the API does not tell is Unknown, a date that is not whole is Incomplete;
//   - an answer that is not what was asked for is an error, never a guess.
//
// The BRP has no list of persons who may count as partner: the relation
// partnerkandidaten is the spouse with the adults at the same address, worked out
// from the same lists (candidates.go).
package brp
