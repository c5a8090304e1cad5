package registertest

import (
	"fmt"
	"testing"
	"testing/fstest"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
)

const regulations = `regulations:
  - id: wet
    title: {nl: Wet, en: Act}
    source: BWBR0000001
    articles:
      "1": {nl: Mag., en: May.}
      "2": {nl: Mag ook., en: May too.}
`

const organisations = `organisation: %s
name: {nl: %[1]s, en: %[1]s}
kind: uitvoeringsorganisatie
oin: "00000099000000001000"
test_oin: true
reports_use: true
`

const brp = `register: brp
owner: rvig
title: {nl: Basisregistratie Personen, en: Personal Records Database}
connector: brp
synthetic: false
relations:
  - {name: kinderen, member: child, max: 3, label: {nl: Kinderen, en: Children}}
  - {name: partnerkandidaten, member: kandidaat, max: 10, label: {nl: Kandidaten, en: Candidates}}
fields:
  - {name: geboortedatum, of: person, type: date, min: 1880-01-01, max: 2030-12-31, group: wie-ik-ben, label: {nl: Geboortedatum, en: Date of birth}, question: {nl: Wanneer?, en: When?}, path: geboorte.datum}
  - {name: overlijdensdatum, of: person, type: date, min: 1880-01-01, max: 2030-12-31, group: wie-ik-ben, label: {nl: Overleden, en: Died}, question: {nl: Wanneer?, en: When?}, path: overlijden.datum}
  - {name: naam, of: person, type: text, group: wie-ik-ben, label: {nl: Naam, en: Name}, path: naam.volledigeNaam}
  - {name: geslacht, of: person, type: "one of [man, vrouw, onbekend]", group: wie-ik-ben, label: {nl: Geslacht, en: Gender}, question: {nl: Wat?, en: What?}, path: geslacht}
  - {name: gehuwd, of: person, type: boolean, group: wie-ik-ben, label: {nl: Gehuwd, en: Married}, question: {nl: Gehuwd?, en: "Married?"}, path: partners}
  - {name: gehuwd_sinds, of: kandidaat, type: date, min: 1900-01-01, max: 2030-12-31, group: gezin, label: {nl: Gehuwd sinds, en: Married since}, question: {nl: Wanneer?, en: When?}}
  - {name: woont_in_nederland, of: person, type: boolean, group: wonen, label: {nl: Woont hier, en: Lives here}, question: {nl: Hier?, en: "Here?"}, path: verblijfplaats}
  - {name: woonland, of: person, type: "one of [nederland, belgie, duitsland, frankrijk, ander_land]", group: wonen, label: {nl: Woonland, en: Country}, question: {nl: Waar?, en: "Where?"}, path: verblijfplaats}
  - {name: adres, of: person, type: text, group: wonen, label: {nl: Adres, en: Address}, path: verblijfplaats}
  - {name: rechtmatig_verblijf, of: person, type: boolean, group: wie-ik-ben, label: {nl: Verblijf, en: Residence}, question: {nl: Mag?, en: "May?"}, path: verblijfstitel}
  - {name: tijdelijke_bescherming_oekraine, of: person, type: boolean, group: wie-ik-ben, label: {nl: Oekraine, en: Ukraine}, question: {nl: Oekraine?, en: "Ukraine?"}, path: verblijfstitel}
  - {name: behoort_tot_huishouden, of: child, type: boolean, group: gezin, label: {nl: Woont bij u, en: Lives with you}, question: {nl: Thuis?, en: "At home?"}}
  - {name: echtgenoot, of: kandidaat, type: boolean, group: gezin, label: {nl: Echtgenoot, en: Spouse}, question: {nl: Echtgenoot?, en: "Spouse?"}}
  - {name: gehuwd_geweest_met_aanvrager, of: kandidaat, type: boolean, group: gezin, label: {nl: Ex, en: Former}, question: {nl: Ex?, en: "Former?"}}
  - {name: zelfde_woonadres, of: kandidaat, type: boolean, group: wonen, label: {nl: Zelfde adres, en: Same address}, question: {nl: Zelfde?, en: "Same?"}}
  - {name: samen_op_adres_sinds, of: kandidaat, type: date, min: 1900-01-01, max: 2030-12-31, group: wonen, label: {nl: Samen sinds, en: Together since}, question: {nl: Wanneer?, en: When?}}
  - {name: verwantschap, of: kandidaat, type: "one of [geen, ouder_of_kind, aangetrouwde_ouder_of_kind, pleegkind, andere_familie]", group: gezin, label: {nl: Familie, en: Family}, question: {nl: Familie?, en: "Family?"}}
  - {name: kind_samen, of: kandidaat, type: boolean, group: gezin, label: {nl: Kind samen, en: Child together}, question: {nl: Kind?, en: "Child?"}}
  - {name: kind_erkend, of: kandidaat, type: boolean, group: gezin, label: {nl: Kind erkend, en: Child acknowledged}, question: {nl: Erkend?, en: "Acknowledged?"}}
  - {name: minderjarig_kind_op_adres, of: kandidaat, type: boolean, group: gezin, label: {nl: Kind op adres, en: Child at address}, question: {nl: Kind?, en: "Child?"}}
  - {name: eigen_kind, of: kandidaat, type: boolean, group: gezin, label: {nl: Eigen kind, en: Own child}, question: {nl: Kind?, en: "Child?"}}
  - {name: kind_van_een_bewoner, of: kandidaat, type: boolean, group: gezin, label: {nl: Kind van een bewoner, en: Child of a resident}, question: {nl: Kind?, en: "Child?"}}
`

