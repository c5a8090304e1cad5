package db_test

import (
	"context"
	"database/sql"
	"fmt"
	"testing"

	"meent.nl/meent/internal/platform/db/dbtest"
)

// TestStatementsKept runs one text within its own rows, more texts than are kept, and a
// text before and after its table changed.
func TestStatementsKept(t *testing.T) {
	d := dbtest.Open(t, dbtest.SQLiteDSN(t))
	err := d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "CREATE TABLE a (b INTEGER, c TEXT)"); err != nil {
			return err
		}
		for i := range 10 {
			if _, err := tx.ExecContext(ctx, "INSERT INTO a (b, c) VALUES ($1, $2)", i, fmt.Sprint(i)); err != nil {
				return err
			}
		}
		const between = "SELECT b FROM a WHERE b >= $1 AND b < $2 ORDER BY b"
		outer, err := tx.QueryContext(ctx, between, 0, 10)
		if err != nil {
			return err
		}
		defer outer.Close()
		for want := 0; outer.Next(); want++ {
			var b, next int
			if err := outer.Scan(&b); err != nil {
				return err
			}
			if err := tx.QueryRowContext(ctx, between, b, 10).Scan(&next); err != nil || next != want || b != want {
				t.Errorf("row %d says %d, and %d within it: %v", want, b, next, err)
			}
			for i := range 100 { // pushes out what is being read
				var one int
				if err := tx.QueryRowContext(ctx, fmt.Sprintf("SELECT %d", b*100+i)).Scan(&one); err != nil || one != b*100+i {
					t.Errorf("a text of its own gives %d: %v", one, err)
				}
			}
		}
		return outer.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range []string{"ALTER TABLE a ADD COLUMN d TEXT DEFAULT 'x'", "DROP TABLE a"} {
		err := d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
			var n int
			if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM a").Scan(&n); err != nil || n != 10 {
				t.Errorf("%d rows before %s: %v", n, change, err)
			}
			_, err := tx.ExecContext(ctx, change)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	err = d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
		var n int
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM a").Scan(&n)
	})
	if err == nil {
		t.Error("a kept statement reads a table that is gone")
	}
}
