// Package statute reads the official text of a regulation, finds the clauses that a
// citation names in it, and tells two versions of it apart.
//
// It reads what wetten.overheid.nl publishes (BWB XML, "toestand") and YAML files with
// a text per article, as the ministry of the interior keeps them in its corpus. Both
// become one Text: articles, with leden, onderdelen and alinea's.
//
// What always holds:
//
//   - a file is hostile until it was read: sizes, depth and counts are bounded, no
//     entity is declared or fetched, and nothing panics;
//   - every error is a Fault that names the file and the line;
//   - white space says nothing: a text reads the same from either kind of file;
//   - what is not known is not said to be missing: an article whose leden could not be
//     told apart (Whole) has none of which one can say that it is not there.
//
// The package knows no database, no clock and no law file.
package statute
