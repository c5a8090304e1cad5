package nl_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func participatiewetRow(t testing.TB, r row) {
	on := r.text("vanaf")
	switch {
	case r.Inputs["norm"] != nil:
		check(t, r, "participatiewet.voorschot", on, couple(on, 40, 40), plain(r.Expected["voorschot"]))
	case r.Expected["alleenstaande"] != nil:
		limits(t, r, on)
	default:
		norm(t, r, on)
	}
}

// norm checks a norm, and what of it is paid each month where that was published.
func norm(t testing.TB, r row, on string) {
	t.Helper()
	facts := household(t, r, on)
	goal := "participatiewet-normen.norm"
	switch category := r.text("categorie"); {
	case strings.HasPrefix(category, "inrichting verhoging"):
		goal = "participatiewet-normen.verhoging_in_een_inrichting"
	case strings.HasPrefix(category, "inrichting"):
		goal = "participatiewet-normen.norm_in_een_inrichting"
	}
	check(t, r, goal, on, facts, plain(r.Expected["norm_incl_vt"]))
	if paid := r.Expected["excl_vt"]; paid != nil {
		check(t, r, "participatiewet.uit_te_betalen_bijstand", on, facts, plain(paid))
	}
}

// household is the people that a row is about.
func household(t testing.TB, r row, on string) person {
	t.Helper()
	if r.Inputs["A"] != nil {
		facts := without(on, 40)
		var sharers int
		if err := json.Unmarshal(r.Inputs["A"], &sharers); err != nil {
			t.Fatal(err)
		}
		mates := []person{}
		for range sharers - 1 {
			mates = append(mates, housemate(on, 40))
		}
		facts["partnerkandidaten"] = mates
		return facts
	}
	category, facts := r.text("categorie"), person(nil)
	switch {
	case strings.HasPrefix(category, "18-20/21+ gehuwden"):
		facts = couple(on, 30, 19)
	case strings.HasPrefix(category, "18-20 gehuwden"):
		facts = couple(on, 20, 19)
	case strings.HasPrefix(category, "21-AOW gehuwden"):
		facts = couple(on, 30, 31)
	case category == "21-AOW alleenstaande (ouder)":
		facts = without(on, 30)
	case category == "18-20 alleenstaande (ouder)":
		facts = without(on, 20)
	case category == "AOW-leeftijd alleenstaande (ouder)":
		facts = without(on, 70)
	case strings.HasPrefix(category, "inrichting") && strings.HasSuffix(category, "alleenstaande"):
		facts = without(on, 40)
		facts["verblijft_in_inrichting"] = "true"
	case strings.HasPrefix(category, "inrichting") && strings.HasSuffix(category, "gehuwden"):
		facts = couple(on, 40, 40)
		facts["verblijft_in_inrichting"] = "true"
		facts["partnerkandidaten"].([]person)[0]["verblijft_in_inrichting"] = "true"
	default:
		t.Fatalf("no household for %q", category)
	}
	if strings.HasSuffix(category, "met kind") {
		facts["kinderen"] = []person{{
			"geboortedatum": born(on, 1), "woont_in_nederland": "true", "behoort_tot_huishouden": "true", "kinderbijslag_gaat_naar_ander": "false",
		}}
	}
	return facts
}

// limits checks the limits of assets, and that of the home to the euro.
func limits(t testing.TB, r row, on string) {
	t.Helper()
	check(t, r, "participatiewet-middelen.vermogensgrens", on, without(on, 40), plain(r.Expected["alleenstaande"]))
	check(t, r, "participatiewet-middelen.vermogensgrens", on, couple(on, 40, 40), plain(r.Expected["alleenstaande_ouder_of_gezin"]))
	home := without(on, 40)
	home["overwaarde_van_de_woning"] = plain(r.Expected["in_woning_gebonden"])
	check(t, r, "participatiewet-middelen.overwaarde_boven_de_vrijstelling", on, home, "0")
	home["overwaarde_van_de_woning"] = plain(r.Expected["in_woning_gebonden"]) + ".01"
	check(t, r, "participatiewet-middelen.overwaarde_boven_de_vrijstelling", on, home, "0.01")
}

// born is a birthday that makes somebody this old.
func born(on string, age int) string {
	var year int
	if _, err := fmt.Sscanf(on[:4], "%d", &year); err != nil {
		return ""
	}
	return fmt.Sprintf("%d%s", year-age, on[4:])
}

// without is somebody with a right to assistance who has no income and no assets.
func without(on string, age int) person {
	return person{
		"geboortedatum": born(on, age), "woont_in_nederland": "true", "rechtmatig_verblijf": "true",
		"uitsluiting_bijstand": "geen", "uitsluiting_algemene_bijstand": "geen", "weken_in_het_buitenland": "0",
		"verblijft_in_inrichting": "false", "kan_geen_beroep_doen_op_ouders": "false", "tijdelijk_elders_vanwege_mantelzorg": "false",
		"netto_loon": "0", "netto_overig_inkomen": "0", "particulier_pensioen": "0", "vrijlating_van_loon": "geen", "giften_dit_jaar": "0",
		"bezittingen": "0", "schulden": "0", "gespaard_tijdens_bijstand": "0", "overwaarde_van_de_woning": "0",
		"kinderen": []person{}, "partnerkandidaten": []person{},
	}
}

// housemate shares the home and nothing else.
func housemate(on string, age int) person {
	p := without(on, age)
	delete(p, "kinderen")
	delete(p, "partnerkandidaten")
	for fact, v := range map[string]string{
		"echtgenoot": "false", "duurzaam_gescheiden": "false", "zelfde_woonadres": "true", "gehuwd_geweest_met_aanvrager": "false",
		"als_gehuwd_in_afgelopen_twee_jaar": "false", "kind_samen": "false", "kind_erkend": "false", "samenlevingscontract": "geen",
		"zorgt_voor_elkaar": "false", "verwantschap": "geen", "familie_in_de_tweede_graad": "geen", "samen_vanwege_zorg": "false",
		"overeenkomst_over_de_woning": "geen", "volgt_onderwijs_of_bbl": "false",
	} {
		p[fact] = v
	}
	return p
}

func couple(on string, age, other int) person {
	facts, mate := without(on, age), housemate(on, other)
	mate["echtgenoot"] = "true"
	facts["partnerkandidaten"] = []person{mate}
	return facts
}
