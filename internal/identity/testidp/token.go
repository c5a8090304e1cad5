package testidp

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"regexp"

	"meent.nl/meent/internal/kernel"
)

// verifierShape is RFC 7636, section 4.1.
var verifierShape = regexp.MustCompile(`^[A-Za-z0-9._~-]{43,128}$`)

// token redeems a code.
func (p *Provider) token(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		p.refuse(w, r, http.StatusBadRequest, "invalid_request", "the body is not a form")
		return
	}
	for _, values := range r.PostForm {
		if len(values) > 1 {
			p.refuse(w, r, http.StatusBadRequest, "invalid_request", "a parameter comes twice")
			return
		}
	}
	client, err := p.authenticate(r.PostForm)
	if err != nil {
		p.refuse(w, r, http.StatusUnauthorized, "invalid_client", err.Error())
		return
	}
	if r.PostForm.Get("grant_type") != "authorization_code" {
		p.refuse(w, r, http.StatusBadRequest, "unsupported_grant_type", "grant_type must be authorization_code")
		return
	}
	code := r.PostForm.Get("code")
	granted, ok := p.codes.take(code)
	if !ok {
		if access, used := p.spent.take(code); used {
			p.tokens.drop(access)
		}
		p.refuse(w, r, http.StatusBadRequest, "invalid_grant", "the code is unknown, used or older than a minute")
		return
	}
	challenge := sha256.Sum256([]byte(r.PostForm.Get("code_verifier")))
	switch {
	case granted.client != client.ID || granted.redirectURL != r.PostForm.Get("redirect_uri"):
		p.refuse(w, r, http.StatusBadRequest, "invalid_grant", "the code is of another client or address")
		return
	case !verifierShape.MatchString(r.PostForm.Get("code_verifier")),
		subtle.ConstantTimeCompare([]byte(base64.RawURLEncoding.EncodeToString(challenge[:])), []byte(granted.challenge)) != 1:
		p.refuse(w, r, http.StatusBadRequest, "invalid_grant", "code_verifier is not that of the request (PKCE)")
		return
	}
	p.giveTokens(w, r, code, granted)
}

func (p *Provider) giveTokens(w http.ResponseWriter, r *http.Request, code string, granted grant) {
	who, err := p.people.Identity(r.Context(), granted.handle)
	if err != nil {
		p.refuse(w, r, http.StatusBadRequest, "invalid_grant", "the person is not there any more")
		return
	}
	access := p.tokens.add(granted)
	p.spent.put(code, sha256.Sum256([]byte(access)))
	half := sha256.Sum256([]byte(access))
	idToken, err := p.sign(map[string]any{
		"iss": p.Issuer, "aud": granted.client, "sub": p.Config.Keys.subject(granted.client, who.BSN),
		"nonce": granted.nonce, "acr": granted.level, "auth_time": granted.at.Unix(),
		"at_hash": base64.RawURLEncoding.EncodeToString(half[:len(half)/2]),
	})
	if err != nil {
		p.Faults.Error(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	p.json(w, r, http.StatusOK, "application/json", map[string]any{
		"access_token": access, "token_type": "Bearer", "expires_in": int(tokenLasts.Seconds()), "id_token": idToken, "scope": "openid",
	})
}

// userInfo gives the claims that were asked for, signed.
func (p *Provider) userInfo(w http.ResponseWriter, r *http.Request) {
	granted, ok := p.tokens.get(bearer(r))
	if !ok {
		w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
		p.refuse(w, r, http.StatusUnauthorized, "invalid_token", "the access token is unknown or has expired")
		return
	}
	who, err := p.people.Identity(r.Context(), granted.handle)
	if err != nil {
		p.Faults.Error(w, r, err)
		return
	}
	claims := map[string]any{"iss": p.Issuer, "aud": granted.client, "sub": p.Config.Keys.subject(granted.client, who.BSN)}
	if granted.claims["bsn"] {
		claims["bsn"] = who.BSN.Digits()
	}
	if granted.claims["name"] {
		claims["name"] = who.Name
	}
	signed, err := p.sign(claims)
	if err != nil {
		p.Faults.Error(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "application/jwt")
	_, _ = w.Write([]byte(signed)) // the asker is gone: nobody to tell
}

// sign adds the times and a unique id, and signs.
func (p *Provider) sign(claims map[string]any) (string, error) {
	now := p.Clock.Now()
	claims["iat"], claims["exp"], claims["jti"] = now.Unix(), now.Add(tokenLasts).Unix(), string(kernel.NewID())
	text, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	signed, err := p.signer.Sign(text)
	if err != nil {
		return "", err
	}
	return signed.CompactSerialize()
}
