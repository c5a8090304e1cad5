package httpx

import (
	"net/http"
	"strings"
)

// Headers say what the security headers allow beyond nothing.
type Headers struct {
	HTTPS       bool     // adds Strict-Transport-Security, one year
	FormActions []string // origins that forms may lead to, besides our own
	Scripts     bool     // scripts and their requests, of our own origin only
}

// SecurityHeaders sets the headers of every answer: /core/transport/security-headers
// of the NLGov API Design Rules and the policy of the pages. A handler may replace
// one for its own answer.
func SecurityHeaders(h Headers) Middleware {
	policy := h.policy("'self'")
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			header := w.Header()
			header.Set("Content-Security-Policy", policy)
			header.Set("X-Content-Type-Options", "nosniff")
			header.Set("X-Frame-Options", "DENY")
			header.Set("Referrer-Policy", "same-origin")
			header.Set("Cross-Origin-Opener-Policy", "same-origin")
			header.Set("Cross-Origin-Resource-Policy", "same-origin")
			header.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
			header.Set("Cache-Control", "no-store")
			if h.HTTPS {
				header.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
			}
			next.ServeHTTP(w, r)
		})
	}
}

func (h Headers) policy(own string) string {
	rules := []string{
		"default-src 'none'",
		"style-src " + own,
		"img-src " + own,
		"font-src " + own,
		"form-action " + strings.Join(append([]string{own}, h.FormActions...), " "),
		"frame-ancestors 'none'",
		"base-uri 'none'",
	}
	if h.Scripts {
		rules = append(rules, "script-src "+own, "connect-src "+own)
	}
	return strings.Join(rules, "; ")
}

// FormPolicy is the policy of a page of the identity provider, whose form leads
// back to the origin of a client.
func FormPolicy(origins ...string) string {
	return Headers{FormActions: origins}.policy("'self'")
}
