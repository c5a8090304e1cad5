// Package api is the REST API: /v1, OpenAPI 3.1, after the NLGov REST API Design
// Rules 2.2.
//
//	POST /v1/berekeningen      work out a goal on facts that the caller gives; stores nothing
//	GET  /v1/rechten[/{dienst}] what the resident has, may have, or has no right to, and why
//	GET  /v1/besluiten[/{id}]  decisions on the resident
//	GET  /v1/berichten[/{id}]  messages to the resident
//	GET  /v1/logregels         who used the resident's data, and why
//
// Invariants: everything but the first is for the resident of the session, and about
// nobody else; no BSN is in an address, a body or an error; an error is a
// problem+json (RFC 9457) that lists every fault at once and repeats no value.
package api
