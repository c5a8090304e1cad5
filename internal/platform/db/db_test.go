package db_test

import (
	"context"
	"database/sql"
	"testing"
	"testing/fstest"

	"meent.nl/meent/internal/platform/db"
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
