package httpx

import (
	"log/slog"
	"net/http"
	"net/netip"

	"meent.nl/meent/internal/kernel"
)

// Middleware wraps a handler.
type Middleware func(http.Handler) http.Handler

// Chain wraps a handler; the first middleware is the outermost.
func Chain(h http.Handler, wraps ...Middleware) http.Handler {
	for i := len(wraps) - 1; i >= 0; i-- {
		h = wraps[i](h)
	}
	return h
}

// Options say how Handler wraps a mux.
type Options struct {
	Faults *Faults
	Log    *slog.Logger // access log
	Clock  kernel.Clock
	// Observe counts exchanges; nil: nobody does.
	Observe Observe
	// HTTPS says that visitors reach us over https, also behind a proxy.
	HTTPS bool
	// FormActions are further origins that a form may lead to: that of an external
	// identity provider, "https://inloggen.example".
	FormActions []string
	// Scripts allows scripts of our own origin.
	Scripts bool
	// TrustedOrigins may post to us from a browser, besides our own origin.
	TrustedOrigins []string
	// TrustedProxies may tell the address of the visitor in X-Forwarded-For.
	TrustedProxies []netip.Prefix
	// MaxBody is the limit of a request body in bytes; 0 is 1 MiB.
	MaxBody int64
	// Inner wraps the mux inside all of the rest: who is the visitor, for instance.
	Inner []Middleware
}

// DefaultMaxBody is the limit of a request body: 1 MiB.
const DefaultMaxBody = 1 << 20

// Handler wraps a mux in everything that every exchange needs. Its error names
// the option that is wrong.
func Handler(mux *http.ServeMux, o Options) (http.Handler, error) {
	origin, err := SameOrigin(o.Faults, o.TrustedOrigins...)
	if err != nil {
		return nil, err
	}
	if o.MaxBody == 0 {
		o.MaxBody = DefaultMaxBody
	}
	return Chain(Chain(Routed(mux, o.Faults), o.Inner...),
		exchanges(mux),
		AccessLog(o.Log, o.Clock, o.Observe),
		Trace(o.Faults),
		SecurityHeaders(Headers{HTTPS: o.HTTPS, FormActions: o.FormActions, Scripts: o.Scripts}),
		Compress,
		Recover(o.Faults, o.Log),
		ClientAddress(o.TrustedProxies...),
		RefuseBSN(o.Faults),
		LimitBody(o.Faults, o.MaxBody),
		origin,
	), nil
}
