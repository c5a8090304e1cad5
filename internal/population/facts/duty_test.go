package facts_test

import (
	"testing"

	"meent.nl/meent/internal/population/facts"
	"meent.nl/meent/internal/register"
)

// Nobody must insure before the act or after today, nobody asks before they must,
// and only who is not insured is exempt or never asked.
func TestDutyToInsure(t *testing.T) {
	g := facts.New("seed", on(t))
	counts := map[string]int{}
	for _, v := range views(t, 1500) {
		f := g.Person(v)
		insured, exempt := f["verzekerd_zvw"].Text, f["vrijgesteld_van_zorgverzekering"].Text
		since, asked := f["verzekeringsplicht_sinds"], f["zorgverzekering_aangevraagd_op"]
		counts[exempt]++
		if exempt == "militair" || exempt == "gemoedsbezwaard" {
			if insured != "false" || since.State != register.Unknown {
				t.Errorf("who is %s is insured %q, since %v", exempt, insured, since.State)
			}
		}
		if asked.State == register.NotApplicable && insured != "false" {
			t.Errorf("insured %q without asking", insured)
		}
		if since.State == register.Known {
			counts["since"]++
			if since.Text < "2006-01-01" || since.Text > "2026-03-02" {
				t.Errorf("must insure since %s", since.Text)
			}
		}
		if asked.State == register.Known {
			counts["asked"]++
			if since.State != register.Known || asked.Text < since.Text || asked.Text > "2026-03-02" {
				t.Errorf("asked on %s, must since %q", asked.Text, since.Text)
			}
		}
	}
	if counts["militair"]+counts["gemoedsbezwaard"] == 0 || counts["since"] < 1000 || counts["asked"] < 1000 {
		t.Errorf("the town has %v", counts)
	}
}
