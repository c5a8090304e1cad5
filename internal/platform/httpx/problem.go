package httpx

import (
	"encoding/json"
	"net/http"
)

// Problem is an answer of RFC 9457, as the NLGov REST API Design Rules ask for it
// (/core/error-handling/problem-details): status, title and detail always.
type Problem struct {
	Status int    `json:"status"`
	Title  string `json:"title"`
	Detail string `json:"detail"`
	// Kind is the key of the fault, for a program to branch on.
	Kind string `json:"kind,omitempty"`
	// TraceID finds this exchange in the logs of everyone who took part.
	TraceID string `json:"traceId,omitempty"`
	// Errors are all faults of the input at once (/core/error-handling/all-errors).
	Errors []ProblemError `json:"errors,omitempty"`
}

// ProblemError is one fault of the input. It never repeats the value.
type ProblemError struct {
	In     string `json:"in"`   // body, query, path or header
	Name   string `json:"name"` // parameter, or JSON pointer into the body
	Detail string `json:"detail"`
}

// ProblemOf is a fault as a problem.
func ProblemOf(f Fault) Problem {
	p := Problem{Status: f.Status, Title: http.StatusText(f.Status), Detail: f.Detail, Kind: f.Key}
	if p.Detail == "" {
		p.Detail = p.Title
	}
	return p
}

// WriteProblem answers with a problem; it fills in the title and the trace where
// they are missing.
func WriteProblem(w http.ResponseWriter, r *http.Request, p Problem) {
	if p.Status < 400 || p.Status > 599 {
		p.Status = http.StatusInternalServerError
	}
	if p.Title == "" {
		p.Title = http.StatusText(p.Status)
	}
	if p.TraceID == "" {
		p.TraceID = TraceID(r.Context())
	}
	body, err := json.Marshal(p)
	if err != nil { // strings and numbers only: cannot happen
		panic("httpx: a problem does not marshal")
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the visitor is gone: nobody to tell
	}
}
