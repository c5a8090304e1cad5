package nl_test

import (
	"fmt"
	"testing"
)

func minimumloonRow(t testing.TB, r row) {
	on := r.text("vanaf")
	var age int
	if _, err := fmt.Sscan(r.text("leeftijd"), &age); err != nil {
		t.Fatal(err)
	}
	facts := person{"geboortedatum": fmt.Sprintf("%d%s", r.Year-age, on[4:])}
	goals := map[string]string{
		"per_uur": "wet-minimumloon.wettelijk_minimumuurloon", "referentiemaandloon": "wet-minimumloon.referentieminimumloon",
		"procent": "besluit-minimumjeugdloon.percentage_van_het_minimumloon",
	}
	for key, want := range r.Expected {
		check(t, r, goals[key], on, facts, plain(want))
	}
}
