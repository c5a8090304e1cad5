// Package brptest is a server that speaks the API "BRP personen bevragen" over a
// handful of fictitious persons, for tests. It gives only the paths that were asked
// for, refuses what the API refuses, and remembers every request.
//
// It checks requests and answers against the OpenAPI document of the API where that
// is on this machine (../shared/data/brp beside the repository).
package brptest
