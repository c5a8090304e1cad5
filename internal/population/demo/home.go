package demo

// home says whether people at one address rent it and what the basic rent is a month:
// "" owns it, "?" rents it at a rent that is not known.
func home(rent string, people ...*member) {
	rented := map[string]string{
		"huurt_woning": "true", "soort_woonruimte": "zelfstandig", "ingeschreven_op_huuradres": "true", "kale_huur": rent,
		"huurtoeslag_gehad_voor_woning": "false", "woning_aangepast": "false", "woning_voor_acht_personen": "false",
		"servicekosten_energie": "0.00", "servicekosten_schoonmaak": "0.00", "servicekosten_huismeester": "0.00", "servicekosten_ruimten": "0.00",
		"handicap_voor_huurgrens": "false",
	}
	owner := "false"
	switch rent {
	case "":
		rented = map[string]string{"huurt_woning": "false", "ingeschreven_op_huuradres": "false"}
		owner = "true"
	case "?":
		rented["kale_huur"] = ""
	}
	for _, p := range people {
		p.knows(rented)
		p.extra.AsPartner = map[string]string{"samen_eigen_woning": owner}
	}
}

// childcare says what care a child has, of a kind in the register, and for how many
// hours a month at what price an hour.
func (p *member) childcare(kind, hours, price string) {
	if p.extra.AsChild == nil {
		p.extra.AsChild = map[string]string{}
	}
	for _, k := range []string{"dagopvang", "buitenschoolse_opvang", "gastouderopvang"} {
		p.extra.AsChild["uren_"+k] = "0.00"
	}
	p.extra.AsChild["uren_"+kind], p.extra.AsChild["uurprijs_"+kind] = hours, price
	p.extra.AsChild["opvang_geregistreerd"], p.extra.AsChild["gaat_naar_voortgezet_onderwijs"] = "true", "false"
}
