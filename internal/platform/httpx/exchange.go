package httpx

import (
	"context"
	"net/http"
	"net/netip"
)

// exchange is what the outer middlewares learn from the inner ones: net/http gives
// a copy of the request to each, so that they cannot see it there.
type exchange struct {
	route   string
	trace   string
	address netip.Addr
}

type exchangeKey struct{}

func exchanges(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), exchangeKey{}, &exchange{})
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func exchangeOf(ctx context.Context) *exchange {
	x, _ := ctx.Value(exchangeKey{}).(*exchange)
	return x
}

// Route is the pattern of the mux that answers this exchange, "GET /zaken/{id}";
// empty before it is known and where nothing matches.
func Route(ctx context.Context) string {
	if x := exchangeOf(ctx); x != nil {
		return x.route
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
