package db

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"runtime"
	"testing"
)

// TestUndoneGroupRunsAgain has one member of a shared commit undo the transaction of
// all: the others must run again, and be on disk.
func TestUndoneGroupRunsAgain(t *testing.T) {
	d, err := Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "meent.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.write.ExecContext(t.Context(), `CREATE TABLE note (id TEXT PRIMARY KEY)`); err != nil {
		t.Fatal(err)
	}
	culprit := make(chan error, 1)
	runs := 0
	err = d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
		runs++
		if _, err := tx.ExecContext(ctx, `INSERT INTO note (id) VALUES ('kept')`); err != nil {
			return err
		}
		if runs > 1 {
			return nil
		}
		go func() {
			culprit <- d.Tx(t.Context(), func(_ context.Context, tx *sql.Tx) error { return tx.Rollback() })
		}()
		for d.group.waiting.Load() == 0 { // until it waits to share this commit
			runtime.Gosched()
		}
		return nil
	})
	if err != nil || runs != 2 {
		t.Fatalf("want success in 2 runs, have %d and %v", runs, err)
	}
	if err := <-culprit; err == nil || errors.Is(err, errGroupLost) {
		t.Fatalf("the one who undid it must hear so, have %v", err)
	}
	var n int
	if err := d.Read().QueryRowContext(t.Context(), `SELECT count(*) FROM note`).Scan(&n); err != nil || n != 1 {
		t.Fatalf("want 1 row, have %d (%v)", n, err)
	}
}

// TestMembersShareACommit is what makes the group worth having.
func TestMembersShareACommit(t *testing.T) {
	d, err := Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "meent.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var first, second *sql.Tx
	done := make(chan error, 1)
	err = d.Tx(t.Context(), func(_ context.Context, tx *sql.Tx) error {
		first = tx
		go func() {
			done <- d.Tx(t.Context(), func(_ context.Context, tx *sql.Tx) error {
				second = tx
				return nil
			})
		}()
		for d.group.waiting.Load() == 0 {
			runtime.Gosched()
		}
		return nil
	})
	if err := errors.Join(err, <-done); err != nil {
		t.Fatal(err)
	}
	if first != second {
		t.Fatal("a caller who waited got a commit of its own")
	}
}
