// Package standing keeps the outcomes of many goals, for everybody of a household, over a
// period, and works out of a fact that changes only what rests on it.
//
// Each person is an applicant of their own. Days on which nothing changes for a person
// are one stretch, proven with the ranges of package run over all days at once; for each
// stretch one program of all goals stands, with every register as it came out. A changed
// fact carries out the instructions that rest on it and stops where they come out the
// same.
//
// Invariant: what stands is what working everything out anew gives.
package standing
