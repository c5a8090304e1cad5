package nl_test

import (
	"fmt"
	"math/big"
	"regexp"
	"testing"
)

// taxpayer is somebody who lives alone, with income from work only.
func taxpayer(born, work string) person {
	return person{
		"geboortedatum": born, "arbeidsinkomen": work, "uitkeringen_en_pensioen": "0", "eigenwoningforfait": "0", "aftrek_eigen_woning": "0",
		"persoonsgebonden_aftrek": "0", "inkomen_uit_aanmerkelijk_belang": "0", "inkomen_uit_sparen_en_beleggen": "0",
		"kinderen": []person{}, "partnerkandidaten": []person{},
	}
}

// number is a number in a text of a published row.
var number = regexp.MustCompile(`[0-9]+(\.[0-9]+)?`)

const young, old = "1990-05-05", "1950-05-05"

// inkomstenbelastingRow asks for the published parameters of box 1 at the ends and in
// the middle of each stretch.
func inkomstenbelastingRow(t testing.TB, r row) {
	texts := map[string]func(testing.TB, row, string, []string){
		"schijf": brackets, "ahk": generalCredit, "ak": labourCredit, "ak_max": labourCreditTop, "iack": combinationCredit,
		"ouderenkorting": elderlyCredit, "alleenstaande_ouderenkorting": singleElderlyCredit,
	}
	for key, want := range r.Expected {
		try, ok := texts[key]
		if !ok {
			t.Errorf("nobody checks %s", key)
			continue
		}
		try(t, r, fmt.Sprintf("%d-07-01", r.Year), number.FindAllString(plain(want), -1))
	}
}

// amount is a + b·c, exactly; add is a plus a number of euros.
func amount(t testing.TB, a, percent, euros string) string {
	t.Helper()
	x := rational(t, percent)
	x.Mul(x, rational(t, euros)).Quo(x, big.NewRat(100, 1)).Add(x, rational(t, a))
	if x.Sign() < 0 {
		return "0"
	}
	return x.FloatString(6)
}

func add(t testing.TB, a string, euros int64) string {
	t.Helper()
	return new(big.Rat).Add(rational(t, a), big.NewRat(euros, 1)).FloatString(2)
}

func rational(t testing.TB, text string) *big.Rat {
	t.Helper()
	x, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is no number", text)
	}
	return x
}

// brackets: 0, end, percent, (percent at AOW age,) end, end, percent, percent.
func brackets(t testing.TB, r row, on string, n []string) {
	const goal = "wet-ib-2001-marginaal.marginale_heffing"
	ends, percents := []string{n[1], n[len(n)-3]}, []string{n[2], n[len(n)-2], n[len(n)-1]}
	check(t, r, goal, on, taxpayer(young, "1000"), percents[0])
	for i, end := range ends {
		check(t, r, goal, on, taxpayer(young, add(t, end, -1)), percents[i])
		check(t, r, goal, on, taxpayer(young, end), percents[i+1])
	}
	if len(n) == 8 {
		check(t, r, goal, on, taxpayer(old, n[1][:4]), n[3])
	}
}

// generalCredit: maximum, percent, threshold (, maximum and percent at AOW age).
func generalCredit(t testing.TB, r row, on string, n []string) {
	for i, born := range []string{young, old} {
		goal := "wet-ib-2001-heffingskortingen.algemene_heffingskorting"
		top, percent := n[0], n[1]
		if i == 1 {
			if len(n) < 5 {
				return
			}
			goal, top, percent = "praktijk-belastingdienst.algemene_heffingskorting_volgens_de_tabel", n[3], n[4]
		}
		check(t, r, goal, on, taxpayer(born, "0"), top)
		check(t, r, goal, on, taxpayer(born, n[2]), top)
		check(t, r, goal, on, taxpayer(born, add(t, n[2], 10000)), amount(t, top, "-"+percent, "10000"))
		check(t, r, goal, on, taxpayer(born, add(t, n[2], 100000)), "0")
	}
}

const labour = "wet-ib-2001-heffingskortingen.arbeidskorting"

// labourCredit: percent and end; amount, percent and end; twice; then the taper.
func labourCredit(t testing.TB, r row, on string, n []string) {
	check(t, r, labour, on, taxpayer(young, "10000"), amount(t, "0", n[0], "10000"))
	for i := 2; i < 8; i += 3 {
		start := n[i-1]
		check(t, r, labour, on, taxpayer(young, add(t, start, 5000)), amount(t, n[i], n[i+1], "5000"))
	}
	check(t, r, labour, on, taxpayer(young, n[7]), n[8])
	check(t, r, labour, on, taxpayer(young, add(t, n[7], 10000)), amount(t, n[8], "-"+n[9], "10000"))
	check(t, r, labour, on, taxpayer(young, n[10]), "0")
}

// labourCreditTop: maximum, income where it starts to taper, percent, income where it ends.
func labourCreditTop(t testing.TB, r row, on string, n []string) {
	// By the act it is 4 cents less at this income; tables print whole euros.
	if got := rational(t, ask(t, labour, on, taxpayer(young, n[1]))); got.FloatString(0) != n[0] {
		t.Errorf("the credit at %s is %s, published %s", n[1], got.FloatString(2), n[0])
	}
	check(t, r, labour, on, taxpayer(young, add(t, n[1], 10000)), amount(t, n[0], "-"+n[2], "10000"))
	check(t, r, labour, on, taxpayer(young, n[3]), "0")
	if got := ask(t, labour, on, taxpayer(young, add(t, n[3], -10))); got == "0" || got == "0.00" {
		t.Errorf("the credit is gone before %s", n[3])
	}
}

// combinationCredit: percent, threshold, maximum.
func combinationCredit(t testing.TB, r row, on string, n []string) {
	const goal = "wet-ib-2001-heffingskortingen.combinatiekorting"
	parent := func(work string) person {
		p := taxpayer(young, work)
		p["kinderen"] = []person{{"geboortedatum": "2020-01-01", "half_jaar_in_huishouden": "true"}}
		return p
	}
	check(t, r, goal, on, parent(n[1]), "0")
	check(t, r, goal, on, parent(add(t, n[1], 1000)), amount(t, "0", n[0], "1000"))
	check(t, r, goal, on, parent("90000"), n[2])
}

// elderlyCredit: maximum, income where it starts to taper, percent.
func elderlyCredit(t testing.TB, r row, on string, n []string) {
	const goal = "wet-ib-2001-heffingskortingen.ouderenkorting"
	check(t, r, goal, on, taxpayer(old, n[1]), n[0])
	check(t, r, goal, on, taxpayer(old, add(t, n[1], 1000)), amount(t, n[0], "-"+n[2], "1000"))
	check(t, r, goal, on, taxpayer(young, n[1]), "0")
}

func singleElderlyCredit(t testing.TB, r row, on string, n []string) {
	check(t, r, "wet-ib-2001-heffingskortingen.alleenstaande_ouderenkorting", on, taxpayer(old, "20000"), n[0])
}
