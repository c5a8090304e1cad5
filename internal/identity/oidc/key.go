package oidc

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/go-jose/go-jose/v4"

	"meent.nl/meent/internal/kernel"
)

// Key is the private key that proves who we are: ECDSA on P-256 (ES256) or RSA of
// at least 2048 bits (PS256).
type Key struct {
	signer    crypto.Signer
	algorithm jose.SignatureAlgorithm
	id        string // RFC 7638 thumbprint
}

// NewKey makes a key on P-256.
func NewKey() (Key, error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return Key{}, err
	}
	return keyOf(private)
}

// ParseKey reads a private key as PKCS #8 in PEM.
func ParseKey(text []byte) (Key, error) {
	block, _ := pem.Decode(text)
	if block == nil || block.Type != "PRIVATE KEY" {
		return Key{}, kernel.Invalidf("the key is not PEM of PKCS #8; it must begin with -----BEGIN PRIVATE KEY-----")
	}
	private, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return Key{}, kernel.Invalidf("the key is not PKCS #8") // the cause could hold bytes of it
	}
	return keyOf(private)
}

// ReadKey reads a key from a file. With create it makes one there, readable by us
// only, when there is no file yet.
func ReadKey(path string, create bool) (Key, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && create {
		return createKey(path)
	}
	if err != nil {
		return Key{}, kernel.Invalidf("the key for login cannot be read: %w", err)
	}
	key, err := ParseKey(text)
	if err != nil {
		return Key{}, kernel.Invalidf("%s: %w", path, err)
	}
	return key, nil
}

func createKey(path string) (Key, error) {
	key, err := NewKey()
	if err != nil {
		return Key{}, err
	}
	der, err := x509.MarshalPKCS8PrivateKey(key.signer)
	if err != nil {
		return Key{}, err
	}
	text := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
	if err := writeWhole(path, text); err != nil {
		return Key{}, fmt.Errorf("store the key for login: %w", err)
	}
	return key, nil
}

// writeWhole writes a file that is there wholly or not at all.
func writeWhole(path string, content []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".key-*") // made with mode 0600
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

func keyOf(private any) (Key, error) {
	var key Key
	switch private := private.(type) {
	case *ecdsa.PrivateKey:
		if private.Curve != elliptic.P256() {
			return Key{}, kernel.Invalidf("the key must be on the curve P-256")
		}
		key = Key{signer: private, algorithm: jose.ES256}
	case *rsa.PrivateKey:
		if private.N.BitLen() < 2048 {
			return Key{}, kernel.Invalidf("the RSA key has %d bits; at least 2048 are needed", private.N.BitLen())
		}
		key = Key{signer: private, algorithm: jose.PS256}
	default:
		return Key{}, kernel.Invalidf("the key must be ECDSA on P-256, or RSA")
	}
	thumbprint, err := (&jose.JSONWebKey{Key: key.signer.Public()}).Thumbprint(crypto.SHA256)
	if err != nil {
		return Key{}, err
	}
	key.id = base64.RawURLEncoding.EncodeToString(thumbprint[:sha256.Size])
	return key, nil
}

// Public is the public half, for the provider.
func (k Key) Public() jose.JSONWebKeySet {
	return jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: k.signer.Public(), KeyID: k.id, Algorithm: string(k.algorithm), Use: "sig"}}}
}

// String keeps the key out of logs.
func (k Key) String() string   { return "Key(" + k.id + ")" }
func (k Key) GoString() string { return k.String() }
