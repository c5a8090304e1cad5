package identity

import (
	"context"
	"net/http"
	"net/url"
)

// Load notes who sent a request, for FromContext. Nobody is refused; a store that
// does not answer is a fault, not a visitor without a session.
func (s *Sessions) Load(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r, ok := s.identify(w, r); ok {
			next.ServeHTTP(w, r)
		}
	})
}

// Require sends who is not logged in to the login page, with the way back when
// that can be had by a GET: /inloggen?terug=/zaken, and reden=verlopen when their
// session ended.
func (s *Sessions) Require(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r, ok := s.identify(w, r)
		if !ok {
			return
		}
		v, _ := r.Context().Value(visitorKey{}).(visitor)
		if v.known {
			next.ServeHTTP(w, r)
			return
		}
		query := url.Values{}
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			if back := SafeReturn(r.URL.RequestURI()); back != "" {
				query.Set("terug", back)
			}
		}
		if v.ended {
			query.Set("reden", "verlopen")
		}
		to := s.o.Login
		if len(query) > 0 {
			to += "?" + query.Encode()
		}
		http.Redirect(w, r, to, http.StatusSeeOther)
	})
}

// identify puts the visitor in the context once.
func (s *Sessions) identify(w http.ResponseWriter, r *http.Request) (*http.Request, bool) {
	if _, done := r.Context().Value(visitorKey{}).(visitor); done {
		return r, true
	}
	v, err := s.lookup(r.Context(), r)
	if err != nil {
		s.faults.Error(w, r, err)
		return r, false
	}
	return r.WithContext(context.WithValue(r.Context(), visitorKey{}, v)), true
}
