package oidc

import (
	"errors"
	"net/http"
)

// Reasons why a login failed. A page has words for each: what happened, what to
// do, and the telephone number.
const (
	ReasonCancelled      = "cancelled"            // the resident stopped at the provider
	ReasonExpired        = "expired"              // too long ago, used before, or not started here
	ReasonBrowser        = "browser"              // another browser started it, or it keeps no cookies
	ReasonProviderAway   = "provider-unavailable" // the provider does not answer
	ReasonProviderError  = "provider-error"       // the provider refused, or answered nonsense
	ReasonTokenInvalid   = "token-invalid"        // what the provider says cannot be trusted
	ReasonLevelTooLow    = "level-too-low"        // logged in, but not surely enough
	ReasonRepresentation = "representation"       // logged in for somebody else
	ReasonNoBSN          = "no-bsn"               // the provider knows no BSN of this person
	ReasonAccountChanged = "account-changed"      // the same account now has another BSN
	ReasonTooMany        = "too-many"             // too many logins of this account in a short time
	ReasonInternal       = "internal"             // our fault
)

// Reasons lists every reason, for a test that each has its words.
func Reasons() []string {
	return []string{ReasonCancelled, ReasonExpired, ReasonBrowser, ReasonProviderAway, ReasonProviderError,
		ReasonTokenInvalid, ReasonLevelTooLow, ReasonRepresentation, ReasonNoBSN, ReasonAccountChanged,
		ReasonTooMany, ReasonInternal}
}

// Status is the HTTP status that the page of a reason writes.
func Status(reason string) int {
	switch reason {
	case ReasonCancelled, ReasonExpired, ReasonBrowser:
		return http.StatusBadRequest
	case ReasonLevelTooLow, ReasonRepresentation, ReasonNoBSN, ReasonAccountChanged:
		return http.StatusForbidden
	case ReasonProviderAway:
		return http.StatusServiceUnavailable
	case ReasonProviderError, ReasonTokenInvalid:
		return http.StatusBadGateway
	case ReasonTooMany:
		return http.StatusTooManyRequests
	}
	return http.StatusInternalServerError
}

// Pages shows that a login failed. The portal satisfies it; it writes Status(reason).
type Pages interface {
	LoginFailed(w http.ResponseWriter, r *http.Request, reason string)
}

// failure is an error with the reason that the resident gets.
type failure struct {
	reason string
	cause  error
}

func (f *failure) Error() string { return "login failed (" + f.reason + "): " + f.cause.Error() }
func (f *failure) Unwrap() error { return f.cause }

func fail(reason string, cause error) error { return &failure{reason: reason, cause: cause} }

func reasonOf(err error) string {
	var f *failure
	if errors.As(err, &f) {
		return f.reason
	}
	return ReasonInternal
}
