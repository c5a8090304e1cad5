package httpx

import "net/http"

// Routed serves a mux, notes the route for the log, and turns the plain 404 and
// 405 of the mux itself into designed answers. Those of a handler pass unchanged.
func Routed(mux *http.ServeMux, faults *Faults) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		routed := &routedWriter{ResponseWriter: w, request: r}
		if x := exchangeOf(r.Context()); x != nil {
			x.route = func() string { return r.Pattern } // the mux writes it there first
		}
		mux.ServeHTTP(routed, r)
		switch routed.refused {
		case http.StatusNotFound:
			faults.Fault(w, r, Fault{Status: http.StatusNotFound, Key: KeyNotFound,
				Detail: "This address does not exist here. Check it for a typing error."})
		case http.StatusMethodNotAllowed:
			faults.Fault(w, r, Fault{Status: http.StatusMethodNotAllowed, Key: KeyMethodNotAllowed,
				Detail: "This address does not take " + knownMethod(r.Method) + "; it takes " + w.Header().Get("Allow") + "."})
		}
	})
}

// routedWriter holds back the answer of the mux where no pattern matches: only
// then is r.Pattern empty when the status is written.
type routedWriter struct {
	http.ResponseWriter
	request *http.Request
	refused int
	wrote   bool
}

func (w *routedWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *routedWriter) WriteHeader(status int) {
	if w.request.Pattern == "" && !w.wrote && (status == http.StatusNotFound || status == http.StatusMethodNotAllowed) {
		w.refused = status
		return
	}
	w.wrote = true
	w.ResponseWriter.WriteHeader(status)
}

func (w *routedWriter) Write(p []byte) (int, error) {
	if w.refused != 0 {
		return len(p), nil
	}
	w.wrote = true
	return w.ResponseWriter.Write(p)
}

// knownMethod keeps a made-up method out of pages and logs.
func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete,
		http.MethodOptions, http.MethodConnect, http.MethodTrace:
		return method
	}
	return "this method"
}
