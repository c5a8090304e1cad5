package portal

import (
	"net/http/httptest"
	"strings"
	"testing"

	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/reason"
)

// partnerFacts are of somebody's spouse at the same address.
const partnerFacts = `"echtgenoot": true, "echtscheiding_verzocht": false, "eerder_dit_jaar_partner": true, "eigen_kind": false,
	"geboortedatum": "1979-09-02", "gehuwd": true, "gehuwd_sinds": "2021-03-02", "handicap_voor_huurgrens": false, "kind_erkend": false,
	"kind_samen": false, "kind_van_een_bewoner": false, "minderjarig_kind_op_adres": false, "niet_in_nederland_belastbaar_inkomen": 0,
	"onderhuurder": false, "partner_hele_jaar": true, "partner_in_vorig_jaar": true, "pensioenpartner": false, "rechtmatig_verblijf": true,
	"rendementsgrondslag": 0, "samen_eigen_woning": false, "samen_op_adres_sinds": "2020-03-02", "samenlevingscontract": "geen",
	"staat_hele_jaar_op_adres": true, "tijdelijke_bescherming_oekraine": false, "van_tafel_en_bed_gescheiden": false, "verwantschap": "geen",
	"verzoek_geen_partner": "geen", "vrijgestelde_groene_beleggingen": 0, "zelfde_woonadres": true`

const rentFacts = `{"andere_minderjarigen_op_adres": 0, "geboortedatum": "1982-02-02", "gehuwd": true, "handicap_voor_huurgrens": false,
	"huurt_woning": true, "ingeschreven_op_huuradres": true, "inkomensgegeven": 19900, "kale_huur": 843.09, "kinderen": [],
	"niet_in_nederland_belastbaar_inkomen": 0, "partnerkandidaten": [{"inkomensgegeven": 12500, ` + partnerFacts + `}],
	"rechtmatig_verblijf": true, "redelijke_huurprijs": null, "rendementsgrondslag": 8000, "soort_woonruimte": "zelfstandig",
	"standplaatshuur": null, "tijdelijke_bescherming_oekraine": false, "vrijgestelde_groene_beleggingen": 0}`

const childFacts = `{"geboortedatum": "1982-03-18", "gehuwd": false, "inkomensgegeven": 32000, "kinderen": [
	{"behoort_tot_huishouden": true, "geboortedatum": "2008-05-26", "kinderbijslag_gaat_naar_ander": false, "kinderbijslag_volgens_eu_regels": false,
	"onderhoudsbijdrage": "voldoende", "rechtmatig_verblijf": true, "woont_in_nederland": true}],
	"loonbelasting_over_werk_in_nederland": true, "niet_in_nederland_belastbaar_inkomen": 0, "partnerkandidaten": [], "rechtmatig_verblijf": true,
	"rendementsgrondslag": 0, "tijdelijke_bescherming_oekraine": false, "vrijgestelde_groene_beleggingen": 0, "woont_in_nederland": true}`

const careFacts = `{"geboortedatum": "1990-01-01", "gehuwd": false, "inkomensgegeven": 40000, "kinderen": [
	{"gaat_naar_voortgezet_onderwijs": false, "opvang_geregistreerd": true, "uren_dagopvang": 80, "uurprijs_dagopvang": 10,
	"uren_buitenschoolse_opvang": 0, "uurprijs_buitenschoolse_opvang": null, "uren_gastouderopvang": 0, "uurprijs_gastouderopvang": null},
	{"gaat_naar_voortgezet_onderwijs": false, "opvang_geregistreerd": true, "uren_dagopvang": 0, "uurprijs_dagopvang": null,
	"uren_buitenschoolse_opvang": 30, "uurprijs_buitenschoolse_opvang": 9, "uren_gastouderopvang": 0, "uurprijs_gastouderopvang": null}],
	"niet_in_nederland_belastbaar_inkomen": 0, "partnerkandidaten": [], "rechtmatig_verblijf": true, "reden_voor_opvang": "werk",
	"tijdelijke_bescherming_oekraine": false, "woont_in_nederland": true}`

