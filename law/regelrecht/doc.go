// Package regelrecht reads laws in the format of RegelRecht (Ministry of the Interior
// and Kingdom Relations), versions 0.5.0 to 0.6.0, as docs/regelrecht.md describes.
//
// A file says its version in $schema; each version has a front that reads it into one
// model. Reading is strict: a key, an operation or a type that the version does not
// have is a document.Fault with its place and its article. What is read, a Library, has
// no malformed rule. Package typed compiles it into the program of package program;
// package compat carries it out as upstream does.
package regelrecht
