package testidp

import (
	"encoding/json"
	"net/http"
	"strings"
)

func (p *Provider) discovery(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "public, max-age=300")
	p.json(w, r, http.StatusOK, "application/json", map[string]any{
		"issuer":                                           p.Issuer,
		"authorization_endpoint":                           p.Issuer + "/authorize",
		"token_endpoint":                                   p.Issuer + "/token",
		"userinfo_endpoint":                                p.Issuer + "/userinfo",
		"jwks_uri":                                         p.Issuer + "/jwks",
		"scopes_supported":                                 []string{"openid"},
		"response_types_supported":                         []string{"code"},
		"response_modes_supported":                         []string{"query"},
		"grant_types_supported":                            []string{"authorization_code"},
		"acr_values_supported":                             levels,
		"subject_types_supported":                          []string{"pairwise"},
		"id_token_signing_alg_values_supported":            []string{"PS256"},
		"userinfo_signing_alg_values_supported":            []string{"PS256"},
		"token_endpoint_auth_methods_supported":            []string{"private_key_jwt"},
		"token_endpoint_auth_signing_alg_values_supported": assertionNames(),
		"code_challenge_methods_supported":                 []string{"S256"},
		"claim_types_supported":                            []string{"normal"},
		"claims_supported":                                 []string{"sub", "acr", "bsn", "name"},
		"claims_parameter_supported":                       true,
		"request_parameter_supported":                      false,
		"request_uri_parameter_supported":                  false,
		"require_request_uri_registration":                 true,
		"authorization_response_iss_parameter_supported":   true,
		"ui_locales_supported":                             []string{"nl", "en"},
	})
}

func (p *Provider) jwks(w http.ResponseWriter, r *http.Request) {
	public, err := p.Config.Keys.public()
	if err != nil {
		p.Faults.Error(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=300")
	p.json(w, r, http.StatusOK, "application/jwk-set+json", public)
}

func (p *Provider) json(w http.ResponseWriter, r *http.Request, status int, contentType string, body any) {
	text, err := json.Marshal(body)
	if err != nil {
		p.Faults.Error(w, r, err)
		return
	}
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	_, _ = w.Write(text) // the asker is gone: nobody to tell
}

// refuse answers a client with an error of OAuth 2.0 (RFC 6749, section 5.2).
func (p *Provider) refuse(w http.ResponseWriter, r *http.Request, status int, code, description string) {
	p.Log.InfoContext(r.Context(), "test identity provider refused a client", "error", code, "description", description)
	w.Header().Set("Cache-Control", "no-store")
	p.json(w, r, status, "application/json", map[string]string{"error": code, "error_description": description})
}

// bearer is the access token of a request; empty without one.
func bearer(r *http.Request) string {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return token
}
