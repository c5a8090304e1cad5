// Package oidc logs residents in with any OpenID Connect provider: the relying
// party of the NL GOV Assurance profile for OpenID Connect 1.0.
//
// The flow, of which each step trusts nothing from the browser but what the store
// confirms:
//
//	POST /inloggen        store a pending login (hash of state, of the browser's
//	                      cookie; nonce; PKCE verifier; way back), go to the provider
//	GET  /inloggen/terug  take the pending login out of the store, once; redeem the
//	                      code with a signed assertion of who we are; check the ID
//	                      token; fetch the signed UserInfo; find the resident by the
//	                      BSN in it; start a session; go back
//	POST /uitloggen       end the session
//	GET  /inloggen/jwks   our public keys, for the provider
//
// Invariants:
//   - Authorization code with PKCE S256, state and nonce of 256 bits, and client
//     authentication by private_key_jwt. Nothing else is spoken.
//   - ID token and UserInfo are signed with RS256 or stronger; none and symmetric
//     algorithms are refused whatever the provider says it supports.
//   - The BSN comes only as a claim of its own in UserInfo, over the back channel. A
//     subject that is a BSN is refused: sub is pairwise and says nothing.
//   - The level of assurance is at least what is configured; substantial by default.
//   - One subject of one provider is one resident for ever; another BSN under the
//     same subject is refused.
//   - Who logs in for somebody else (claim represents) is refused: Meent has no
//     mandate to check it against.
//   - A login that fails ends on a page with a reason key. What the provider says
//     never reaches the page; logs hold no claim.
package oidc
