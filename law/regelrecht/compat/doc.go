// Package compat carries out laws of package regelrecht as upstream's engine does:
// values without a static type, null and untranslatable among them, article by article.
// docs/regelrecht.md lists where it departs from upstream, and why.
//
// Nothing panics: what cannot be carried out is an Error with its place. The work of a
// question is bounded. Any number of goroutines may ask. The tests are in package typed,
// where both engines are compared.
package compat
