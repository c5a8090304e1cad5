package nl_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"meent.nl/meent/law/value"
)

// tenant is somebody with an income who rents a home of their own.
func tenant(income, born, rent string) person {
	facts := parent(income, born)
	for fact, v := range map[string]string{
		"huurt_woning": "true", "soort_woonruimte": "zelfstandig", "ingeschreven_op_huuradres": "true", "kale_huur": rent,
		"servicekosten_energie": "0", "servicekosten_schoonmaak": "0", "servicekosten_huismeester": "0", "servicekosten_ruimten": "0",
		"huurtoeslag_gehad_voor_woning": "false", "woning_aangepast": "false", "woning_voor_acht_personen": "false",
		"handicap_voor_huurgrens": "false", "andere_minderjarigen_op_adres": "0", "tijdelijke_bescherming_oekraine": "false",
	} {
		facts[fact] = v
	}
	facts["redelijke_huurprijs"], facts["standplaatshuur"] = nil, nil
	facts["kinderen"] = []person{}
	return facts
}

// childInRent is a child without income that lives at the rented address.
func childInRent(born string) person {
	child := atHome(born)
	child["inkomensgegeven"], child["niet_in_nederland_belastbaar_inkomen"] = "0", "0"
	return child
}

func huurtoeslagRow(t *testing.T, r row) bool {
	if r.Expected["a"] != nil {
		return normFactors(t, r)
	}
	if r.Expected["was_2024"] != nil {
		return false // an estimate of 2024 for a bill, with amounts that were never law: docs/law-conflicts.md
	}
	var facts person
	if swept := sweep(r); swept != nil {
		facts = tenant(r.text("toetsingsinkomen"), r.text("aanvrager_geboren"), r.text("huur_kaal"))
		facts["kinderen"] = []person{childInRent(r.text("kind_geboren"))}
	} else {
		born := "1980-01-01"
		if r.text("jonger_dan_21") == "true" || strings.Contains(r.Description, "20 y") {
			born = fmt.Sprintf("%d-01-01", r.Year-20)
		}
		facts = tenant(r.text("rekeninkomen"), born, r.text("kale_huur"))
		if r.text("meerpersoons") == "true" {
			mate := spouse("0")
			mate["eigen_kind"], mate["onderhuurder"], mate["kind_van_een_bewoner"] = "false", "false", "false"
			mate["tijdelijke_bescherming_oekraine"] = "false"
			facts["partnerkandidaten"] = []person{mate}
		}
		if r.text("drie_of_meer") == "true" {
			facts["kinderen"] = []person{childInRent("2018-02-02")}
		}
	}
	check(t, r, "huurtoeslag.huurtoeslag", fmt.Sprintf("%d-05-01", r.Year), facts, plain(r.Expected["per_maand_eur"]))
	return true
}

// normFactors asks for the standard rent at an income above the reference, which the
// published factors give.
func normFactors(t *testing.T, r row) bool {
	const income = "30000"
	number := func(text string) *big.Rat {
		d, err := value.ParseDecimal(text)
		if err != nil {
			t.Fatal(err)
		}
		return d.Big()
	}
	rent, y := number(plain(r.Expected["a"])), number(income)
	rent.Mul(rent, y).Add(rent, number(plain(r.Expected["b"]))).Mul(rent, y)
	check(t, r, "huurtoeslag.normhuur", fmt.Sprintf("%d-05-01", r.Year), tenant(income, "1980-01-01", "700"), ceilCents(rent))
	return true
}

// TestNormFactorsFollowFromTheAct: the factors of article 19 (2) are those of the
// straight line between the shares of income of article 17 and of article 18.
func TestNormFactorsFollowFromTheAct(t *testing.T) {
	var rows []row
	if err := json.Unmarshal(sharedData(t, "law-cases/computed.json"), &rows); err != nil {
		t.Fatal(err)
	}
	kinds := map[string]func(person){
		"EP": func(person) {}, "EPO": func(p person) { p["geboortedatum"] = "1950-01-01" },
		"MP":  func(p person) { p["kinderen"] = []person{childInRent("2018-02-02")} },
		"MPO": func(p person) { p["geboortedatum"], p["kinderen"] = "1950-01-01", []person{childInRent("2018-02-02")} },
	}
	tried := 0
	for _, r := range rows {
		kind, found := strings.CutPrefix(r.Description, "factors a and b derived, ")
		if r.Law != "huurtoeslag" || !found {
			continue
		}
		// At the reference income the standard rent is the one of article 18, up to a cent.
		income := r.text("referentie_inkomensijkpunt")
		facts := tenant(income, "1980-01-01", "700")
		kinds[kind](facts)
		got := ask(t, "huurtoeslag.normhuur", fmt.Sprintf("%d-05-01", r.Year), facts)
		if want := r.text("normhuur_ref"); !same(got, want) && !same(got, addCent(t, want)) {
			t.Errorf("%s: %s at %s, the act says %s", kind, got, income, want)
		}
		tried++
	}
	if tried != 4 {
		t.Errorf("%d kinds of household, not 4", tried)
	}
}

// ceilCents rounds an exact number up to cents.
func ceilCents(x *big.Rat) string {
	cents := new(big.Rat).Mul(x, big.NewRat(100, 1))
	whole := new(big.Int).Quo(cents.Num(), cents.Denom())
	if new(big.Rat).SetInt(whole).Cmp(cents) < 0 {
		whole.Add(whole, big.NewInt(1))
	}
	return new(big.Rat).SetFrac(whole, big.NewInt(100)).FloatString(2)
}

func addCent(t *testing.T, text string) string {
	t.Helper()
	d, err := value.ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return ceilCents(new(big.Rat).Add(d.Big(), big.NewRat(1, 100)))
}
