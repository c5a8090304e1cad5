package nl_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/law/value"
)

// driver wants a licence and has passed and is fit.
func driver(r *rand.Rand, category, birthday string) person {
	p := person{
		"geboortedatum": birthday, "gevraagde_rijbewijscategorie": category, "verklaring_van_rijvaardigheid_op": "2025-01-15",
		"verklaring_van_geschiktheid_op": "2025-01-15", "geschikt_tot": nil, "rijontzegging_tot": nil, "rijbewijs_geldig_tot": nil,
		"woont_in_nederland": "true", "rechtmatig_verblijf": "true", "studeert_in_het_buitenland": "false",
		"dagen_in_nederland_in_een_jaar": "365", "half_jaar_op_nederlandse_school": "false", "vervoer_met_bus": "ander_vervoer",
		"rijbewijs_ingevorderd": "false", "rijbewijs_geschorst": "false", "levert_eu_rijbewijs_niet_in": "false",
		"rijbeperking_in_ander_eu_land": "false", "cbr_verlangt_geschiktheid": "false", "cbr_verlangt_rijexamen": "false",
	}
	for _, fact := range []string{
		"eerder_rijbewijs_voor_categorie", "eu_rijbewijs_voor_categorie", "rijbewijs_a1", "rijbewijs_a2", "driewielig_motorrijtuig",
		"getuigschrift_vakbekwaamheid", "volgt_chauffeursopleiding", "begeleiderspas",
	} {
		p[fact] = []string{"false", "true"}[r.IntN(2)]
	}
	return p
}

const licenceDay = "2025-03-01"

var licences = []string{"am", "a1", "a2", "a", "b", "be", "c1", "c1e", "c", "ce", "d1", "d1e", "d", "de", "t"}

// TestLicenceFromOneBirthdayOn: whoever can do everything gets the licence from the
// birthday of the minimum age on, and may take lessons no later than that.
func TestLicenceFromOneBirthdayOn(t *testing.T) {
	r := rand.New(rand.NewPCG(25, 3))
	day, _ := time.Parse(time.DateOnly, licenceDay)
	for _, category := range licences {
		for range 24 {
			p := driver(r, category, "1990-06-01")
			age := years(t, ask(t, "wegenverkeerswet.is_oud_genoeg", licenceDay, p), category, p)
			for _, young := range []bool{false, true} {
				p["geboortedatum"] = day.AddDate(-age, 0, 0).Format(time.DateOnly)
				if young {
					p["geboortedatum"] = day.AddDate(-age, 0, 1).Format(time.DateOnly)
				}
				if got := ask(t, "wegenverkeerswet.krijgt_rijbewijs", licenceDay, p) == "true"; got == young {
					t.Errorf("%s at %d, a day too young: %t: licence %t with %v", category, age, young, got, p)
				}
				if !young && ask(t, "reglement-rijbewijzen.mag_rijles_nemen", licenceDay, p) != "true" {
					t.Errorf("%s: a licence at %d and no lessons, with %v", category, age, p)
				}
			}
		}
	}
}

// years is the minimum age of somebody who is old enough for everything.
func years(t *testing.T, old, category string, p person) int {
	t.Helper()
	if old != "true" {
		t.Fatalf("%s: nobody of 34 is old enough", category)
	}
	text := ask(t, "reglement-rijbewijzen.minimumleeftijd_voor_rijbewijs", licenceDay, p)
	n := 0
	for _, digit := range strings.TrimSuffix(strings.TrimPrefix(text, "P"), "Y") {
		if digit < '0' || digit > '9' {
			t.Fatalf("%s: the minimum age is %q", category, text)
		}
		n = 10*n + int(digit-'0')
	}
	return n
}

// TestLicenceIsValidForNoMoreThanTenYears, for at least five, and for no shorter time
// because somebody is younger.
func TestLicenceIsValidForNoMoreThanTenYears(t *testing.T) {
	const goal = "reglement-rijbewijzen.nieuw_rijbewijs_geldig_tot"
	r := rand.New(rand.NewPCG(25, 4))
	day, _ := time.Parse(time.DateOnly, licenceDay)
	for _, category := range []string{"b", "t", "ce", "d"} {
		last := ""
		for born := day.AddDate(-95, 0, 3); born.Before(day.AddDate(-30, 0, 0)); born = born.AddDate(0, 1, 0) {
			until := ask(t, goal, licenceDay, driver(r, category, born.Format(time.DateOnly)))
			if _, err := value.ParseDate(until); err != nil {
				t.Fatalf("%s, born %s: valid until %q", category, born.Format(time.DateOnly), until)
			}
			if until < day.AddDate(5, 0, 0).Format(time.DateOnly) || until > day.AddDate(10, 0, 0).Format(time.DateOnly) || until < last {
				t.Errorf("%s, born %s: valid until %s, of an older driver %s", category, born.Format(time.DateOnly), until, last)
			}
			last = until
		}
	}
}
