package oidc

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"database/sql"
	"embed"
	"encoding/base64"
	"errors"

	"golang.org/x/oauth2"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

//go:embed migrations/*.sql
var files embed.FS

// Module is the tables of this package.
func Module() db.Module { return db.Module{Name: "oidc", FS: files} }

// logins keeps the logins that are under way at the provider.
type logins struct {
	db    *db.DB
	clock kernel.Clock
}

// begun is what leaves for the browser when a login begins.
type begun struct {
	state, browser, nonce, verifier, lang string
}

// pending is what is kept here of it.
type pending struct {
	nonce, verifier, returnTo, lang string
}

func random() string {
	var b [32]byte
	rand.Read(b[:]) // never fails, by the documentation of crypto/rand
	return base64.RawURLEncoding.EncodeToString(b[:])
}

func hashOf(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}

func (l *logins) begin(ctx context.Context, returnTo, lang string) (begun, error) {
	b := begun{state: random(), browser: random(), nonce: random(), verifier: oauth2.GenerateVerifier(), lang: lang}
	err := l.write(ctx, `INSERT INTO oidc_login (state_hash, browser_hash, nonce, verifier, return_to, lang, expires_us)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, hashOf(b.state), hashOf(b.browser), b.nonce, b.verifier, returnTo, lang,
		l.clock.Now().Add(loginTime).UnixMicro())
	return b, err
}

// take gives a login out once. A second time, after its time, or for another
// browser it fails; in each case it is gone.
func (l *logins) take(ctx context.Context, state, browser string) (pending, error) {
	var p pending
	var browserHash []byte
	var expires int64
	err := l.db.ReadCommittedTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `DELETE FROM oidc_login WHERE state_hash = $1
			RETURNING browser_hash, nonce, verifier, return_to, lang, expires_us`, hashOf(state)).
			Scan(&browserHash, &p.nonce, &p.verifier, &p.returnTo, &p.lang, &expires)
	})
	switch {
	case db.IsNotFound(err):
		return pending{}, fail(ReasonExpired, errors.New("no login is under way with this state"))
	case err != nil:
		return pending{}, kernel.Errorf(kernel.Unavailable, "the store of logins does not answer: %w", err)
	case l.clock.Now().UnixMicro() >= expires:
		return pending{}, fail(ReasonExpired, errors.New("the login took longer than its time"))
	case subtle.ConstantTimeCompare(browserHash, hashOf(browser)) != 1:
		return pending{}, fail(ReasonBrowser, errors.New("the login was begun in another browser"))
	}
	return p, nil
}

func (l *logins) sweep(ctx context.Context) error {
	return l.write(ctx, `DELETE FROM oidc_login WHERE expires_us <= $1`, l.clock.Now().UnixMicro())
}

func (l *logins) write(ctx context.Context, query string, args ...any) error {
	err := l.db.ReadCommittedTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, query, args...)
		return err
	})
	if err != nil {
		return kernel.Errorf(kernel.Unavailable, "the store of logins does not answer: %w", err)
	}
	return nil
}
