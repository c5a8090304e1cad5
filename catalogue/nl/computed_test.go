package nl_test

import (
	"encoding/json"
	"fmt"
	"testing"
)

var computed = map[string]func(testing.TB, row){
	"participatiewet": func(t testing.TB, r row) { norm(t, r, r.text("vanaf")) },
	"awb":             computedAwbRow, "aow": computedAowRow, "huurtoeslag": computedHuurtoeslagRow,
	"termijnenwet": func(t testing.TB, r row) {
		check(t, r, "termijnenwet.einde_na_verlenging", "2025-06-01", person{"einde_van_een_termijn": r.text("einde")},
			plain(r.Expected["verlengd_tot_en_met"]))
	},
}

func computedAwbRow(t testing.TB, r row) {
	var days int
	if err := json.Unmarshal(r.Inputs["dagen_in_gebreke"], &days); err != nil {
		t.Fatal(err)
	}
	check(t, r, "awb.dwangsom", penaltyDay, late(days), plain(r.Expected["dwangsom_eur"]))
}

// computedAowRow is about partial pensions.
func computedAowRow(t testing.TB, r row) {
	on := r.text("vanaf")
	facts := person{
		"geboortedatum": "1950-02-01", "aow_verzekerde_jaren": r.text("verzekerde_jaren"), "woont_in_nederland": "true",
		"partnerkandidaten": []person{},
	}
	check(t, r, "aow.aow", on, facts, plain(r.Expected["alleenstaand"]))
	facts["partnerkandidaten"] = []person{{"echtgenoot": "true", "duurzaam_gescheiden": "false"}}
	check(t, r, "aow.aow", on, facts, plain(r.Expected["gehuwd"]))
}

// computedHuurtoeslagRow: at the reference income the standard rent is the one of
// article 18, up to a cent, and above it that of the factors.
func computedHuurtoeslagRow(t testing.TB, r row) {
	alone, several := func(person) {}, func(p person) { p["kinderen"] = []person{childInRent("2018-02-02")} }
	kinds := map[string]func(person){
		"EP": alone, "EPO": func(p person) { p["geboortedatum"] = "1950-01-01" },
		"MP": several, "MPO": func(p person) { p["geboortedatum"] = "1950-01-01"; several(p) },
	}
	change, ok := kinds[r.Description[len("factors a and b derived, "):]]
	if !ok {
		t.Fatalf("no household for %s", r.Description)
	}
	income, want := r.text("referentie_inkomensijkpunt"), r.text("normhuur_ref")
	facts := tenant(income, "1980-01-01", "700")
	change(facts)
	on := fmt.Sprintf("%d-05-01", r.Year)
	asked++
	if got := ask(t, "huurtoeslag.normhuur", on, facts); !same(got, want) && !same(got, addCent(t, want)) {
		t.Errorf("the standard rent is %s at %s, the act says %s", got, income, want)
	}
}
