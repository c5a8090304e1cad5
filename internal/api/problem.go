package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"meent.nl/meent/internal/platform/httpx"
)

// Problem is an error as the Design Rules want it (/core/error-handling/problem-details).
type Problem struct {
	Status int            `json:"status" doc:"HTTP-statuscode" example:"400"`
	Title  string         `json:"title" doc:"Wat er is, in het kort"`
	Detail string         `json:"detail" doc:"Wat er is en wat u kunt doen"`
	Errors []ProblemFault `json:"errors,omitempty" doc:"Elke fout in de invoer"`
}

// ProblemFault is one fault in the input; it never repeats the value.
type ProblemFault struct {
	In     string `json:"in" enum:"body,query,path,header" doc:"In welk deel van de vraag"`
	Name   string `json:"name" doc:"Welke parameter, of een JSON-pointer in de body"`
	Detail string `json:"detail" doc:"Wat daar fout is"`
}

func (p *Problem) Error() string             { return p.Detail }
func (p *Problem) GetStatus() int            { return p.Status }
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// newProblem makes the problem of an error. Input that breaks the schema is a 400
// (/core/error-handling/invalid-input). Values that the caller sent are left out,
// since they may be a person's.
func newProblem(status int, message string, causes ...error) huma.StatusError {
	if status == http.StatusUnprocessableEntity {
		status = http.StatusBadRequest
	}
	p := &Problem{Status: status, Title: http.StatusText(status), Detail: httpx.MaskBSN(message)}
	for _, cause := range causes {
		var detailed huma.ErrorDetailer
		if errors.As(cause, &detailed) {
			d := detailed.ErrorDetail()
			in, name := place(d.Location)
			p.Errors = append(p.Errors, ProblemFault{In: in, Name: name, Detail: httpx.MaskBSN(d.Message)})
		} else if cause != nil {
			p.Errors = append(p.Errors, ProblemFault{In: "body", Detail: httpx.MaskBSN(cause.Error())})
		}
	}
	return p
}

// place parts "body.feiten.inkomen" into the body and /feiten/inkomen, and
// "query.aantal" into the query and aantal.
func place(location string) (in, name string) {
	in, name, _ = strings.Cut(location, ".")
	if in == "body" && name != "" {
		name = "/" + strings.NewReplacer(".", "/", "[", "/", "]", "").Replace(name)
	}
	return in, httpx.MaskBSN(name)
}

// failed is the problem of an error from inside. What is ours to repair is logged,
// and its text stays here.
func failed(ctx context.Context, err error) error {
	fault := httpx.FaultOf(err)
	if fault.Status >= http.StatusInternalServerError {
		slog.ErrorContext(ctx, "an API request failed", "error", httpx.MaskBSN(err.Error()), "trace", httpx.TraceID(ctx))
	}
	return newProblem(fault.Status, fault.Detail)
}
