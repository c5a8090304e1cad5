package nl_test

import (
	"encoding/json"
	"fmt"
	"strconv"
	"testing"
)

// inCare is a child at home that goes to registered care; hours and prices by kind.
func inCare(born string, hours, prices map[string]string) person {
	child := atHome(born)
	child["opvang_geregistreerd"], child["gaat_naar_voortgezet_onderwijs"] = "true", "false"
	for _, kind := range []string{"dagopvang", "buitenschoolse_opvang", "gastouderopvang"} {
		child["uren_"+kind], child["uurprijs_"+kind] = "0", nil
		if h, ok := hours[kind]; ok {
			child["uren_"+kind], child["uurprijs_"+kind] = h, prices[kind]
		}
	}
	return child
}

func workingParent(income, born string, children ...person) person {
	p := parent(income, born)
	p["reden_voor_opvang"], p["kinderen"] = "werk", children
	return p
}

var careKinds = map[string]string{"dagopvang": "dagopvang", "bso": "buitenschoolse_opvang", "gastouder": "gastouderopvang"}

func kinderopvangtoeslagRow(t testing.TB, r row) {
	on := fmt.Sprintf("%d-05-01", r.Year)
	switch {
	case sweep(r) != nil:
		child := inCare(r.text("kind_geboren"), map[string]string{"buitenschoolse_opvang": r.text("opvanguren_per_maand")},
			map[string]string{"buitenschoolse_opvang": r.text("uurtarief")})
		facts := workingParent(r.text("toetsingsinkomen"), r.text("aanvrager_geboren"), child)
		check(t, r, "wet-kinderopvang.kinderopvangtoeslag", on, facts, plain(r.Expected["per_maand_eur"]))
	case r.Expected["percentage_eerste_kind"] != nil:
		percentageRow(t, r, on)
	case r.Expected["dagopvang"] != nil:
		for kind, fact := range careKinds {
			child := inCare("2020-02-02", map[string]string{fact: "1"}, map[string]string{fact: "90"})
			check(t, r, "besluit-kinderopvangtoeslag.toeslag_van_alle_kinderen", on,
				workingParent("0", "1990-05-17", child), share(t, plain(r.Expected[kind]), 960))
		}
		child := inCare("2020-02-02", map[string]string{"dagopvang": "300"}, map[string]string{"dagopvang": "1"})
		check(t, r, "besluit-kinderopvangtoeslag.toeslag_van_alle_kinderen", on,
			workingParent("0", "1990-05-17", child), share(t, plain(r.Expected["max_uren_per_maand"]), 960))
	default:
		careExample(t, r, on)
	}
}

// percentageRow asks for the percentages at both ends of a row of the table. The
// table of 2024 was printed with ends that may be a euro off.
func percentageRow(t testing.TB, r row, on string) {
	from, to, slack := r.text("toetsingsinkomen_van"), r.text("toetsingsinkomen_tot_en_met"), 0
	if to == "" {
		to, slack = r.text("toetsingsinkomen_tot"), 2
	}
	incomes := []int{wholeEuros(t, from) + slack}
	if to != "" && to != "null" {
		incomes = append(incomes, wholeEuros(t, to)-slack)
	}
	for _, income := range incomes {
		facts := workingParent(strconv.Itoa(income), "1990-05-17")
		check(t, r, "besluit-kinderopvangtoeslag.percentage_eerste_kind", on, facts, plain(r.Expected["percentage_eerste_kind"]))
		if want := plain(r.Expected["percentage_volgende_kinderen"]); want != "null" {
			check(t, r, "besluit-kinderopvangtoeslag.percentage_volgende_kinderen", on, facts, want)
		}
	}
}

func careExample(t testing.TB, r row, on string) {
	var given []struct {
		Soort, Uurtarief string
		Uren             json.Number
	}
	if err := json.Unmarshal(r.Inputs["kinderen"], &given); err != nil {
		t.Fatal(err)
	}
	var children []person
	for _, c := range given {
		kind := careKinds[c.Soort]
		children = append(children, inCare("2022-02-02", map[string]string{kind: c.Uren.String()}, map[string]string{kind: c.Uurtarief}))
	}
	facts := workingParent(r.text("toetsingsinkomen"), "1990-05-17", children...)
	check(t, r, "wet-kinderopvang.kinderopvangtoeslag", on, facts, plain(r.Expected["per_maand_eur"]))
	check(t, r, "besluit-kinderopvangtoeslag.toeslag_van_alle_kinderen", on, facts, plain(r.Expected["per_maand"]))
}

func wholeEuros(t testing.TB, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// share is so many thousandths of an amount, half up to cents.
func share(t testing.TB, amount string, thousandths int) string {
	t.Helper()
	var euros, part int
	if _, err := fmt.Sscanf(amount+".00", "%d.%2d", &euros, &part); err != nil {
		t.Fatal(err)
	}
	cents := ((euros*100+part)*thousandths + 500) / 1000
	return fmt.Sprintf("%d.%02d", cents/100, cents%100)
}
