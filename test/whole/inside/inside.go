// Package inside looks into the store of a running program from the test process, as
// a second process of the same installation would.
package inside

import (
	"crypto/sha256"
	"io"
	"log/slog"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/app"
	"meent.nl/meent/internal/config"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/test/whole"
)

// App is the parts of an installation, on the store of another process.
type App struct{ *app.App }

// Open joins the parts on a store. Nothing of it runs in the background.
func Open(t testing.TB, dsn string) *App {
	t.Helper()
	world, err := catalogue.Load(nl.FS)
	if err != nil {
		t.Fatal(err)
	}
	c, err := config.Load("", nil, map[string]string{
		"mode": string(config.Demo), "database": dsn, "demo.residents": "1", // whom the store has already
	})
	if err != nil {
		t.Fatal(err)
	}
	a, err := app.StartDemo(t.Context(), c, world, slog.New(slog.NewTextHandler(io.Discard, nil)), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return &App{a}
}

// Resident is who is logged in with a visitor's session.
func (a *App) Resident(t testing.TB, v *whole.Visitor) kernel.ResidentID {
	t.Helper()
	session := v.Session()
	if session == nil {
		t.Fatal("nobody is logged in")
	}
	key := sha256.Sum256([]byte(session.Value))
	var id string
	if err := a.DB.Read().QueryRowContext(t.Context(), `SELECT resident FROM identity_session WHERE hash = $1`, key[:]).Scan(&id); err != nil {
		t.Fatalf("whose session it is: %v", err)
	}
	return kernel.ResidentID(id)
}