const belastingdienst = `register: belastingdienst
owner: belastingdienst
title: {nl: Inkomen, en: Income}
connector: embedded
synthetic: true
fields:
  - {name: inkomen, of: person, type: euro per year, decimals: 2, min: -1000, max: 1000000, group: inkomen, label: {nl: Inkomen, en: Income}, question: {nl: Hoeveel?, en: "How much?"}}
`

const ciz = `register: ciz
owner: ciz
title: {nl: Zorgindicaties, en: Care assessments}
connector: embedded
synthetic: true
fields:
  - {name: intensieve_zorg, of: child, type: boolean, group: zorg, label: {nl: Veel zorg, en: Intensive care}, question: {nl: Zorg?, en: "Care?"}}
  - {name: indicatie_sinds, of: person, type: date, min: 1900-01-01, max: 2030-12-31, group: zorg, label: {nl: Indicatie, en: Assessment}, question: {nl: Wanneer?, en: When?}}
`

// Purposes of this world. Limited may not read the income, nor who has died.
const (
	Everything = "alles-inzien"
	Limited    = "steun-vaststellen"
)

const purposes = `purpose: %s
organisation: %s
title: {nl: %[1]s, en: %[1]s}
basis: {law: wet, article: "1"}
activity: https://example.org/verwerking/%[1]s
inspection: true
grants:
`

// Catalogue is the small world.
func Catalogue(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	fsys := fstest.MapFS{}
	add := func(name, text string) { fsys[name] = &fstest.MapFile{Data: []byte(text)} }
	add("regulations.yaml", regulations)
	for _, o := range []string{"rvig", "belastingdienst", "ciz", "dienst"} {
		add("organisations/"+o+".yaml", fmt.Sprintf(organisations, o))
	}
	add("registers/brp.yaml", brp)
	add("registers/belastingdienst.yaml", belastingdienst)
	add("registers/ciz.yaml", ciz)
	add("purposes/everything.yaml", fmt.Sprintf(purposes, Everything, "rvig")+
		"  - {register: brp, basis: {law: wet, article: \"1\"}, fields: all}\n"+
		"  - {register: belastingdienst, basis: {law: wet, article: \"2\"}, fields: all}\n"+
		"  - {register: ciz, basis: {law: wet, article: \"2\"}, fields: all}\n")
	add("purposes/limited.yaml", fmt.Sprintf(purposes, Limited, "dienst")+
		"  - {register: brp, basis: {law: wet, article: \"1\"}, fields: [geboortedatum, gehuwd, kinderen, behoort_tot_huishouden]}\n"+
		"  - {register: ciz, basis: {law: wet, article: \"2\"}, fields: [intensieve_zorg]}\n")
	c, err := catalogue.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Fictitious persons: numbers of the official test set.
var (
	Anna  = BSN("999993653")
	Bob   = BSN("999990421")
	Child = BSN("999992442")
)

// BSN is a number that passes the eleven-test.
func BSN(digits string) kernel.BSN {
	b, err := kernel.ParseBSN(digits)
	if err != nil {
		panic("registertest: " + err.Error())
	}
	return b
}
