package brp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/ldv"
)

// maxAnswer is the most bytes of an answer: 20 person lists are far smaller.
const maxAnswer = 4 << 20

const contentType = "application/json; charset=utf-8"

// Config is how to reach the API.
type Config struct {
	// URL is the address of the API without /personen.
	URL    string
	Client *http.Client // nil: a client of its own
	Clock  kernel.Clock // says who is under 18
	// Headers are sent with every request: what the gateway of the organisation
	// wants, such as x-origin-oin.
	Headers map[string]string
	// PurposeHeaders are sent for a purpose, by its id: x-doelbinding, x-verwerking.
	PurposeHeaders map[string]map[string]string
	// Authorize adds credentials; nil: none.
	Authorize func(*http.Request) error
}

// Source asks the API. It is a register.Source.
type Source struct {
	config Config
	client *http.Client
	url    string
}

var _ register.Source = (*Source)(nil)

// New checks the configuration. The address must be https, but for this machine.
func New(c Config) (*Source, error) {
	u, err := url.Parse(c.URL)
	local := err == nil && (u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1" || u.Hostname() == "::1")
	if err != nil || u.Host == "" || u.Scheme != "https" && !(local && u.Scheme == "http") || u.User != nil || u.RawQuery != "" {
		return nil, kernel.Invalidf("the address of the BRP API is https://host/path, without credentials or parameters")
	}
	if c.Clock == nil {
		return nil, kernel.Errorf(kernel.Internal, "the connector to the BRP needs a clock")
	}
	client := http.Client{}
	if c.Client != nil {
		client = *c.Client
	}
	// A redirect would send numbers of persons to another address.
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Source{config: c, client: &client, url: strings.TrimSuffix(c.URL, "/") + "/personen"}, nil
}

// Kinds of question.
const (
	byNumber  = "RaadpleegMetBurgerservicenummer"
	byAddress = "ZoekMetAdresseerbaarObjectIdentificatie"
)

// query is the body of a request.
type query struct {
	Type    string   `json:"type"`
	Fields  []string `json:"fields"`
	Numbers []string `json:"burgerservicenummer,omitempty"`
	Object  string   `json:"adresseerbaarObjectIdentificatie,omitempty"`
}

// ask sends one query and reads the persons of its answer.
func (s *Source) ask(ctx context.Context, p *catalogue.Purpose, q query) ([]persoon, error) {
	body, err := json.Marshal(q)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	if err := s.address(ctx, request, p); err != nil {
		return nil, err
	}
	response, err := s.client.Do(request)
	if err != nil {
		return nil, kernel.Errorf(kernel.Unavailable, "the BRP API cannot be reached: %w", withoutAddress(err))
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer+1))
	switch {
	case err != nil:
		return nil, kernel.Errorf(kernel.Unavailable, "the answer of the BRP API broke off: %w", withoutAddress(err))
	case len(text) > maxAnswer:
		return nil, kernel.Errorf(kernel.Unavailable, "the answer of the BRP API is larger than %d bytes", maxAnswer)
	case response.StatusCode != http.StatusOK:
		return nil, problem(response, text)
	}
	return decode(response, text, q.Type)
}

// address puts on the headers.
func (s *Source) address(ctx context.Context, r *http.Request, p *catalogue.Purpose) error {
	for name, v := range s.config.Headers {
		r.Header.Set(name, v)
	}
	if p != nil {
		for name, v := range s.config.PurposeHeaders[p.ID] {
			r.Header.Set(name, v)
		}
	}
	r.Header.Set("Content-Type", contentType)
	r.Header.Set("Accept", contentType)
	if t, ok := ldv.TraceFrom(ctx); ok {
		r.Header.Set(ldv.HeaderName, t.Traceparent())
	}
	if s.config.Authorize == nil {
		return nil
	}
	if err := s.config.Authorize(r); err != nil {
		return kernel.Errorf(kernel.Unavailable, "there are no credentials for the BRP API: %w", err)
	}
	return nil
}

// withoutAddress keeps the cause of a failure and leaves the address out, since a
// configured address may be confidential.
func withoutAddress(err error) error {
	if u := (*url.Error)(nil); errors.As(err, &u) {
		return u.Err
	}
	return err
}

func decode(response *http.Response, text []byte, wantType string) ([]persoon, error) {
	media, _, err := mime.ParseMediaType(response.Header.Get("Content-Type"))
	if err != nil || media != "application/json" {
		return nil, kernel.Errorf(kernel.Unavailable, "the BRP API answered with something else than JSON")
	}
	var answer struct {
		Type     string    `json:"type"`
		Personen []persoon `json:"personen"`
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		// The error of the decoder may repeat a value.
		return nil, kernel.Errorf(kernel.Unavailable, "the BRP API answered with JSON of another shape")
	}
	if answer.Type != wantType {
		return nil, kernel.Errorf(kernel.Unavailable, "the BRP API answered another question than %s", wantType)
	}
	return answer.Personen, nil
}
