// Package lawtext keeps the official texts of regulations that an installation has
// imported, so that a page can show an article as it was published.
//
// Invariants: a version of a text is there whole or not at all; importing the same
// text again changes nothing; the publication itself (BWB XML) is never replaced by a
// file that was made from it. Texts are of nobody: they are the same for every
// organisation and hold nothing of a person, so their keys have no organisation.
//
// A text belongs to a law file by the identifier of the regulation, and to a day by
// its first day: it is the newest that is not later. Where only later ones are there,
// the first of them is given, and says from when it holds.
package lawtext
