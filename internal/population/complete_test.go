package population_test

import (
	"testing"

	"meent.nl/meent/internal/platform/db/dbtest"
)

// Every field that the catalogue declares is filled for somebody, and no value that
// the lists or the generator give is kept out because it does not fit its field.
func TestEveryDeclaredFieldIsFilled(t *testing.T) {
	d := dbtest.Open(t, dbtest.SQLiteDSN(t))
	if err := d.Migrate(t.Context(), modules...); err != nil {
		t.Fatal(err)
	}
	seeded(t, d, 400)
	filled := map[string]bool{}
	rows, err := d.Read().QueryContext(t.Context(), `SELECT DISTINCT field FROM register_value WHERE state = 'known'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var field string
		if err := rows.Scan(&field); err != nil {
			t.Fatal(err)
		}
		filled[field] = true
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	c, err := loadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range c.Registers {
		for _, f := range r.Fields {
			if r.Connector == "embedded" && !filled[f.Name] {
				t.Errorf("nobody has a known %s, which register %s declares", f.Name, r.ID)
			}
		}
	}
}
