package api

import (
	"net/http"
	"strings"

	"meent.nl/meent/internal/platform/httpx"
)

// versionHeader tells the full version on every answer (/core/version-header).
const versionHeader = "API-Version"

// answers serves the operations. What is no operation gets a problem+json, and OPTIONS
// gets the methods that an address takes.
func answers(operations *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set(versionHeader, Version)
		if _, pattern := operations.Handler(r); pattern != "" {
			operations.ServeHTTP(w, r)
			return
		}
		allowed := methods(operations, r)
		switch {
		case len(allowed) == 0:
			httpx.WriteProblem(w, r, httpx.Problem{Status: http.StatusNotFound,
				Detail: "There is no such address in this API. " + descriptionPath + " lists what there is."})
		case r.Method == http.MethodOptions:
			w.Header().Set("Allow", strings.Join(allowed, ", "))
			w.WriteHeader(http.StatusNoContent)
		default:
			w.Header().Set("Allow", strings.Join(allowed, ", "))
			httpx.WriteProblem(w, r, httpx.Problem{Status: http.StatusMethodNotAllowed,
				Detail: "This address takes " + strings.Join(allowed, ", ") + "."})
		}
	})
}

// methods are those that the address of r takes; none when there is no such address.
func methods(operations *http.ServeMux, r *http.Request) []string {
	var allowed []string
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		other := r.Clone(r.Context())
		other.Method = method
		if _, pattern := operations.Handler(other); pattern != "" {
			allowed = append(allowed, method)
		}
	}
	if allowed != nil {
		allowed = append(allowed, http.MethodOptions)
	}
	return allowed
}
