package oidc

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/internal/kernel"
)

func TestKeyIsMadeOnceAndReadAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "login.pem")
	if _, err := ReadKey(path, false); kernel.KindOf(err) != kernel.Invalid {
		t.Fatalf("a key that is not there: %v", err)
	}
	made, err := ReadKey(path, true)
	if err != nil {
		t.Fatal(err)
	}
	again, err := ReadKey(path, true)
	if err != nil || again.id != made.id {
		t.Fatalf("read again: %v, %v; want %v", again, err, made)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if secret := strings.Split(string(text), "\n")[1][:20]; strings.Contains(fmt.Sprintf("%v %+v %#v", made, made, Config{Key: made}), secret) {
		t.Error("the key prints itself")
	}
}

func TestKeysThatWillNotDo(t *testing.T) {
	private, err := ecdsa.GenerateKey(elliptic.P224(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{
		"empty":         nil,
		"no PEM":        []byte("secret"),
		"another block": pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}),
		"rubbish":       pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: []byte("rubbish")}),
		"weak curve":    pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}),
	} {
		if _, err := ParseKey(text); kernel.KindOf(err) != kernel.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzParseKey(f *testing.F) {
	f.Add([]byte("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if key, err := ParseKey(text); err == nil && (key.signer == nil || key.id == "") {
			t.Fatal("a key without a key")
		}
	})
}
