package db

import (
	"fmt"
	"path/filepath"
	"sync"
	"testing"
)

func TestReadingKeepsABoundedNumberOfStatements(t *testing.T) {
	d, err := Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var all sync.WaitGroup
	for worker := range 4 {
		all.Go(func() {
			for i := range 2 * maxStatements {
				var got int
				err := d.Read().QueryRowContext(t.Context(), fmt.Sprintf("SELECT $1 + %d", i), worker).Scan(&got)
				if err != nil || got != i+worker {
					t.Errorf("%d + %d gives %d (%v)", worker, i, got, err)
				}
			}
		})
	}
	all.Wait()
	kept := d.readSide.(*statements).kept
	if len(kept) == 0 || len(kept) > maxStatements {
		t.Errorf("%d statements are kept, at most %d should be", len(kept), maxStatements)
	}
	if _, err := d.Read().QueryContext(t.Context(), "SELECT nothing FROM nowhere"); err == nil {
		t.Error("a query that is wrong gives no error")
	}
}

// A kept statement follows a change of its tables.
func TestAKeptStatementSeesANewColumn(t *testing.T) {
	d, err := Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	columns := func() int {
		rows, err := d.Read().QueryContext(t.Context(), "SELECT * FROM a")
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		names, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		return len(names)
	}
	if _, err := d.write.ExecContext(t.Context(), "CREATE TABLE a (x INT)"); err != nil {
		t.Fatal(err)
	}
	before := columns()
	if _, err := d.write.ExecContext(t.Context(), "ALTER TABLE a ADD COLUMN y INT"); err != nil {
		t.Fatal(err)
	}
	if after := columns(); before != 1 || after != 2 {
		t.Errorf("%d columns and then %d", before, after)
	}
}
