// Package testidp is an OpenID Connect provider for tests and demos: anybody may
// log in as any synthetic resident. It follows the NL GOV Assurance profile for
// OpenID Connect 1.0, so that what works with it works with a real provider:
//
//	GET  {issuer}/.well-known/openid-configuration
//	GET  {issuer}/jwks
//	GET  {issuer}/authorize   choose who to be
//	POST {issuer}/kiezen      search, change language
//	POST {issuer}/inloggen    back to the client with a code, or cancelled
//	POST {issuer}/token       code, PKCE, private_key_jwt
//	GET  {issuer}/userinfo    signed
//
// Invariants:
//   - Authorization code with PKCE S256 only; the redirect address must be exactly
//     one that was registered, or no browser is sent anywhere.
//   - A code works once, for 60 seconds, for the client that asked and its verifier.
//     Shown a second time it also ends the access token that it gave.
//   - sub is pairwise and no BSN; the BSN is given only in UserInfo, only when asked
//     for by the claims parameter, and never stands in an address or in a form.
//   - Codes, tokens and requests live in memory, bounded: one process, no more.
//   - It must never be mounted where residents are real. Every page says what it is.
package testidp
