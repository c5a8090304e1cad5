// Package document reads law files: YAML documents, one per version of a
// regulation, in the order of the regulation, as docs/law-files.md describes.
//
// Load checks all files together: keys, names, types and units, what one law
// takes from or fills in for another, that versions follow each other and that
// no rule depends on itself on any date. It reports every fault with file, line
// and column. What it gives, a Set, is sound: each name in each formula has its
// Ref, and each node its type.
//
// A file is refused before it is understood when it is too large, too deep, or
// uses anchors, aliases or tags. No number passes through floating point.
package document
