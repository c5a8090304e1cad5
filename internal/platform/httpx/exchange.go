package httpx

import (
	"context"
	"net/http"
	"net/netip"
)

// exchange is what the outer middlewares learn from the inner ones: net/http gives
// a copy of the request to each, so that they cannot see it there.
type exchange struct {
	route   func() string // the pattern of the mux that it is for
	trace   string
	address netip.Addr
}

type exchangeKey struct{}

// exchanges also tells the route of what does not get as far as the mux.
func exchanges(mux *http.ServeMux) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			x := &exchange{route: func() string { _, pattern := mux.Handler(r); return pattern }}
			next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), exchangeKey{}, x)))
		})
	}
}

func exchangeOf(ctx context.Context) *exchange {
	x, _ := ctx.Value(exchangeKey{}).(*exchange)
	return x
}

// Route is the pattern of the mux that answers this exchange, "GET /zaken/{id}"; empty
// where nothing matches.
func Route(ctx context.Context) string {
	if x := exchangeOf(ctx); x != nil {
		return x.route()
	}
	return ""
}

// TraceID is the trace of this exchange in 32 hexadecimal digits; empty without.
func TraceID(ctx context.Context) string {
	if x := exchangeOf(ctx); x != nil {
		return x.trace
	}
	return ""
}
