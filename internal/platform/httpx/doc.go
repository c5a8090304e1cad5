// Package httpx is the ground under every face of Meent: it turns errors into
// designed pages or problem+json, and wraps a mux in what each exchange needs.
//
// Handler puts these around a mux, from the outside in: exchange (route and
// status for the log), access log, trace, security headers, compression,
// recovery, client address, BSN in the address, size of the body, origin.
//
// Invariants:
//   - What is logged of a request is its method, route pattern, status, size and
//     duration. Never its path, query, body or address of a person.
//   - A request whose address holds a BSN is refused before any handler sees it.
//   - The text of an internal error stays inside.
//   - An answer is not stored by any cache unless a handler says otherwise; only
//     Assets does.
//   - No handler reads more than the limit of a body.
//
// Why no form token: a request that changes something must be a POST, and two
// independent locks refuse one from another site. The session cookie is
// SameSite=Lax, so a browser does not send it with a cross-site POST; and
// http.CrossOriginProtection refuses what Sec-Fetch-Site or Origin shows to come
// from elsewhere, for browsers of 2020 and later. A token in each form would add
// a third lock with state, and a secret in compressed pages (BREACH).
package httpx
