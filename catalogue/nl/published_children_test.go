package nl_test

import (
	"encoding/json"
	"fmt"
	"testing"
)

// parent is somebody with an income who lives in the Netherlands.
func parent(income, born string) person {
	p := insured(income, born)
	p["rechtmatig_verblijf"], p["woont_in_nederland"] = "true", "true"
	return p
}

// atHome is a child that lives with the applicant.
func atHome(born string) person {
	return person{
		"geboortedatum": born, "behoort_tot_huishouden": "true", "woont_in_nederland": "true",
		"kinderbijslag_gaat_naar_ander": "false",
	}
}

// sweep is the single parent of the official calculator of 2024, or nil where the
// row is another one.
func sweep(r row) person {
	income := r.text("toetsingsinkomen")
	if income == "" || r.text("kind_geboren") == "" {
		return nil
	}
	facts := parent(income, r.text("aanvrager_geboren"))
	facts["kinderen"] = []person{atHome(r.text("kind_geboren"))}
	return facts
}

func kindgebondenBudgetRow(t testing.TB, r row) {
	on := fmt.Sprintf("%d-05-01", r.Year)
	facts := sweep(r)
	if facts == nil {
		facts = parent(r.text("toetsingsinkomen_gezamenlijk"), "1990-05-17")
		facts["kinderen"] = childrenOf(t, r)
		if r.text("toeslagpartner") == "true" {
			facts["partnerkandidaten"] = []person{spouse("0")}
		}
	}
	goals := map[string]string{
		"per_maand_eur": "kindgebonden-budget.kindgebonden_budget", "per_jaar_eur": "kindgebonden-budget.kindgebonden_budget_per_jaar",
	}
	for key, want := range r.Expected {
		check(t, r, goals[key], on, facts, plain(want))
	}
}

// childrenOf are the children of a row: their ages, or how many under 12.
func childrenOf(t testing.TB, r row) []person {
	ages := []int{}
	if err := json.Unmarshal(r.Inputs["kinderen"], &ages); err != nil {
		var number int
		if err := json.Unmarshal(r.Inputs["kinderen"], &number); err != nil || r.text("alle_kinderen") != "<12" {
			t.Fatalf("%s: who the children are is not told", r.Description)
		}
		ages = make([]int, number)
		for i := range ages {
			ages[i] = 5
		}
	}
	children := []person{}
	for _, age := range ages {
		children = append(children, atHome(fmt.Sprintf("%d-02-03", r.Year-age)))
	}
	return children
}
