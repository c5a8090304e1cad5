package db_test

import (
	"context"
	"database/sql"
	"errors"
	"testing"
	"testing/fstest"

	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
)

// noteModule has one table to write to.
var noteModule = []db.Module{{Name: "note", FS: fstest.MapFS{
	"migrations/0001_note.sql": {Data: []byte(`CREATE TABLE note (id TEXT NOT NULL PRIMARY KEY, size {{bigint}} NOT NULL) {{strict}};
CREATE INDEX note_size ON note (size);`)},
}}}

const insertNote = `INSERT INTO note (id, size) VALUES ($1, $2)`

func add(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, insertNote, id, 1)
	return err
}

func count(t *testing.T, d *db.DB) int {
	t.Helper()
	var n int
	if err := d.Read().QueryRowContext(t.Context(), `SELECT count(*) FROM note`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestTxKeepsAllOrNothing(t *testing.T) {
	dbtest.Each(t, noteModule, func(t *testing.T, d *db.DB) {
		if err := d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error { return add(ctx, tx, "a") }); err != nil {
			t.Fatal(err)
		}
		stop := errors.New("stop")
		err := d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
			return errors.Join(add(ctx, tx, "b"), stop)
		})
		if !errors.Is(err, stop) {
			t.Fatalf("the function's own error must come back, got %v", err)
		}
		if n := count(t, d); n != 1 {
			t.Fatalf("want the first row only, have %d", n)
		}
	})
}
