package country

import (
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
)

// The indexes that columns hold are those of the words that are meant.
func TestWordsAreThoseOfTheFacts(t *testing.T) {
	c, err := catalogue.Load(nl.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []struct {
		fact  string
		index int
		word  string
	}{
		{"reden_voor_opvang", reasonWork, "werk"}, {"reden_voor_opvang", reasonEducation, "onderwijs"}, {"reden_voor_opvang", reasonNone, "geen"},
		{"uitsluiting_algemene_bijstand", 0, "geen"}, {"uitsluiting_algemene_bijstand", exclusionEducation, "onderwijs"},
		{"uitsluiting_bijstand", 0, "geen"}, {"vrijlating_van_loon", 0, "geen"}, {"woonland", abode, "nederland"},
		{"reden_uitwonend", reasonOther, "andere_reden"}, {"soort_woonruimte", 0, "zelfstandig"}, {"soort_woonruimte", 1, "onvrije_etage"},
		{"soort_woonruimte", 2, "aangewezen_onzelfstandig"}, {"soort_woonruimte", 3, "ander_onzelfstandig"}, {"soort_woonruimte", 4, "woonwagen"},
		{"samenlevingscontract", int(pairWords["samenlevingscontract"](partnerOf)), "geen"},
		{"samenlevingscontract", int(pairWords["samenlevingscontract"](partnerOf + 1)), "onderhands"},
		{"samenlevingscontract", int(pairWords["samenlevingscontract"](partnerOf + 2)), "notarieel"},
		{"verwantschap", int(pairWords["verwantschap"](spouseOf)), "geen"},
		{"verwantschap", int(pairWords["verwantschap"](childOf)), "ouder_of_kind"},
		{"verwantschap", int(pairWords["verwantschap"](siblingOf)), "andere_familie"},
		{"familie_in_de_tweede_graad", int(pairWords["familie_in_de_tweede_graad"](siblingOf)), "bloedverwant"},
		{"overeenkomst_over_de_woning", int(pairWords["overeenkomst_over_de_woning"](otherTo | pairChild)), "met_elkaar"},
		{"verzoek_geen_partner", int(pairWords["verzoek_geen_partner"](otherTo | pairChild)), "huurovereenkomst"},
	} {
		f, ok := c.Fact(w.fact)
		if !ok || w.index >= len(f.Type.Words) || f.Type.Words[w.index] != w.word {
			t.Errorf("word %d of %s is not %s: %v", w.index, w.fact, w.word, f.Type.Words)
		}
	}
}
