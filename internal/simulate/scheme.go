package simulate

import (
	"fmt"
	"slices"
	"strings"

	"meent.nl/meent/internal/population/country"
)

// Scheme is a goal that is simulated, and what its amount is of an income.
type Scheme struct {
	Goal string // law.rule
	// Of is who applies where the right is of several together; Everyone: each person.
	Of country.Joint
	In Part
	// Dutch and English are what people call it.
	Dutch, English string
}

// Everyone is Of a right that each person has alone.
const Everyone = country.Joints

// Part is what a scheme is of the income of a household.
type Part uint8

const (
	Net      Part = iota // income from work, benefits and pension after tax
	Benefit              // comes on top of net income
	Rent                 // likewise, and is meant for the rent
	Care                 // pays a bill, so that it is no income, yet a change of it is felt
	Included             // is in net income already: only a change of it counts
	Aside                // is no part of an income that is known here
)

// Schemes are those that `all` stands for, of which the population has all facts.
var Schemes = []Scheme{
	{"wet-ib-2001-marginaal.netto_inkomen", Everyone, Net, "Netto inkomen", "Net income"},
	{"aow.aow", Everyone, Included, "AOW", "State pension (AOW)"},
	{"participatiewet.bijstand", country.OfCouple, Included, "Bijstand", "Social assistance"},
	{"zorgtoeslag.zorgtoeslag", country.OfCouple, Benefit, "Zorgtoeslag", "Healthcare benefit"},
	{"huurtoeslag.huurtoeslag", country.OfHousehold, Rent, "Huurtoeslag", "Rent benefit"},
	{"kinderbijslag.kinderbijslag", country.OfParents, Benefit, "Kinderbijslag", "Child benefit"},
	{"kindgebonden-budget.kindgebonden_budget", country.OfParents, Benefit, "Kindgebonden budget", "Child budget"},
	{"wet-kinderopvang.kinderopvangtoeslag", country.OfParents, Care, "Kinderopvangtoeslag", "Childcare benefit"},
}

// Choose finds the schemes of a list of goals: law.rule, the name of a law for the
// scheme of that law, or all. A goal that is no known scheme is asked of one of each
// couple and of every other adult, and stands aside from incomes.
func Choose(list string) ([]Scheme, error) {
	var chosen []Scheme
	add := func(s Scheme) {
		if !slices.ContainsFunc(chosen, func(c Scheme) bool { return c.Goal == s.Goal }) {
			chosen = append(chosen, s)
		}
	}
	for goal := range strings.SplitSeq(list, ",") {
		goal = strings.TrimSpace(goal)
		at := slices.IndexFunc(Schemes, func(s Scheme) bool {
			law, _, _ := strings.Cut(s.Goal, ".")
			return s.Goal == goal || law == goal
		})
		switch {
		case goal == "":
			return nil, fmt.Errorf("a law is missing: give goals as law.rule with a comma between them, or all")
		case goal == "all":
			for _, s := range Schemes {
				add(s)
			}
		case at >= 0:
			add(Schemes[at])
		default:
			if !strings.Contains(goal, ".") {
				goal += "." + strings.ReplaceAll(goal, "-", "_")
			}
			add(Scheme{Goal: goal, Of: country.OfCouple, In: Aside, Dutch: goal, English: goal})
		}
	}
	return chosen, nil
}

// whole tells whether schemes make up a whole income.
func whole(chosen []Scheme) bool {
	for _, s := range Schemes {
		if !slices.ContainsFunc(chosen, func(c Scheme) bool { return c.Goal == s.Goal }) {
			return false
		}
	}
	return true
}
