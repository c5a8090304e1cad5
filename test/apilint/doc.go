// Package apilint holds the description of the REST API to the NLGov REST API Design
// Rules, with the official rules and the linter that they are written for.
package apilint
