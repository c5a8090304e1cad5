package brptest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Person is a person as the API writes one, with everything that it has.
type Person map[string]any

// Request is a request as the server saw it.
type Request struct {
	Path    string
	Header  http.Header
	Type    string
	Fields  []string
	Numbers []string
	Object  string
}

// Server answers from Persons. Use it as a test's own: it is closed with the test.
type Server struct {
	URL string

	t        testing.TB
	schema   *schema
	mu       sync.Mutex
	persons  []Person
	requests []Request
	instead  http.HandlerFunc
}

// New starts a server with persons.
func New(t testing.TB, persons ...Person) *Server {
	t.Helper()
	s := &Server{t: t, persons: persons, schema: loadSchema(t)}
	server := httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(server.Close)
	s.URL = server.URL + "/haalcentraal/api/brp"
	return s
}

// Requests is every request so far.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Instead lets another handler answer from now on; nil takes it away.
func (s *Server) Instead(h http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.instead = h
}

// Fail answers every request with a problem of the API.
func (s *Server) Fail(status int, code string, params ...string) {
	s.Instead(func(w http.ResponseWriter, _ *http.Request) { fail(w, status, code, params...) })
}

type body struct {
	Type    string   `json:"type"`
	Fields  []string `json:"fields"`
	Numbers []string `json:"burgerservicenummer"`
	Object  string   `json:"adresseerbaarObjectIdentificatie"`
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	var b body
	if err == nil {
		err = json.Unmarshal(text, &b)
	}
	s.mu.Lock()
	s.requests = append(s.requests, Request{r.URL.Path, r.Header.Clone(), b.Type, b.Fields, b.Numbers, b.Object})
	instead := s.instead
	s.mu.Unlock()
	if instead != nil {
		instead(w, r)
		return
	}
	switch {
	case !strings.HasSuffix(r.URL.Path, "/personen"):
		fail(w, http.StatusNotFound, "notFound")
	case r.Method != http.MethodPost:
		fail(w, http.StatusMethodNotAllowed, "methodNotAllowed")
	case !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json"):
		fail(w, http.StatusUnsupportedMediaType, "unsupportedMediaType")
	case err != nil:
		fail(w, http.StatusBadRequest, "paramsValidation")
	default:
		s.answer(w, b, text)
	}
}

func (s *Server) answer(w http.ResponseWriter, b body, text []byte) {
	if wrong := faults(b); len(wrong) > 0 {
		fail(w, http.StatusBadRequest, "paramsValidation", wrong...)
		return
	}
	if unknown := s.schema.unknownPaths(b.Type, b.Fields); unknown != nil {
		fail(w, http.StatusBadRequest, "paramsValidation", unknown...)
		return
	}
	s.schema.check(s.t, b.Type, text)
	found := []any{}
	for _, p := range s.persons {
		if b.Object != "" && p.lives(b.Object) || slices.Contains(b.Numbers, p.number()) {
			found = append(found, p.only(b.Fields))
		}
	}
	answer, err := json.Marshal(map[string]any{"type": b.Type, "personen": found})
	if err != nil {
		s.t.Errorf("brptest: %v", err)
		return
	}
	s.schema.check(s.t, b.Type+"Response", answer)
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	if _, err := w.Write(answer); err != nil {
		s.t.Logf("brptest: the asker has gone: %v", err)
	}
}

// faults are the parameters that the API refuses.
func faults(b body) []string {
	var wrong []string
	switch b.Type {
	case "RaadpleegMetBurgerservicenummer":
		if len(b.Numbers) < 1 || len(b.Numbers) > 20 {
			wrong = append(wrong, "burgerservicenummer")
		}
	case "ZoekMetAdresseerbaarObjectIdentificatie":
		if len(b.Object) != 16 {
			wrong = append(wrong, "adresseerbaarObjectIdentificatie")
		}
	default:
		wrong = append(wrong, "type")
	}
	if len(b.Fields) < 1 || len(b.Fields) > 130 {
		wrong = append(wrong, "fields")
	}
	return wrong
}

func fail(w http.ResponseWriter, status int, code string, params ...string) {
	problem := map[string]any{"type": "https://example.org/problem", "title": "Fout", "status": status, "code": code}
	var invalid []map[string]string
	for _, p := range params {
		invalid = append(invalid, map[string]string{"name": p, "code": "invalid", "reason": "Waarde is ongeldig."})
	}
	if invalid != nil {
		problem["invalidParams"] = invalid
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	// An asker that has gone has no use for the problem.
	_ = json.NewEncoder(w).Encode(problem)
}
