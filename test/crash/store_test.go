package crash

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"meent.nl/meent/internal/platform/db"
)

// rows are the columns of every row of a table, in the order of their text.
func rows(t *testing.T, store *db.DB, table, columns string) string {
	t.Helper()
	found, err := store.Read().QueryContext(t.Context(), "SELECT "+columns+" FROM "+table)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	var lines []string
	names := strings.Split(columns, ", ")
	for found.Next() {
		cells, into := make([]string, len(names)), make([]any, len(names))
		for i := range cells {
			into[i] = &cells[i]
		}
		if err := found.Scan(into...); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Join(cells, "|"))
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	return sorted(lines)
}

// number is the one number that a query gives, in a store that may be in use.
func number(t *testing.T, store *db.DB, query string) (n int) {
	t.Helper()
	if err := store.Read().QueryRowContext(t.Context(), query).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

// none wants a query for what must not be to find nothing.
func none(t *testing.T, store *db.DB, what, query string) {
	t.Helper()
	if n := number(t, store, fmt.Sprintf("SELECT COUNT(*) FROM (%s) AS found", query)); n != 0 {
		t.Errorf("%d %s", n, what)
	}
}

func sorted(lines []string) string {
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
