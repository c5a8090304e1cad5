package demo

import (
	"maps"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/population/personlist"
)

// featuredElsewhere makes people in municipalities that set rules of their own.
func (m *maker) featuredElsewhere() error {
	for _, make := range []func() error{
		m.singleParentInDiemen, m.reducedInDiemen, m.longLowInAlphen, m.driverInUtrecht, m.partTimeInAmsterdam, m.noIncomeInTheHague,
	} {
		if err := make(); err != nil {
			return err
		}
	}
	return nil
}

// onAssistance are the facts of somebody with nothing left but assistance to ask for, or to
// live on.
func onAssistance(further map[string]string) map[string]string {
	facts := map[string]string{
		"netto_loon": "0.00", "netto_overig_inkomen": "0.00", "particulier_pensioen": "0.00", "vrijlating_van_loon": "geen",
		"bezittingen": "850.00", "schulden": "0.00", "gespaard_tijdens_bijstand": "0.00", "overwaarde_van_de_woning": "0.00",
		"uitsluiting_bijstand": "geen", "uitsluiting_algemene_bijstand": "geen", "weken_in_het_buitenland": "0",
		"verblijft_in_inrichting": "false", "kan_geen_beroep_doen_op_ouders": "false", "tijdelijk_elders_vanwege_mantelzorg": "false",
		"niet_nagekomen_verplichting": "geen", "geen_uitzicht_op_meer_inkomen": "true", "reden_voor_opvang": "geen",
	}
	maps.Copy(facts, further)
	return facts
}

// singleParentInDiemen has had little for years, and her benefit has ended; more than a year
// ago she got the supplement of Diemen.
func (m *maker) singleParentInDiemen() error {
	defer m.at("0384")()
	mother, err := m.figure(figure{given: "Nadia", name: surname{"el", "Amrani"}, gender: personlist.Woman, born: m.aged(34, 5), since: 6,
		income: "17600.00", work: "0.00", savings: "850.00", facts: onAssistance(map[string]string{
			"maanden_met_laag_inkomen": "52", "gemiddeld_inkomen_van_drie_jaar": "98.00",
			"laatste_inkomenstoeslag": m.on.AddMonths(-14).String(),
		})})
	if err != nil {
		return err
	}
	people := []*member{mother}
	for _, child := range []struct {
		given  string
		gender personlist.Gender
		born   personlist.Date
	}{{"Bilal", personlist.Man, m.aged(9, 6)}, {"Leila", personlist.Woman, m.aged(5, 10)}} {
		p, err := m.figure(figure{given: child.given, name: surname{"el", "Amrani"}, gender: child.gender, born: child.born, income: "0.00", savings: "0.00"})
		if err != nil {
			return err
		}
		p.extra.AsChild = map[string]string{"intensieve_zorg": "false", "leerplicht_niet_nagekomen": "false"}
		if low, _, _ := p.person.Birth.On.Range(); low < m.years(6) {
			p.since = mother.since
		}
		parentOf(p, mother)
		people = append(people, p)
	}
	home("618.40", mother)
	m.persona(mother, catalogue.Text{
		NL: "woont in Diemen met twee kinderen; haar uitkering is gestopt, zodat zij bijstand kan vragen, en een toeslag van haar gemeente",
		EN: "lives in Diemen with two children; her benefit has ended, so that she can ask for assistance, and for a supplement of her municipality",
	})
	return m.add(people...)
}

// reducedInDiemen did not cooperate with a plan of action this month.
func (m *maker) reducedInDiemen() error {
	defer m.at("0384")()
	p, err := m.figure(figure{given: "Dirk", name: surname{"", "Terpstra"}, gender: personlist.Man, born: m.aged(45, 2), since: 11,
		income: "17200.00", work: "0.00", savings: "850.00", facts: onAssistance(map[string]string{
			"niet_nagekomen_verplichting": "plan_van_aanpak", "maanden_met_laag_inkomen": "20", "gemiddeld_inkomen_van_drie_jaar": "131.00",
		})})
	if err != nil {
		return err
	}
	home("702.00", p)
	return m.add(p)
}

