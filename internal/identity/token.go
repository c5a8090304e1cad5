package identity

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
)

// hash is the SHA-256 of a token. The token has 256 random bits, so that neither
// salt nor a slow hash would add anything.
type hash [sha256.Size]byte

const tokenBytes = 32

func newToken() (string, hash) {
	var secret [tokenBytes]byte
	rand.Read(secret[:]) // never fails, by the documentation of crypto/rand
	token := base64.RawURLEncoding.EncodeToString(secret[:])
	return token, sha256.Sum256([]byte(token))
}

// tokenOf is the hash of the token in the cookie of a request. What cannot be a
// token does not reach the store.
func (s *Sessions) tokenOf(r *http.Request) (hash, bool) {
	cookie, err := r.Cookie(s.cookieName())
	if err != nil || len(cookie.Value) != base64.RawURLEncoding.EncodedLen(tokenBytes) {
		return hash{}, false
	}
	return sha256.Sum256([]byte(cookie.Value)), true
}

func (s *Sessions) cookieName() string { return SessionCookie(s.o.HTTPS) }

// SessionCookie is the name of the cookie that holds the session.
func SessionCookie(https bool) string { return CookieName("meent_session", https) }

// CookieName is a name with the prefix that binds a cookie to this host, where the
// browser lets it: __Host- needs https.
func CookieName(name string, https bool) string {
	if https {
		return "__Host-" + name
	}
	return name
}

// cookie has no Max-Age: it goes with the browser, and the store knows the limits.
func (s *Sessions) cookie(token string) *http.Cookie {
	return &http.Cookie{Name: s.cookieName(), Value: token, Path: "/", HttpOnly: true,
		Secure: s.o.HTTPS, SameSite: http.SameSiteLaxMode}
}
