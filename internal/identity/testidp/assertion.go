package testidp

import (
	"net/url"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// maxAssertion is the longest that a client assertion may last.
const maxAssertion = 10 * time.Minute

// assertionAlgorithms are those of a client assertion: RS256 or stronger.
var assertionAlgorithms = []jose.SignatureAlgorithm{jose.ES256, jose.PS256, jose.RS256}

func assertionNames() []string {
	var names []string
	for _, algorithm := range assertionAlgorithms {
		names = append(names, string(algorithm))
	}
	return names
}

// authenticate finds the client that signed the assertion of a token request
// (private_key_jwt). Each assertion works once.
func (p *Provider) authenticate(form url.Values) (Client, error) {
	if form.Get("client_assertion_type") != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" {
		return Client{}, shapeError("the client must authenticate with private_key_jwt")
	}
	assertion, err := jwt.ParseSigned(form.Get("client_assertion"), assertionAlgorithms)
	if err != nil {
		return Client{}, shapeError("the client assertion is not a JWT signed with ES256, PS256 or RS256")
	}
	var unsafe jwt.Claims
	if err := assertion.UnsafeClaimsWithoutVerification(&unsafe); err != nil {
		return Client{}, shapeError("the client assertion has claims of the wrong shape")
	}
	client, ok := p.client(unsafe.Issuer)
	if !ok || form.Get("client_id") != "" && form.Get("client_id") != client.ID {
		return Client{}, shapeError("the client is not registered")
	}
	var claims jwt.Claims
	if err := assertion.Claims(client.Keys, &claims); err != nil {
		return Client{}, shapeError("the client assertion is not signed with a key of the client")
	}
	now := p.Clock.Now()
	if err := claims.ValidateWithLeeway(jwt.Expected{Issuer: client.ID, Subject: client.ID,
		AnyAudience: jwt.Audience{p.Issuer + "/token", p.Issuer}, Time: now}, time.Minute); err != nil {
		return Client{}, shapeError("the client assertion is for another, or of another time")
	}
	if claims.Expiry == nil || claims.Expiry.Time().After(now.Add(maxAssertion-time.Minute)) {
		return Client{}, shapeError("the client assertion must expire within minutes")
	}
	if claims.ID == "" || !p.asserts.put(client.ID+"\x00"+claims.ID, struct{}{}) {
		return Client{}, shapeError("the client assertion has no jti, or was used before")
	}
	return client, nil
}