// longLowInAlphen is a couple with a child of 13 who have lived on little for years.
func (m *maker) longLowInAlphen() error {
	defer m.at("0484")()
	low := onAssistance(map[string]string{"maanden_met_laag_inkomen": "61", "gemiddeld_inkomen_van_drie_jaar": "101.00",
		"laatste_inkomenstoeslag": m.on.AddMonths(-20).String()})
	a, err := m.figure(figure{given: "Petra", name: surname{"", "Nijboer"}, gender: personlist.Woman, born: m.aged(47, 8), since: 9,
		income: "12300.00", work: "0.00", savings: "850.00", facts: low})
	if err != nil {
		return err
	}
	b, err := m.figure(figure{given: "Kees", name: surname{"", "Nijboer"}, gender: personlist.Man, born: m.aged(51, 1), since: 9,
		income: "12300.00", work: "0.00", savings: "850.00", facts: low})
	if err != nil {
		return err
	}
	marry("H", m.years(16), a, b)
	child, err := m.figure(figure{given: "Tim", name: surname{"", "Nijboer"}, gender: personlist.Man, born: m.aged(13, 3), since: 9, income: "0.00", savings: "0.00"})
	if err != nil {
		return err
	}
	child.extra.AsChild = map[string]string{"intensieve_zorg": "false", "leerplicht_niet_nagekomen": "false"}
	a.extra.AsParent = map[string]string{"kinderbijslag_gaat_naar_ander": "false"}
	b.extra.AsParent = map[string]string{"kinderbijslag_gaat_naar_ander": "true"}
	parentOf(child, a, b)
	home("655.10", a, b)
	return m.add(a, b, child)
}

// driverInUtrecht bought a car and has no permit to park it.
func (m *maker) driverInUtrecht() error {
	defer m.at("0344")()
	p, err := m.figure(figure{given: "Floris", name: surname{"van", "Rhenen"}, gender: personlist.Man, born: m.aged(31, 7), since: 2,
		income: "41200.00", savings: "9300.00", facts: map[string]string{
			"aantal_voertuigen": "1", "rijbewijs_b": "true", "parkeerzone": "zone_b1", "parkeervergunningen_op_adres": "0",
			"eigen_parkeerplaatsen": "0", "adres_zonder_parkeervergunning": "false", "vergunningen_in_gebied_op": "false",
			"woont_in_zelfstandige_woning": "true",
		}})
	if err != nil {
		return err
	}
	home("884.00", p)
	m.persona(p, catalogue.Text{
		NL: "woont in Utrecht, heeft een auto en nog geen parkeervergunning",
		EN: "lives in Utrecht, has a car and no parking permit yet",
	})
	return m.add(p)
}

// partTimeInAmsterdam earns less than the norm of assistance, and waits for a permit.
func (m *maker) partTimeInAmsterdam() error {
	defer m.at("0363")()
	p, err := m.figure(figure{given: "Grace", name: surname{"", "Okafor"}, gender: personlist.Woman, born: m.aged(56, 3), since: 14,
		income: "10400.00", savings: "2600.00", facts: onAssistance(map[string]string{
			"netto_loon": "861.50", "bezittingen": "2600.00", "maanden_met_laag_inkomen": "44", "gemiddeld_inkomen_van_drie_jaar": "93.00",
			"laatste_inkomenstoeslag": m.on.AddMonths(-30).String(),
			"aantal_voertuigen":       "1", "rijbewijs_b": "true", "parkeervergunningen_op_adres": "0", "eigen_parkeerplaatsen": "0",
			"adres_zonder_parkeervergunning": "false", "vergunningen_in_gebied_op": "true", "vergunningen_per_woning_in_gebied": "1",
			"woont_in_zelfstandige_woning": "true",
		})})
	if err != nil {
		return err
	}
	home("597.30", p)
	m.persona(p, catalogue.Text{
		NL: "woont in Amsterdam en verdient met haar baan minder dan de bijstand",
		EN: "lives in Amsterdam and earns less with her job than assistance would be",
	})
	return m.add(p)
}

// noIncomeInTheHague lives in a municipality that is not connected.
func (m *maker) noIncomeInTheHague() error {
	defer m.at("0518")()
	p, err := m.figure(figure{given: "Youssef", name: surname{"", "Kaya"}, gender: personlist.Man, born: m.aged(40, 9), since: 5,
		income: "0.00", savings: "600.00", facts: onAssistance(map[string]string{"maanden_met_laag_inkomen": "3", "gemiddeld_inkomen_van_drie_jaar": "120.00"})})
	if err != nil {
		return err
	}
	home("701.70", p)
	return m.add(p)
}
