package testidp

import (
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"meent.nl/meent/internal/kernel"
)

func TestTransportAnswersWithoutANetwork(t *testing.T) {
	b := newBench(t)
	elsewhere := false
	client := &http.Client{Transport: b.p.Transport(roundTrip(func(r *http.Request) (*http.Response, error) {
		elsewhere = true
		return nil, io.EOF
	}))}
	response, err := client.Get(issuer + "/.well-known/openid-configuration")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var found map[string]any
	if err := json.NewDecoder(response.Body).Decode(&found); err != nil || found["issuer"] != issuer {
		t.Fatalf("%v %v", found, err)
	}
	if _, err := client.Get("https://elsewhere.example/"); err == nil || !elsewhere {
		t.Errorf("another address is not passed on: %v", err)
	}
	if response, err := client.Get(issuer + "/authorize"); err != nil || response.StatusCode != 404 {
		t.Errorf("the pages are not for programs: %v %v", response, err)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestKeysLast(t *testing.T) {
	path := filepath.Join(t.TempDir(), "idp.pem")
	made, err := ReadKeys(path)
	if err != nil {
		t.Fatal(err)
	}
	again, err := ReadKeys(path)
	if err != nil || !again.private.Equal(made.private) || string(again.salt) != string(made.salt) {
		t.Fatalf("read again: %v", err)
	}
	for _, text := range []string{"", "x", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"} {
		if _, err := parseKeys([]byte(text)); kernel.KindOf(err) != kernel.Invalid {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestShelfIsBounded(t *testing.T) {
	clock := kernel.ClockAt(start)
	s := newShelf[int](clock, time.Minute, 3)
	first := s.add(1)
	for i := range 10 {
		s.add(i)
	}
	if len(s.items) > 3 || len(s.order) > 3 {
		t.Errorf("%d items, %d in order", len(s.items), len(s.order))
	}
	if _, ok := s.get(first); ok {
		t.Error("the oldest is still there")
	}
	last := s.add(7)
	if got, ok := s.get(last); !ok || got != 7 {
		t.Errorf("the newest: %d %v", got, ok)
	}
	clock.Set(start.Add(time.Minute))
	if _, ok := s.take(last); ok {
		t.Error("past its time")
	}
}

func FuzzClaims(f *testing.F) {
	f.Add(`{"userinfo":{"bsn":null},"id_token":{}}`)
	f.Fuzz(func(t *testing.T, text string) {
		claims, err := claimsOf(text)
		if err == nil && len(claims) > 0 && !json.Valid([]byte(text)) {
			t.Fatalf("%q is no JSON and yet asks for something", text)
		}
	})
}
