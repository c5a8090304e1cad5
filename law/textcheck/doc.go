// Package textcheck lays law files beside the official texts of the regulations that
// they are made from. It finds two things: a citation of an article, lid or onderdeel
// that the text does not have, and an article whose text changed while its rules did
// not.
//
// What always holds:
//
//   - every version of a text that is in force while a version of a law file is, counts
//     for that law file; of two versions on one day the publication itself goes before
//     a file that was made from it;
//   - nothing is found where there is no text: a law without one is listed as not
//     checked, and so are lidless texts and names of regulations that are not known;
//   - a change of text is answered by a change of a rule of that article, by
//     parameters of that article that hold exactly the new numbers, or by
//     text_reviewed with a reason in the law file. Nothing else silences it.
//
// A text is taken to be whole: an article that a file leaves out is one that the
// regulation does not have.
package textcheck
