package testidp

import (
	"encoding/base64"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"time"
)

// request is an authorization request that was checked.
type request struct {
	client, redirectURL, state, nonce, challenge string
	level                                        string          // lowest that is asked; empty for any
	claims                                       map[string]bool // of UserInfo that are asked
	lang                                         string
}

// grant is a request that somebody agreed to.
type grant struct {
	request
	handle, level string
	at            time.Time
}

// refusal is an error of OAuth 2.0 or OpenID Connect for the client.
type refusal struct{ code, description string }

// maxParameter is the longest parameter that is kept, in bytes.
const maxParameter = 2048

// readTarget finds the client and where to answer it. Until both are certain no
// browser may be sent anywhere.
func (p *Provider) readTarget(query url.Values) (request, bool) {
	client, ok := p.client(only(query, "client_id"))
	redirect := only(query, "redirect_uri")
	if !ok || !slices.Contains(client.RedirectURLs, redirect) {
		return request{}, false
	}
	return request{client: client.ID, redirectURL: redirect, state: only(query, "state")}, true
}

// readRequest checks the rest of an authorization request.
func (p *Provider) readRequest(query url.Values, r request) (request, *refusal) {
	for name, values := range query {
		if len(values) > 1 || len(values[0]) > maxParameter {
			return r, &refusal{"invalid_request", "a parameter comes twice or is too long: " + known(name)}
		}
	}
	challenge, err := base64.RawURLEncoding.Strict().DecodeString(query.Get("code_challenge"))
	switch {
	case query.Has("request"):
		return r, &refusal{"request_not_supported", "request objects are not supported"}
	case query.Has("request_uri"):
		return r, &refusal{"request_uri_not_supported", "request_uri is not supported"}
	case query.Get("response_type") != "code":
		return r, &refusal{"unsupported_response_type", "response_type must be code"}
	case query.Get("response_mode") != "" && query.Get("response_mode") != "query":
		return r, &refusal{"invalid_request", "response_mode must be query"}
	case !slices.Contains(strings.Fields(query.Get("scope")), "openid"):
		return r, &refusal{"invalid_scope", "scope must hold openid"}
	case len(query.Get("state")) < minimumEntropy:
		return r, &refusal{"invalid_request", "state must have at least 128 bits"}
	case len(query.Get("nonce")) < minimumEntropy:
		return r, &refusal{"invalid_request", "nonce must have at least 128 bits"}
	case query.Get("code_challenge_method") != "S256" || err != nil || len(challenge) != 32:
		return r, &refusal{"invalid_request", "PKCE is required: code_challenge of SHA-256, with code_challenge_method S256"}
	case query.Get("prompt") == "none":
		return r, &refusal{"login_required", "there is always somebody to choose"}
	}
	r.nonce, r.challenge, r.lang = query.Get("nonce"), query.Get("code_challenge"), "nl"
	if locale, _, _ := strings.Cut(query.Get("ui_locales"), " "); locale == "en" || strings.HasPrefix(locale, "en-") {
		r.lang = "en"
	}
	if r.level, err = lowest(strings.Fields(query.Get("acr_values"))); err != nil {
		return r, &refusal{"invalid_request", err.Error()}
	}
	if r.claims, err = claimsOf(query.Get("claims")); err != nil {
		return r, &refusal{"invalid_request", err.Error()}
	}
	return r, nil
}

// minimumEntropy is 128 bits in base64url.
const minimumEntropy = 22

func only(query url.Values, name string) string {
	if values := query[name]; len(values) == 1 && len(values[0]) <= maxParameter {
		return values[0]
	}
	return ""
}

// known keeps a made-up parameter name out of answers and logs.
func known(name string) string {
	names := []string{"client_id", "redirect_uri", "response_type", "response_mode", "scope", "state", "nonce",
		"code_challenge", "code_challenge_method", "acr_values", "claims", "ui_locales", "prompt", "request", "request_uri"}
	if slices.Contains(names, name) {
		return name
	}
	return "another"
}

type shapeError string

func (e shapeError) Error() string { return string(e) }

// lowest is the lowest of the levels that are asked for.
func lowest(asked []string) (string, error) {
	if len(asked) == 0 {
		return "", nil
	}
	for _, level := range levels {
		if slices.Contains(asked, level) {
			return level, nil
		}
	}
	return "", shapeError("acr_values holds no level that is supported")
}

// claimsOf reads which claims of UserInfo are asked for (OpenID Connect Core 1.0,
// section 5.5). Nothing is given that was not asked for.
func claimsOf(text string) (map[string]bool, error) {
	claims := map[string]bool{}
	if text == "" {
		return claims, nil
	}
	var asked struct {
		UserInfo map[string]json.RawMessage `json:"userinfo"`
	}
	if err := json.Unmarshal([]byte(text), &asked); err != nil {
		return nil, shapeError("claims is not a JSON object of claims")
	}
	for name := range asked.UserInfo {
		claims[name] = true
	}
	return claims, nil
}
