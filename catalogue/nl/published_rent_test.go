package nl_test

import (
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

func huurtoeslagRow(t testing.TB, r row) {
	if r.Expected["a"] != nil {
		normFactors(t, r)
		return
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
		if r.text("ouder") == "true" || strings.Contains(r.Description, "AOW age") {
			born = "1945-01-01"
		}
		facts = tenant(r.text("rekeninkomen"), born, r.text("kale_huur"))
		if costs := r.text("servicekosten"); costs != "" {
			facts["servicekosten_ruimten"] = costs
		}
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
	for _, key := range []string{"per_maand_eur", "per_maand"} {
		if want := r.Expected[key]; want != nil {
			check(t, r, "huurtoeslag.huurtoeslag", fmt.Sprintf("%d-05-01", r.Year), facts, plain(want))
		}
	}
}

// normFactors asks for the standard rent at an income above the reference, which the
// published factors give.
func normFactors(t testing.TB, r row) {
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

func addCent(t testing.TB, text string) string {
	t.Helper()
	d, err := value.ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return ceilCents(new(big.Rat).Add(d.Big(), big.NewRat(1, 100)))
}
