package dbtest

import (
	"context"
	"path/filepath"
	"testing"

	"meent.nl/meent/internal/platform/db"
)

// Each runs f on a fresh, migrated store of each kind.
func Each(t *testing.T, modules []db.Module, f func(t *testing.T, d *db.DB)) {
	t.Helper()
	EachDSN(t, func(t *testing.T, dsn string) {
		d := Open(t, dsn)
		if err := d.Migrate(t.Context(), modules...); err != nil {
			t.Fatalf("migrate: %v", err)
		}
		f(t, d)
	})
}

// EachDSN runs f with the address of an empty store of each kind, for tests that open
// it themselves or hand it to another process.
func EachDSN(t *testing.T, f func(t *testing.T, dsn string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { f(t, SQLiteDSN(t)) })
	t.Run("postgres", func(t *testing.T) { f(t, PostgresDSN(t)) })
}

// SQLiteDSN is the address of a SQLite file that is not there yet.
func SQLiteDSN(t testing.TB) string {
	t.Helper()
	return "sqlite:" + filepath.Join(t.TempDir(), "meent.db")
}

// Open opens a store until the end of the test.
func Open(t testing.TB, dsn string) *db.DB {
	t.Helper()
	d, err := db.Open(context.Background(), dsn)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return d
}
