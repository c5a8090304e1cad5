// Package identity says who a visitor is: it keeps which resident has which BSN,
// and the sessions of residents who are logged in.
//
// Invariants:
//   - Outside this package and the registers a person is a ResidentID, which is
//     random and says nothing; one BSN has one ResidentID for ever.
//   - A session is known by 256 random bits that only the browser has; the store
//     holds their SHA-256. A copy of the store lets nobody in.
//   - Login makes a new session and ends the one that the browser had, so that a
//     planted session is worth nothing.
//   - A session ends after Idle without a request, and after Absolute whatever
//     happens (Logius asks 15 minutes of who uses DigiD). Logging out holds at once
//     in this process, and within CacheFor in others on the same store.
//
// Nothing here is of one organisation: a resident logs in to the government. So
// the keys start with the random id, which spreads rows as an organisation would.
//
// How a resident proves who they are is in identity/oidc.
package identity