func TestASumIsWrittenOutLineByLine(t *testing.T) {
	p, _ := open(t, fullFakes(t))
	v := &visit{Portal: p, Locale: p.words.In("nl")}
	for goal, c := range map[string]struct {
		facts string
		want  []string
	}{
		"huurtoeslag.huurtoeslag": {rentFacts, []string{
			"Huur tot waar alles telt | € 498,20 per maand", "Basishuur die u zelf betaalt | − € 200,71 per maand",
			"= Huur tot de eerste grens | € 297,49 per maand",
			"Deel tussen de eerste en de tweede grens (65% van € 214,82 per maand) | € 139,63 per maand",
			"Deel boven de tweede grens (40% van € 130,07 per maand) | € 52,03 per maand",
			"= Huurtoeslag voordat uw inkomen telt | € 489,15 per maand",
			"In een jaar (12 × € 489,15 per maand) | € 5.869,81 per jaar",
			"Wat eraf gaat omdat uw inkomen hoger is (22% van € 900,00 per jaar) | − € 198,00 per jaar",
			"Huurtoeslag per jaar, niet afgerond | € 5.671,81 per jaar", "Huurtoeslag | € 472,00 per maand",
		}},
		"kindgebonden-budget.kindgebonden_budget": {childFacts, []string{
			"Bedrag voor dit kind (uw kind 1) | € 3.544,00 per jaar", "Extra voor een ouder zonder partner | € 3.416,00 per jaar",
			"= Hoogste bedrag voor uw gezin | € 6.960,00 per jaar",
		}},
		"wet-kinderopvang.kinderopvangtoeslag": {careFacts, []string{
			"Kinderopvangtoeslag voor dit kind (uw kind 1) (96% van € 800,00 per maand) | € 768,00 per maand",
			"Kinderopvangtoeslag voor dit kind (uw kind 2) (96% van € 270,00 per maand) | € 259,20 per maand",
			"Kinderopvangtoeslag per maand, in centen | € 1.027,20 per maand", "Kinderopvangtoeslag | € 1.027,00 per maand",
		}},
	} {
		e, err := readReason(explain(t, goal, c.facts))
		if err != nil {
			t.Fatal(err)
		}
		sum := v.sum(e)
		if sum == nil {
			t.Errorf("%s has no sum: it came to %s", goal, e.Answer.Text)
			continue
		}
		have := plainSum(sum)
		at := 0
		for _, row := range c.want {
			if i := strings.Index(have[at:], row); i >= 0 {
				at += i + len(row)
			} else {
				t.Errorf("%s has no line %q after those before it:\n%s", goal, row, have)
			}
		}
		if last := sum.Rows[len(sum.Rows)-1]; !last.Total || last.Subtotal {
			t.Errorf("%s does not end in its outcome", goal)
		}
	}
}

func TestALawyerReadsThePublicationsInASum(t *testing.T) {
	p, _ := open(t, fullFakes(t))
	for path, want := range map[string]bool{"/regelingen/zorgtoeslag?voor=jurist": true, "/regelingen/zorgtoeslag": false} {
		l := reason.Line{Label: &reason.Text{NL: "Deel"}, Amount: reason.Value{Text: "150.00", Unit: "euro per year"}, Source: "Stcrt. 2024, 2", ShareSource: "Stb. 2024, 3",
			Article: &reason.Clause{Law: "steun", Title: "Steunwet", Article: "1"}}
		v := &visit{Portal: p, Locale: p.words.In("nl"), r: httptest.NewRequest("GET", path, nil)}
		if from := v.sumRow(explained{}, l).From; strings.HasSuffix(from, "; Stb. 2024, 3; Stcrt. 2024, 2") != want {
			t.Errorf("%s: %q", path, from)
		}
	}
}

// plainSum writes a sum as text; where a line comes from stands there where it is no
// link to a step or a source.
func plainSum(s *view.Sum) string {
	var b strings.Builder
	for _, r := range s.Rows {
		if r.Subtotal {
			b.WriteString("= ")
		}
		b.WriteString(r.Label)
		if r.How != "" {
			b.WriteString(" (" + r.How + ")")
		}
		b.WriteString(" | " + strings.ReplaceAll(r.Amount, "\u00a0", " ") + "\n")
	}
	return strings.ReplaceAll(b.String(), "\u00a0", " ")
}

func TestTheRowOfATableIsWrittenForPeople(t *testing.T) {
	p, _ := open(t, fullFakes(t))
	for lang, rows := range map[string]map[string]string{
		"nl": {"vanaf 42314.00": "vanaf 42.314", "boven 7.5": "boven 7,5", "bij 30": "bij 30", "geen": "geen"},
		"en": {"from 42314.00": "from 42,314"},
	} {
		v := &visit{Portal: p, Locale: p.words.In(lang)}
		for row, want := range rows {
			if have := v.tableRow(row); have != want {
				t.Errorf("%s: row %q is written %q, want %q", lang, row, have, want)
			}
		}
	}
}
