package httpx

import (
	"encoding/json"
	"net/http"
)

// Problem is an answer of RFC 9457, as the NLGov REST API Design Rules ask for it
// (/core/error-handling/problem-details): status, title and detail always. The tags
// describe it in the OpenAPI document.
type Problem struct {
	Status int    `json:"status" doc:"HTTP-statuscode" example:"400"`
	Title  string `json:"title" doc:"Wat er is, in het kort"`
	Detail string `json:"detail" doc:"Wat er is en wat u kunt doen"`
	// Kind is the key of the fault, for a program to branch on.
	Kind string `json:"kind,omitempty" doc:"Welke soort fout, voor een programma" example:"invalid"`
	// TraceID finds this exchange in the logs of everyone who took part.
	TraceID string `json:"traceId,omitempty" doc:"Het kenmerk van deze uitwisseling in de logboeken"`
	// Errors are all faults of the input at once (/core/error-handling/all-errors).
	Errors []ProblemError `json:"errors,omitempty" doc:"Elke fout in de invoer"`
}

// ProblemError is one fault of the input. It never repeats the value.
type ProblemError struct {
	In     string `json:"in" enum:"body,query,path,header" doc:"In welk deel van de vraag"`
	Name   string `json:"name" doc:"Welke parameter, of een JSON-pointer in de body"`
	Detail string `json:"detail" doc:"Wat daar fout is"`
}

// Error makes a problem an error that a handler of the API can give.
func (p *Problem) Error() string { return p.Detail }

// GetStatus is the status that it is answered with.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of every problem, whatever the caller likes best.
func (p *Problem) ContentType(string) string { return problemType }

const problemType = "application/problem+json"

// ProblemOf is a fault as a problem.
func ProblemOf(f Fault) Problem {
	p := Problem{Status: f.Status, Detail: f.Detail, Kind: f.Key}
	p.complete()
	return p
}

// complete fills in what follows from the status, and makes it that of a fault.
func (p *Problem) complete() {
	if p.Status < 400 || p.Status > 599 {
		p.Status = http.StatusInternalServerError
	}
	if p.Title == "" {
		p.Title = http.StatusText(p.Status)
	}
	if p.Detail == "" {
		p.Detail = p.Title
	}
	if p.Kind == "" {
		p.Kind = KeyOf(p.Status)
	}
}

// WriteProblem answers with a problem; it fills in the title, the kind and the trace
// where they are missing.
func WriteProblem(w http.ResponseWriter, r *http.Request, p Problem) {
	p.complete()
	if p.TraceID == "" {
		p.TraceID = TraceID(r.Context())
	}
	body, err := json.Marshal(p)
	if err != nil { // strings and numbers only: cannot happen
		panic("httpx: a problem does not marshal")
	}
	w.Header().Set("Content-Type", problemType)
	w.WriteHeader(p.Status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the visitor is gone: nobody to tell
	}
}
