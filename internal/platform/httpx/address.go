package httpx

import (
	"context"
	"net/http"
	"net/netip"
	"strings"
)

// ClientAddress notes the address of the visitor, for rate limits. Only a trusted
// proxy is believed about X-Forwarded-For, read from the right.
func ClientAddress(trusted ...netip.Prefix) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if x := exchangeOf(r.Context()); x != nil {
				x.address = clientAddress(r, trusted)
			}
			next.ServeHTTP(w, r)
		})
	}
}

func clientAddress(r *http.Request, trusted []netip.Prefix) netip.Addr {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	address := peer.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && isTrusted(address, trusted); i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		address = hop.Unmap()
	}
	return address
}

func isTrusted(address netip.Addr, trusted []netip.Prefix) bool {
	for _, prefix := range trusted {
		if prefix.Contains(address) {
			return true
		}
	}
	return false
}

// clientKey is one visitor for a rate limit: an IPv4 address, or the /64 that one
// IPv6 subscriber has for themselves. Empty when unknown.
func clientKey(ctx context.Context) string {
	x := exchangeOf(ctx)
	if x == nil || !x.address.IsValid() {
		return ""
	}
	if x.address.Is4() {
		return x.address.String()
	}
	prefix, err := x.address.WithZone("").Prefix(64)
	if err != nil {
		return ""
	}
	return prefix.String()
}
