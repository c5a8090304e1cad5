// Package page lays a law out as people read it: articles, plain text, rules in words,
// amounts with their history, what it takes from and gives to other laws, and what
// changed between two dates. It decides nothing: all it says is in the law files.
package page
