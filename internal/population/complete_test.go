package population_test

import (
	"testing"

	"meent.nl/meent/internal/platform/db/dbtest"
)

// notDrawn are the registers of which a population holds nothing: what they know
// begins when somebody applies, reports or files. Until then it is Unknown.
var notDrawn = map[string]string{
	"burgerzaken": "begins with a report of a move",
	"rijbewijs":   "begins with an application for a licence",
	"zaken":       "begins with a case",
}

// partly are the registers that hold something of some residents only: of those worth
// seeing, or who filed.
var partly = map[string]bool{"bijstand": true, "aangifte": true}

// onlyTold are the fields of drawn registers that begin with what somebody wants to do, or
// tells with an application.
var onlyTold = map[string]bool{
	"toestemming_van_vertegenwoordiger": true, "gewoon_om_zelf_te_doen": true, "handeling_voor_kind": true,
	"machtiging_van_de_kantonrechter": true, "voertuig_op_naam_van": true, "verklaring_vaste_bestuurder": true,
	"voertuig_mag_in_milieuzone": true, "brandstof": true, "emissieklasse": true, "oude_milieueisen_gelden": true,
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
		if partly[r.ID] {
			continue
		}
		why, none := notDrawn[r.ID]
		for _, f := range r.Fields {
			empty := none || onlyTold[f.Name]
			if why == "" {
				why = "knows it from an application only"
			}
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
