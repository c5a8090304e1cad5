package testidp

import (
	"crypto"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/go-jose/go-jose/v4"

	"meent.nl/meent/internal/kernel"
)

// Keys sign the tokens of the provider, and make its subjects.
type Keys struct {
	private *rsa.PrivateKey
	salt    []byte
}

const (
	keyBits   = 2048
	saltBytes = 32
	keyBlock  = "PRIVATE KEY"
	saltBlock = "MEENT SUBJECT SALT"
)

// NewKeys makes keys that last as long as the process.
func NewKeys() (Keys, error) {
	private, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		return Keys{}, err
	}
	salt := make([]byte, saltBytes)
	rand.Read(salt) // never fails, by the documentation of crypto/rand
	return Keys{private: private, salt: salt}, nil
}

// ReadKeys reads keys from a file, and makes them there when there is no file yet:
// with other keys every resident would have another subject.
func ReadKeys(path string) (Keys, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return createKeys(path)
	}
	if err != nil {
		return Keys{}, kernel.Invalidf("the keys of the test identity provider cannot be read: %w", err)
	}
	keys, err := parseKeys(text)
	if err != nil {
		return Keys{}, kernel.Invalidf("%s: %w; remove the file to make new keys", path, err)
	}
	return keys, nil
}

func parseKeys(text []byte) (Keys, error) {
	var keys Keys
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		switch block.Type {
		case keyBlock:
			parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
			private, ok := parsed.(*rsa.PrivateKey)
			if err != nil || !ok || private.N.BitLen() < keyBits {
				return Keys{}, kernel.Invalidf("the key is not RSA of at least %d bits", keyBits)
			}
			keys.private = private
		case saltBlock:
			keys.salt = block.Bytes
		}
	}
	if keys.private == nil || len(keys.salt) != saltBytes {
		return Keys{}, kernel.Invalidf("the file does not hold a key and a salt")
	}
	return keys, nil
}

func createKeys(path string) (Keys, error) {
	keys, err := NewKeys()
	if err != nil {
		return Keys{}, err
	}
	der, err := x509.MarshalPKCS8PrivateKey(keys.private)
	if err != nil {
		return Keys{}, err
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".idp-*") // made with mode 0600
	if err != nil {
		return Keys{}, kernel.Invalidf("the keys of the test identity provider cannot be stored: %w", err)
	}
	err = errors.Join(
		pem.Encode(file, &pem.Block{Type: keyBlock, Bytes: der}),
		pem.Encode(file, &pem.Block{Type: saltBlock, Bytes: keys.salt}),
		file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return Keys{}, errors.Join(kernel.Invalidf("the keys of the test identity provider cannot be stored: %w", err), os.Remove(file.Name()))
	}
	return keys, nil
}

// signer signs with PS256, which the NL GOV profile prefers over RS256.
func (k Keys) signer() (jose.Signer, error) {
	if k.private == nil {
		return nil, kernel.Invalidf("test identity provider: the keys are missing")
	}
	id, err := k.id()
	if err != nil {
		return nil, err
	}
	return jose.NewSigner(jose.SigningKey{Algorithm: jose.PS256, Key: jose.JSONWebKey{Key: k.private, KeyID: id}}, (&jose.SignerOptions{}).WithType("JWT"))
}

func (k Keys) id() (string, error) {
	thumbprint, err := (&jose.JSONWebKey{Key: k.private.Public()}).Thumbprint(crypto.SHA256)
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(thumbprint), nil
}

func (k Keys) public() (jose.JSONWebKeySet, error) {
	id, err := k.id()
	if err != nil {
		return jose.JSONWebKeySet{}, err
	}
	return jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: k.private.Public(), KeyID: id, Algorithm: string(jose.PS256), Use: "sig"}}}, nil
}

// subject is the pairwise subject of a person at a client: a keyed hash, since the
// few numbers that exist could be tried one by one.
func (k Keys) subject(client string, bsn kernel.BSN) string {
	mac := hmac.New(sha256.New, k.salt)
	mac.Write([]byte(client + "\x00" + bsn.Digits())) // a hash never fails
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// String keeps the keys out of logs.
func (k Keys) String() string   { return "Keys(masked)" }
func (k Keys) GoString() string { return k.String() }
