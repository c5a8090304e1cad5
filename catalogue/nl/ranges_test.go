package nl_test

import (
	"strings"
	"testing"

	"meent.nl/meent/law"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// TestARangePromisesNoMoreThanSomebodyGets: while nobody knows whether there is a
// partner, the most is what a couple without income gets, and no sum of the best of both.
func TestARangePromisesNoMoreThanSomebodyGets(t *testing.T) {
	const single = `"geboortedatum": "1990-01-01", "verzekerd_zvw": true, "inkomensgegeven": 20000`
	const known = `"verzekerd_zvw": true, "verzekering_opgeschort": false, "verdragsgerechtigd": false, "inkomensgegeven": 0,
		"niet_in_nederland_belastbaar_inkomen": 0, "rendementsgrondslag": 0, "vrijgestelde_groene_beleggingen": 0,
		"rechtmatig_verblijf": true, "geboortedatum": "1990-01-01"`
	const couple = known + `, "woonland": "nederland", "partnerkandidaten": [{` + known + `,
		"echtgenoot": true, "van_tafel_en_bed_gescheiden": false, "zelfde_woonadres": true, "verwantschap": "geen",
		"verzoek_geen_partner": "geen", "partner_hele_jaar": true, "woonland": "nederland"}]`
	most := zorgtoeslagOn(t, "2026-03-01", "{"+couple+"}")
	if most.Status != run.Decided {
		t.Fatalf("the couple's is %s, and needs %v", most.Status, most.Missing)
	}
	open := zorgtoeslagOn(t, "2026-03-01", "{"+single+"}")
	if open.Status != run.Ranged || open.High != most.Value || open.Low != 0 {
		t.Errorf("%s from %s to %s, want a range to %s", open.Status, open.Text(open.Low), open.Text(open.High), most.Text(most.Value))
	}
}

func zorgtoeslagOn(t *testing.T, day, facts string) run.Outcome {
	t.Helper()
	on, err := value.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	d, err := world(t).Laws.Decide("zorgtoeslag", on, func(f *run.Facts) error {
		_, err := law.ReadFacts(strings.NewReader(facts), f, world(t))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return d.Outcome
}
