package population_test

import (
	"testing"

	"meent.nl/meent/internal/platform/db/dbtest"
)

// notDrawn are the registers of which a population holds nothing: what they know
// begins when somebody applies, reports or files. Until then it is Unknown.
var notDrawn = map[string]string{
	"aangifte":    "begins with a tax return",
	"bijstand":    "begins with an application for assistance",
	"burgerzaken": "begins with a report of a move",
	"gezag":       "begins with an entry in the register of the courts",
	"parkeren":    "begins with an application for a parking permit",
	"rijbewijs":   "begins with an application for a licence",
	"zaken":       "begins with a case",
}

// Every field that the catalogue declares is filled for somebody, or for nobody in a
// register that is not drawn, and no value that the lists or the generator give is
// kept out because it does not fit its field.
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
	for id := range notDrawn {
		if _, ok := c.Register(id); !ok {
			t.Errorf("notDrawn names register %s, which the catalogue does not have", id)
		}
	}
	for _, r := range c.Registers {
		why, empty := notDrawn[r.ID]
		for _, f := range r.Fields {
			switch {
			case r.Connector != "embedded":
			case empty && filled[f.Name]:
				t.Errorf("somebody has a known %s, though register %s %s: take it out of notDrawn", f.Name, r.ID, why)
			case !empty && !filled[f.Name]:
				t.Errorf("nobody has a known %s, which register %s declares", f.Name, r.ID)
			}
		}
	}
}
