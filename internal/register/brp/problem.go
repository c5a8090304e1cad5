package brp

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"meent.nl/meent/internal/kernel"
)

// Problem is what the API has against a request. It holds codes and names of
// parameters; never a reason or a detail, which may repeat a value.
type Problem struct {
	Status int
	Code   string
	Params []Param
}

// Param is a parameter that the API refused.
type Param struct{ Name, Code string }

func (p *Problem) Error() string {
	text := fmt.Sprintf("the BRP API answered %d", p.Status)
	if p.Code != "" {
		text += " " + p.Code
	}
	for i, param := range p.Params {
		separator := ", "
		if i == 0 {
			separator = ": "
		}
		text += separator + param.Name + " (" + param.Code + ")"
	}
	return text
}

var (
	codeForm  = regexp.MustCompile(`^[a-zA-Z0-9]{1,25}$`)
	paramForm = regexp.MustCompile(`^[a-zA-Z0-9._\[\]]{1,40}$`)
	longDigit = regexp.MustCompile(`[0-9]{6,}`)
)

// maxParams is how many parameters a Problem repeats.
const maxParams = 20

// safe keeps text of a form, unless a number of a person may be in it.
func safe(text string, form *regexp.Regexp) string {
	if !form.MatchString(text) || longDigit.MatchString(text) {
		return "?"
	}
	return text
}

// problem reads an answer that is not 200. A body that is no problem+json is left
// out.
func problem(response *http.Response, body []byte) error {
	p := &Problem{Status: response.StatusCode}
	var got struct {
		Code          string
		InvalidParams []struct{ Name, Code string }
	}
	if strings.HasPrefix(response.Header.Get("Content-Type"), "application/problem+json") && json.Unmarshal(body, &got) == nil {
		if got.Code != "" {
			p.Code = safe(got.Code, codeForm)
		}
		for i, param := range got.InvalidParams {
			if i == maxParams {
				break
			}
			p.Params = append(p.Params, Param{Name: safe(param.Name, paramForm), Code: safe(param.Code, codeForm)})
		}
	}
	return kernel.Errorf(kindOf(p.Status), "%s: %w", remedy(p.Status), p)
}

func kindOf(status int) kernel.ErrorKind {
	switch status {
	case http.StatusBadRequest, http.StatusNotAcceptable, http.StatusUnsupportedMediaType:
		return kernel.Internal
	case http.StatusUnauthorized, http.StatusForbidden:
		return kernel.Forbidden
	case http.StatusTooManyRequests:
		return kernel.TooMany
	}
	return kernel.Unavailable
}

func remedy(status int) string {
	switch status {
	case http.StatusBadRequest:
		return "compare the paths of the fields in the catalogue with the API"
	case http.StatusUnauthorized:
		return "check the credentials for the BRP API"
	case http.StatusForbidden:
		return "check the authorisation for these fields, and the headers of the purpose"
	case http.StatusTooManyRequests:
		return "the BRP API asks to wait"
	}
	return "try again later"
}
