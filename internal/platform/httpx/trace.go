package httpx

import (
	"net/http"

	"meent.nl/meent/ldv"
)

// Trace starts an action of W3C Trace Context for each exchange. A program that
// calls the API is followed in its trace; a browser always starts a new one, so
// that nobody can write into the trace of another.
func Trace(faults *Faults) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			action := ldv.NewTrace()
			if faults.IsAPI(r) {
				if caller, err := ldv.ParseTraceparent(r.Header.Get(ldv.HeaderName)); err == nil {
					action = caller.Child() // one that cannot be read starts a new trace, as the standard asks
				}
			}
			if x := exchangeOf(r.Context()); x != nil {
				x.trace = action.Trace.String()
			}
			next.ServeHTTP(w, r.WithContext(ldv.WithTrace(r.Context(), action)))
		})
	}
}
