package db_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
)

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("this is no database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		dsn  string
		kind kernel.ErrorKind
	}{
		"nothing":        {"", kernel.Invalid},
		"other database": {"mysql://x:geheim@h/n", kernel.Invalid},
		"no file":        {"sqlite:", kernel.Invalid},
		"memory":         {"sqlite::memory:", kernel.Invalid},
		"not a database": {"sqlite:" + text, kernel.Unavailable},
		"a folder":       {"sqlite:" + dir, kernel.Unavailable},
		"under a file":   {"sqlite:" + text + "/meent.db", kernel.Invalid},
		"faulty address": {"postgres://x:geheim@h:port/n", kernel.Invalid},
		"nobody there":   {"postgres://x:geheim@/n?host=" + dir, kernel.Unavailable},
	} {
		d, err := db.Open(t.Context(), c.dsn)
		if err == nil {
			t.Errorf("%s: opened", name)
			_ = d.Close()
			continue
		}
		if kernel.KindOf(err) != c.kind {
			t.Errorf("%s: want kind %d, have %d: %v", name, c.kind, kernel.KindOf(err), err)
		}
		if strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: the error tells the password", name)
		}
	}
}

func TestFilesArePrivate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new folder #1")
	d := dbtest.Open(t, "sqlite:"+filepath.Join(dir, "meent.db"))
	if err := d.Migrate(t.Context(), noteModule...); err != nil {
		t.Fatal(err)
	}
	for file, mode := range map[string]os.FileMode{".": 0o700, "meent.db": 0o600, "meent.db-wal": 0o600, "meent.db-shm": 0o600} {
		info, err := os.Stat(filepath.Join(dir, file))
		if err != nil {
			t.Error(err)
			continue
		}
		if info.Mode().Perm() != mode {
			t.Errorf("%s: want mode %o, have %o", file, mode, info.Mode().Perm())
		}
	}
}

// TestSQLiteSettings reads back what the safety of the store rests on.
func TestSQLiteSettings(t *testing.T) {
	d := dbtest.Open(t, dbtest.SQLiteDSN(t))
	for setting, want := range map[string]int{"synchronous": 2, "foreign_keys": 1, "trusted_schema": 0, "busy_timeout": 5000, "query_only": 1} {
		var have int
		if err := d.Read().QueryRowContext(t.Context(), "PRAGMA "+setting).Scan(&have); err != nil {
			t.Fatal(err)
		}
		if have != want {
			t.Errorf("%s: want %d, have %d", setting, want, have)
		}
	}
}
