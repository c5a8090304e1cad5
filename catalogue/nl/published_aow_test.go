package nl_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"
)

func aowRow(t testing.TB, r row) {
	if age := plain(r.Expected["aow_leeftijd"]); age != "" {
		aowAgeRow(t, r, age)
		return
	}
	on, facts := r.text("vanaf"), pensioner(t, r)
	goals := map[string]string{
		"bruto_per_maand": "aow.aow", "vakantie_uitkering_per_maand": "aow.aow_vakantie_uitkering",
		"netto_met_heffingskorting": "praktijk-svb.netto_aow", "netto_zonder": "praktijk-svb.netto_aow_zonder_heffingskorting",
	}
	for key, want := range r.Expected {
		switch goal := goals[key]; {
		case goal != "":
			check(t, r, goal, on, facts, plain(want))
		case key == "zvw_procent":
			gross := rational(t, ask(t, "aow.aow", on, facts)).FloatString(2)
			check(t, r, "zorgverzekeringswet.bijdrage_over_de_aow", on, facts, amount(t, "0", plain(want), gross))
		default:
			t.Errorf("nobody checks %s", key)
		}
	}
}

// pensioner lives alone, or with a spouse, and was insured for the share of fifty years.
func pensioner(t testing.TB, r row) person {
	years := 50
	if share := r.text("opbouw_procent"); share != "" {
		years = wholeEuros(t, share) / 2
	}
	facts := person{
		"geboortedatum": "1950-02-01", "aow_verzekerde_jaren": strconv.Itoa(years), "woont_in_nederland": "true", "partnerkandidaten": []person{},
	}
	if strings.HasPrefix(r.text("situatie"), "gehuwd") {
		facts["partnerkandidaten"] = []person{{"echtgenoot": "true", "duurzaam_gescheiden": "false"}}
	}
	return facts
}

// aowAgeRow asks for the age of the first and the last birthday of the cohort, and of
// those whose AOW begins in the year: the first and the last born of each month.
func aowAgeRow(t testing.TB, r row, age string) {
	const on = "2025-01-01"
	wants := map[string]string{"aow.aow_leeftijd": duration(age)}
	if start := plain(r.Expected["aanvangsleeftijd"]); start != "" {
		wants["aow.aanvangsleeftijd"] = duration(start)
	}
	var cohort []string
	for _, key := range []string{"geboren_van", "geboren_tot_en_met"} {
		if born := r.text(key); born != "null" && born != "" {
			cohort = append(cohort, born)
		}
	}
	for month := time.Date(r.Year-69, 1, 1, 0, 0, 0, 0, time.UTC); month.Year() < r.Year-64; month = month.AddDate(0, 1, 0) {
		for _, born := range []string{month.Format(time.DateOnly), month.AddDate(0, 1, -1).Format(time.DateOnly)} {
			start := ask(t, "aow.aow_ingangsdatum", on, person{"geboortedatum": born})
			if strings.HasPrefix(start, fmt.Sprint(r.Year)) {
				cohort = append(cohort, born)
			}
		}
	}
	if len(cohort) < 3 {
		t.Errorf("nobody reaches AOW age in %d", r.Year)
	}
	for _, born := range cohort {
		for goal, want := range wants {
			check(t, r, goal, on, person{"geboortedatum": born}, want)
		}
	}
}

// duration writes 66+7 as P66Y7M.
func duration(age string) string {
	years, months, both := strings.Cut(age, "+")
	if !both {
		return "P" + years + "Y"
	}
	return "P" + years + "Y" + months + "M"
}
