package testidp

import (
	"bytes"
	"io"
	"net/http"
	"strings"
)

// Transport answers what a client in this same process asks of the provider
// without a network: the process need not know how it is reached from outside.
// Other requests go to next.
func (p *Provider) Transport(next http.RoundTripper) http.RoundTripper {
	mux := http.NewServeMux()
	p.backRoutes(mux)
	return inProcess{prefix: p.Issuer + "/", mux: mux, next: next}
}

type inProcess struct {
	prefix string
	mux    *http.ServeMux
	next   http.RoundTripper
}

func (t inProcess) RoundTrip(r *http.Request) (*http.Response, error) {
	if !strings.HasPrefix(r.URL.String(), t.prefix) {
		return t.next.RoundTrip(r)
	}
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	asked := r.Clone(r.Context())
	asked.RequestURI, asked.Host = r.URL.RequestURI(), r.URL.Host
	if asked.Body == nil {
		asked.Body = http.NoBody
	}
	defer asked.Body.Close()
	answer := &written{header: http.Header{}, status: http.StatusOK}
	t.mux.ServeHTTP(answer, asked)
	return &http.Response{
		Status: http.StatusText(answer.status), StatusCode: answer.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: answer.header, Body: io.NopCloser(&answer.body), ContentLength: int64(answer.body.Len()), Request: r,
	}, nil
}

// written is an answer in memory.
type written struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *written) Header() http.Header         { return w.header }
func (w *written) WriteHeader(status int)      { w.status = status }
func (w *written) Write(p []byte) (int, error) { return w.body.Write(p) }
