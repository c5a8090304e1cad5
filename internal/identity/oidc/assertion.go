package oidc

import (
	"crypto/rand"
	"encoding/json"
	"time"

	"github.com/go-jose/go-jose/v4"

	"meent.nl/meent/internal/kernel"
)

const (
	assertionType  = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
	assertionLasts = time.Minute
)

// assertion says to the token endpoint who we are (private_key_jwt: OpenID Connect
// Core 1.0, section 9; RFC 7523). It can be used once, for a minute.
func (k Key) assertion(clientID, audience string, now time.Time) (string, error) {
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: k.algorithm, Key: jose.JSONWebKey{Key: k.signer, KeyID: k.id}},
		(&jose.SignerOptions{}).WithType("JWT"))
	if err != nil {
		return "", kernel.Errorf(kernel.Internal, "the key for login cannot sign: %w", err)
	}
	claims, err := json.Marshal(map[string]any{
		"iss": clientID, "sub": clientID, "aud": audience, "jti": rand.Text(),
		"iat": now.Unix(), "nbf": now.Unix(), "exp": now.Add(assertionLasts).Unix(),
	})
	if err != nil {
		return "", err
	}
	signed, err := signer.Sign(claims)
	if err != nil {
		return "", kernel.Errorf(kernel.Internal, "the key for login cannot sign: %w", err)
	}
	return signed.CompactSerialize()
}
