package httpx

import (
	"net/http"

	"meent.nl/meent/internal/kernel"
)

// SameOrigin refuses a request of a browser that changes something and comes from
// another site. The package comment says why this and a SameSite cookie suffice.
func SameOrigin(faults *Faults, trusted ...string) (Middleware, error) {
	protection := http.NewCrossOriginProtection()
	for _, origin := range trusted {
		if err := protection.AddTrustedOrigin(origin); err != nil {
			return nil, kernel.Invalidf("trusted origin %q is not scheme://host[:port]", origin)
		}
	}
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		faults.Fault(w, r, Fault{Status: http.StatusForbidden, Key: KeyCrossSite,
			Detail: "This form was sent from another website, and is refused. Open the page here and send it again."})
	}))
	return protection.Handler, nil
}
