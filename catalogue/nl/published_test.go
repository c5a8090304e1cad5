package nl_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func insured(income, born string) person {
	return person{
		"geboortedatum": born, "verzekerd_zvw": "true", "verzekering_opgeschort": "false", "verdragsgerechtigd": "false",
		"inkomensgegeven": income, "niet_in_nederland_belastbaar_inkomen": "0",
		"rendementsgrondslag": "0", "vrijgestelde_groene_beleggingen": "0",
		"partnerkandidaten": []person{},
	}
}

func spouse(income string) person {
	p := insured(income, "1991-02-03")
	delete(p, "partnerkandidaten")
	for fact, v := range map[string]string{
		"echtgenoot": "true", "van_tafel_en_bed_gescheiden": "false", "zelfde_woonadres": "true", "verwantschap": "geen",
		"verzoek_geen_partner": "geen", "partner_hele_jaar": "true", "rechtmatig_verblijf": "true",
	} {
		p[fact] = v
	}
	return p
}

// countries of the leaflets, by their factor in the year of the leaflet.
var countries = map[string]string{"0.9485": "duitsland", "0.7981": "belgie"}

func zorgtoeslagRow(t testing.TB, r row) {
	income, born := r.text("toetsingsinkomen_gezamenlijk"), "1990-05-17"
	if sweep := r.text("toetsingsinkomen"); sweep != "" {
		income, born = sweep, r.text("aanvrager_geboren")
	}
	income = strings.TrimPrefix(income, "<=")
	facts := insured(income, born)
	if r.text("toeslagpartner") == "true" {
		mate := spouse("0")
		if own := r.text("aanvrager"); own != "" {
			facts, mate = insured(own, born), spouse(r.text("partner"))
		}
		if r.text("partner_verzekerd") == "false" {
			mate["verzekerd_zvw"] = "false"
		}
		if factor := r.text("woonlandfactor"); factor != "" {
			land, ok := countries[factor]
			if !ok {
				t.Errorf("no country with factor %s", factor)
			}
			facts["verzekerd_zvw"], facts["verdragsgerechtigd"] = "false", "true"
			facts["woonland"], mate["woonland"] = land, land
		}
		facts["partnerkandidaten"] = []person{mate}
	}
	on := fmt.Sprintf("%d-03-01", r.Year)
	goals := map[string]string{
		"per_maand_eur": "zorgtoeslag.zorgtoeslag", "normpremie": "zorgtoeslag.normpremie", "per_jaar": "zorgtoeslag.berekende_zorgtoeslag",
		"per_jaar_eur": "zorgtoeslag.zorgtoeslag_per_jaar", "standaardpremie": "zorgtoeslag.standaardpremie_van_het_huishouden",
		"subtotaal": "zorgtoeslag.verschil_met_de_normpremie",
	}
	for key, want := range r.Expected {
		if key == "per_maand" { // the unrounded twelfth, which no rule yields
			continue
		}
		check(t, r, goals[key], on, facts, plain(want))
	}
}

func drempelinkomenRow(t testing.TB, r row) {
	// The norm premium of somebody who earns nothing is a percentage of it.
	percent := map[int]int64{2024: 1879, 2025: 1896, 2026: 1912}[r.Year]
	var whole int64
	if err := json.Unmarshal(r.Expected["drempelinkomen"], &whole); err != nil {
		t.Fatal(err)
	}
	exact := whole * percent
	want := fmt.Sprintf("%d.%05d", exact/100000, exact%100000)
	check(t, r, "zorgtoeslag.normpremie", fmt.Sprintf("%d-03-01", r.Year), insured("0", "1990-05-17"), want)
}

func kinderbijslagRow(t testing.TB, r row) {
	on := r.text("kwartaal_vanaf")
	ages := []int{}
	if err := json.Unmarshal(r.Inputs["leeftijden"], &ages); err != nil {
		var one int
		if err := json.Unmarshal(r.Inputs["leeftijd_eerste_dag_kwartaal"], &one); err != nil {
			t.Fatal(err)
		}
		ages = []int{one}
	}
	children := []person{}
	for _, age := range ages {
		children = append(children, person{
			"geboortedatum": fmt.Sprintf("%d%s", r.Year-age, on[4:]), "behoort_tot_huishouden": "true", "woont_in_nederland": "true",
			"intensieve_zorg": r.textOr("dubbel", "false"), "leerplicht_niet_nagekomen": "false", "kinderbijslag_gaat_naar_ander": "false",
		})
	}
	facts := person{"rechtmatig_verblijf": "true", "woont_in_nederland": "true", "kinderen": children}
	check(t, r, "kinderbijslag.kinderbijslag", on, facts, plain(r.Expected["per_kwartaal"]))
}

func (r row) textOr(key, other string) string {
	if text := r.text(key); text != "" {
		return text
	}
	return other
}
