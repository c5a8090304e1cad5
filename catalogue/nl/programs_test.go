package nl_test

import (
	"regexp"
	"strings"
	"testing"

	"meent.nl/meent/law/value"
)

// TestEveryRuleCompiles makes the program of every rule that can be asked, on the
// first day of each half-year in which all amounts are known.
func TestEveryRuleCompiles(t *testing.T) {
	laws := world(t).Laws
	made := 0
	for _, on := range []string{"2024-01-01", "2024-07-01", "2024-11-06", "2025-01-01", "2025-07-01", "2026-01-01", "2026-07-01"} {
		day, err := value.ParseDate(on)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range laws.Documents().InForce(day) {
			for _, a := range d.Articles {
				for _, r := range a.Rules {
					if r.Of != "person" && r.Of != "household" {
						continue
					}
					if _, err := laws.Program(d.Law+"."+r.Name, day); err != nil {
						t.Errorf("%s.%s on %s: %v", d.Law, r.Name, on, err)
					}
					made++
				}
			}
		}
	}
	if made < 200 {
		t.Errorf("only %d programs were made", made)
	}
}

// official is who sets numbers, or where they are published.
var official = regexp.MustCompile(`^(Stcrt\.|Stb\.|BWBR[0-9]{7}|SVB|SZW|Belastingdienst|Dienst Toeslagen|Gemeente)[ ,]`)

// TestEveryNumberShownNamesWhoSetIt looks at what residents see of a source, before
// the ;, in the laws of the services.
func TestEveryNumberShownNamesWhoSetIt(t *testing.T) {
	all := world(t)
	day, err := value.ParseDate("2026-03-02")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, s := range all.Services {
		for _, goal := range s.AllGoals() {
			p, err := all.Laws.Program(goal, day)
			if err != nil {
				t.Fatal(err)
			}
			for _, parameter := range p.Parameters {
				first, _, _ := strings.Cut(parameter.At.Source, ";")
				if !official.MatchString(first) || strings.Contains(first, "via ") || strings.Contains(first, ".nl") {
					t.Errorf("%s: the number of %s is said to be of %q", parameter.At.Place, parameter.Decl.Name, first)
				}
				seen++
			}
		}
	}
	if seen < 40 {
		t.Errorf("only %d numbers were seen", seen)
	}
}

// TestNoAmountAfterItEnded: where the next amount is not known, the old one is not
// used in its place, and what needs no amount goes on.
func TestNoAmountAfterItEnded(t *testing.T) {
	laws := world(t).Laws
	for _, c := range []struct{ goal, last, after, missing string }{
		{"aow.aow", "2026-12-31", "2027-01-01", "ouderdomspensioen"},
		{"aow.aow_vakantie_uitkering", "2026-12-31", "2027-01-01", "vakantie_uitkering"},
		{"kinderbijslag.kinderbijslag", "2026-12-31", "2027-01-01", "kinderbijslag_"},
		{"zorgtoeslag.zorgtoeslag", "2026-12-31", "2027-01-01", "zorgtoeslag"},
		{"kindgebonden-budget.kindgebonden_budget", "2026-12-31", "2027-01-01", "kindgebonden_budget"},
		{"huurtoeslag.huurtoeslag", "2026-12-31", "2027-01-01", "hoogste_huurgrens"},
		{"wet-kinderopvang.kinderopvangtoeslag", "2026-12-31", "2027-01-01", "uurprijs"},
		{"wet-minimumloon.wettelijk_minimumuurloon", "2026-12-31", "2027-01-01", "minimumuurloon"},
	} {
		for _, day := range []string{c.last, c.after} {
			on, err := value.ParseDate(day)
			if err != nil {
				t.Fatal(err)
			}
			_, err = laws.Program(c.goal, on)
			switch {
			case day == c.last && err != nil:
				t.Errorf("%s on %s: %v", c.goal, day, err)
			case day == c.after && err == nil:
				t.Errorf("%s on %s has an amount that nobody has set", c.goal, day)
			case day == c.after && (!strings.Contains(err.Error(), "held until "+c.last) || !strings.Contains(err.Error(), c.missing)):
				t.Errorf("%s on %s: %v", c.goal, day, err)
			}
		}
	}
	if got := ask(t, "aow.heeft_recht_op_aow", "2027-03-01", person{"geboortedatum": "1959-03-01", "aow_verzekerde_jaren": "50"}); got != "true" {
		t.Errorf("the right to AOW is %s while its amount is not known", got)
	}
}
