package httpx

import (
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/obs"
)

// Fault is what goes to the visitor when a request cannot be answered.
type Fault struct {
	Status int    // HTTP status, which the page writes
	Key    string // which page: one of the Key constants
	Detail string // English, safe to show, may be empty; what is wrong and what to do
	// RetryAfter is how long to wait before another attempt; 0 says nothing.
	RetryAfter time.Duration
}

// Keys of faults. A page has words for each.
const (
	KeyInvalid          = "invalid"            // 400
	KeyBSNInAddress     = "bsn-in-address"     // 400
	KeyUnauthenticated  = "unauthenticated"    // 401
	KeyForbidden        = "forbidden"          // 403
	KeyCrossSite        = "cross-site"         // 403
	KeyNotFound         = "not-found"          // 404
	KeyMethodNotAllowed = "method-not-allowed" // 405
	KeyConflict         = "conflict"           // 409
	KeyTooLarge         = "too-large"          // 413
	KeyTooMany          = "too-many"           // 429
	KeyInternal         = "internal"           // 500
	KeyUnavailable      = "unavailable"        // 503
)

// Keys lists every key of a fault, for a test that each has its words.
func Keys() []string {
	return []string{KeyInvalid, KeyBSNInAddress, KeyUnauthenticated, KeyForbidden, KeyCrossSite, KeyNotFound,
		KeyMethodNotAllowed, KeyConflict, KeyTooLarge, KeyTooMany, KeyInternal, KeyUnavailable}
}

// KeyOf is the key of a fault of which only the status is known.
func KeyOf(status int) string {
	switch status {
	case http.StatusUnauthorized:
		return KeyUnauthenticated
	case http.StatusForbidden:
		return KeyForbidden
	case http.StatusNotFound:
		return KeyNotFound
	case http.StatusMethodNotAllowed:
		return KeyMethodNotAllowed
	case http.StatusConflict:
		return KeyConflict
	case http.StatusRequestEntityTooLarge:
		return KeyTooLarge
	case http.StatusTooManyRequests:
		return KeyTooMany
	case http.StatusServiceUnavailable:
		return KeyUnavailable
	}
	if status >= http.StatusInternalServerError {
		return KeyInternal
	}
	return KeyInvalid
}

// Pages shows a fault as a designed page: status, headers and body. The portal
// satisfies it. It may be called for a visitor who is not logged in.
type Pages interface {
	Fault(w http.ResponseWriter, r *http.Request, f Fault)
}

// FaultOf is the fault of an error: its kind decides, and the text of an internal
// error or of a source that does not answer is left out.
func FaultOf(err error) Fault {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return Fault{Status: http.StatusRequestEntityTooLarge, Key: KeyTooLarge,
			Detail: "This form is larger than " + strconv.FormatInt(large.Limit>>10, 10) + " KiB. Send less at a time."}
	}
	switch kernel.KindOf(err) {
	case kernel.Invalid:
		return Fault{Status: http.StatusBadRequest, Key: KeyInvalid, Detail: shown(err)}
	case kernel.Unauthenticated:
		return Fault{Status: http.StatusUnauthorized, Key: KeyUnauthenticated, Detail: shown(err)}
	case kernel.Forbidden:
		return Fault{Status: http.StatusForbidden, Key: KeyForbidden, Detail: shown(err)}
	case kernel.NotFound:
		return Fault{Status: http.StatusNotFound, Key: KeyNotFound, Detail: shown(err)}
	case kernel.Conflict:
		return Fault{Status: http.StatusConflict, Key: KeyConflict, Detail: shown(err)}
	case kernel.TooLarge:
		return Fault{Status: http.StatusRequestEntityTooLarge, Key: KeyTooLarge, Detail: shown(err)}
	case kernel.TooMany:
		return Fault{Status: http.StatusTooManyRequests, Key: KeyTooMany, Detail: shown(err)}
	case kernel.Unavailable:
		return Fault{Status: http.StatusServiceUnavailable, Key: KeyUnavailable,
			Detail: "A source or the store does not answer now. Try again in a few minutes.", RetryAfter: time.Minute}
	default:
		return Fault{Status: http.StatusInternalServerError, Key: KeyInternal,
			Detail: "Something went wrong on our side. Try again later."}
	}
}

// shown is the text of an error without its cause, which may name inner parts.
func shown(err error) string {
	var plain *kernel.Error
	if errors.As(err, &plain) {
		return obs.Mask(plain.Text)
	}
	return obs.Mask(err.Error())
}

// Faults answers a request that failed: with problem+json where the API is asked,
// with a page elsewhere.
type Faults struct {
	pages Pages
	log   *slog.Logger
	api   []string
}

// NewFaults makes the answerer; a path that starts with one of apiPrefixes
// ("/v1/") gets problem+json.
func NewFaults(pages Pages, log *slog.Logger, apiPrefixes ...string) *Faults {
	return &Faults{pages: pages, log: log, api: apiPrefixes}
}

// IsAPI says whether the answer to r is for a program.
func (f *Faults) IsAPI(r *http.Request) bool {
	for _, prefix := range f.api {
		if strings.HasPrefix(r.URL.Path, prefix) {
			return true
		}
	}
	accept := r.Header.Get("Accept")
	return strings.Contains(accept, "json") && !strings.Contains(accept, "text/html")
}

// Error answers with the fault of err, and logs what is ours to repair.
func (f *Faults) Error(w http.ResponseWriter, r *http.Request, err error) {
	fault := FaultOf(err)
	if fault.Status >= http.StatusInternalServerError && r.Context().Err() == nil {
		f.log.ErrorContext(r.Context(), "request failed", "error", obs.Mask(err.Error()),
			"route", Route(r.Context()), "trace", TraceID(r.Context()))
	}
	f.Fault(w, r, fault)
}

// Fault answers with a fault.
func (f *Faults) Fault(w http.ResponseWriter, r *http.Request, fault Fault) {
	if fault.RetryAfter > 0 {
		seconds := int64((fault.RetryAfter + time.Second - 1) / time.Second)
		w.Header().Set("Retry-After", strconv.FormatInt(seconds, 10))
	}
	// An earlier part may have described the answer that is now not given.
	for _, name := range []string{"Content-Length", "Content-Encoding", "Content-Disposition", "ETag", "Last-Modified"} {
		w.Header().Del(name)
	}
	w.Header().Set("Cache-Control", "no-store")
	if f.IsAPI(r) {
		WriteProblem(w, r, ProblemOf(fault))
		return
	}
	f.pages.Fault(w, r, fault)
}
