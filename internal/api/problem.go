package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"meent.nl/meent/internal/platform/httpx"
	"meent.nl/meent/internal/platform/obs"
)

// newProblem is the problem of an error. Input that breaks the schema is a 400
// (/core/error-handling/invalid-input). Values that the caller sent are left out,
// since they may be a person's.
func newProblem(status int, message string, causes ...error) huma.StatusError {
	if status == http.StatusUnprocessableEntity {
		status = http.StatusBadRequest
	}
	p := httpx.ProblemOf(httpx.Fault{Status: status, Key: httpx.KeyOf(status), Detail: obs.Mask(message)})
	for _, cause := range causes {
		var detailed huma.ErrorDetailer
		if errors.As(cause, &detailed) {
			d := detailed.ErrorDetail()
			p.Errors = append(p.Errors, masked(place(d.Location), d.Message))
		} else if cause != nil {
			p.Errors = append(p.Errors, masked(httpx.ProblemError{In: "body"}, cause.Error()))
		}
	}
	return &p
}

// tracedProblem is newProblem with the trace of the exchange.
func tracedProblem(c huma.Context, status int, message string, causes ...error) huma.StatusError {
	return traced(c.Context(), newProblem(status, message, causes...))
}

func traced(ctx context.Context, err huma.StatusError) huma.StatusError {
	var p *httpx.Problem
	if errors.As(err, &p) {
		p.TraceID = httpx.TraceID(ctx)
	}
	return err
}

// wrong is a 400 with every fault of the input.
func wrong(ctx context.Context, message string, faults ...httpx.ProblemError) error {
	p := httpx.ProblemOf(httpx.Fault{Status: http.StatusBadRequest, Key: httpx.KeyInvalid, Detail: obs.Mask(message)})
	for _, f := range faults {
		p.Errors = append(p.Errors, masked(f, f.Detail))
	}
	return traced(ctx, &p)
}

func masked(f httpx.ProblemError, detail string) httpx.ProblemError {
	f.Name, f.Detail = obs.Mask(f.Name), obs.Mask(detail)
	return f
}

// place parts "body.feiten.inkomen" into the body and /feiten/inkomen, and
// "query.aantal" into the query and aantal.
func place(location string) httpx.ProblemError {
	in, name, _ := strings.Cut(location, ".")
	if in == "body" && name != "" {
		name = pointer(strings.Split(strings.NewReplacer("[", ".", "]", "").Replace(name), ".")...)
	}
	return httpx.ProblemError{In: in, Name: name}
}

// pointer is a JSON pointer (RFC 6901) to what lies along names.
func pointer(names ...string) string {
	var b strings.Builder
	for _, name := range names {
		b.WriteString("/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name))
	}
	return b.String()
}

// failed is the problem of an error from inside. What is ours to repair is logged,
// and its text stays here.
func failed(ctx context.Context, err error) error {
	fault := httpx.FaultOf(err)
	if fault.Status >= http.StatusInternalServerError {
		slog.ErrorContext(ctx, "an API request failed", "error", obs.Mask(err.Error()),
			"route", httpx.Route(ctx), "trace", httpx.TraceID(ctx))
	}
	p := httpx.ProblemOf(fault)
	return traced(ctx, &p)
}
