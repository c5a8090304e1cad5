package country

import (
	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/program"
)

func amounts(v []int32) *batch.Column { return &batch.Column{Narrow: v} }

// truth is a column of a boolean.
func truth(v []uint64) *batch.Column { return &batch.Column{Bits: v} }

// same is what is the same for everybody.
func same(v int64) *batch.Column { return &batch.Column{Fixed: program.Exactly(v)} }

func no() *batch.Column  { return same(0) }
func yes() *batch.Column { return same(1) }

// nobody's is what nobody has.
func notApplicable() *batch.Column { return &batch.Column{Fixed: program.Null} }

// of is a column of others, by whose it is.
func of(c *batch.Column, at []int32) *batch.Column {
	d := *c
	d.At = at
	return &d
}

// abode is the index of word nederland in the fact woonland.
const abode = 0

// personal are the facts that a person has, whoever asks.
func (s *store) personal() map[string]*batch.Column {
	return map[string]*batch.Column{
		"geboortedatum": amounts(s.birth), "gehuwd": truth(s.married),
		"inkomensgegeven": amounts(s.income), "arbeidsinkomen": amounts(s.labour),
		"rendementsgrondslag": amounts(s.assets), "bezittingen": amounts(s.possessions), "schulden": amounts(s.debts),
		"netto_loon": amounts(s.netWage), "netto_overig_inkomen": amounts(s.netOther), "particulier_pensioen": amounts(s.netPension),
		"reden_voor_opvang": {Bytes: s.reason}, "uitsluiting_algemene_bijstand": {Bytes: s.exclusion},
		"verzekerd_zvw": truth(s.insured), "verzekering_opgeschort": truth(s.suspended),
		"handicap_voor_huurgrens": truth(s.disabled), "verblijft_in_inrichting": truth(s.institution),

		// The same for everybody in this country: all live in it, lawfully, all year.
		"woonland": same(abode), "woont_in_nederland": yes(), "rechtmatig_verblijf": yes(), "staat_hele_jaar_op_adres": yes(),
		"weken_in_het_buitenland": no(), "niet_in_nederland_belastbaar_inkomen": no(), "verdragsgerechtigd": no(),
		"tijdelijke_bescherming_oekraine": no(), "bijdrage_over_vergoede_zorg": no(),
		// Too few for a statistic that was in reach.
		"vrijgestelde_groene_beleggingen": no(), "gespaard_tijdens_bijstand": no(), "vrijlating_van_loon": no(),
		"uitsluiting_bijstand": no(), "kan_geen_beroep_doen_op_ouders": no(), "tijdelijk_elders_vanwege_mantelzorg": no(),
	}
}

// applicant are the facts of who asks, and of the household.
func (p *Population) applicant() map[string]*batch.Column {
	s := &p.store
	facts := s.personal()
	rents := truth(s.rents)
	for name, c := range map[string]*batch.Column{
		"uitkeringen_en_pensioen": amounts(s.benefits), "inkomen_uit_sparen_en_beleggen": amounts(s.box3),
		"eigenwoningforfait": amounts(s.notional), "aftrek_eigen_woning": amounts(s.mortgage),
		"aow_verzekerde_jaren": {Bytes: s.years}, "loonbelasting_over_werk_in_nederland": truth(s.wageTax),
		"huurt_woning": rents, "ingeschreven_op_huuradres": rents,
		"kale_huur": of(amounts(s.rent), p.Household), "soort_woonruimte": of(&batch.Column{Bytes: s.room}, p.Household),
		"servicekosten_energie": of(amounts(s.energy), p.Household), "servicekosten_schoonmaak": of(amounts(s.cleaning), p.Household),
		"woning_aangepast":              of(truth(s.adapted), p.Household),
		"huurtoeslag_gehad_voor_woning": of(truth(s.hadBenefit), p.Household),

		"servicekosten_huismeester": no(), "servicekosten_ruimten": no(), "woning_voor_acht_personen": no(),
		"redelijke_huurprijs": notApplicable(), "standplaatshuur": notApplicable(), "andere_minderjarigen_op_adres": no(),
		"inkomen_uit_aanmerkelijk_belang": no(), "persoonsgebonden_aftrek": no(), "woont_in_land_met_aow_verdrag": no(),
	} {
		facts[name] = c
	}
	return facts
}

// kinderen are the facts of a child: those of the person, and those of its care.
func (s *store) kinderen() map[string]*batch.Column {
	facts := map[string]*batch.Column{}
	for name, c := range s.personal() {
		facts[name] = at(c, s.child)
	}
	price := func(prices, hours []int32) *batch.Column {
		absent := make([]uint64, words(len(hours)))
		for i, h := range hours {
			put(absent, i, h == 0)
		}
		return &batch.Column{Narrow: prices, Absent: absent, At: s.care}
	}
	for name, c := range map[string]*batch.Column{
		"uren_dagopvang": of(amounts(s.day), s.care), "uurprijs_dagopvang": price(s.dayPrice, s.day),
		"uren_buitenschoolse_opvang": of(amounts(s.after), s.care), "uurprijs_buitenschoolse_opvang": price(s.afterPrice, s.after),
		"uren_gastouderopvang": of(amounts(s.host), s.care), "uurprijs_gastouderopvang": price(s.hostPrice, s.host),
		"gaat_naar_voortgezet_onderwijs": of(truth(s.secondary), s.care), "intensieve_zorg": of(truth(s.intensive), s.care),
		"opvang_geregistreerd": of(truth(s.registered), s.care),

		// Children at home only; those who live elsewhere are in the household of who they live with.
		"behoort_tot_huishouden": yes(), "half_jaar_in_huishouden": yes(), "behoort_tot_ander_huishouden": no(),
		"kinderbijslag_gaat_naar_ander": no(), "kinderbijslag_volgens_eu_regels": no(), "leerplicht_niet_nagekomen": no(),
		"onderhoudsbijdrage": no(), "reden_uitwonend": same(reasonOther),
	} {
		facts[name] = c
	}
	return facts
}

// reasonOther is the index of andere_reden in the fact reden_uitwonend.
const reasonOther = 2

// at is a column of the persons that are meant, unless it is the same for everybody.
func at(c *batch.Column, whose []int32) *batch.Column {
	if c.Fixed.May != 0 {
		return c
	}
	return of(c, whose)
}

// partnerkandidaten are the facts of another adult at the address.
func (s *store) partnerkandidaten() map[string]*batch.Column {
	facts := map[string]*batch.Column{}
	for name, c := range s.personal() {
		facts[name] = at(c, s.candidate)
	}
	for name, is := range pairTruths {
		bits := make([]uint64, words(pairCodes))
		for code := range pairCodes {
			put(bits, code, is(uint8(code)))
		}
		facts[name] = of(truth(bits), s.code)
	}
	for name, word := range pairWords {
		values := make([]uint8, pairCodes)
		for code := range values {
			values[code] = word(uint8(code))
		}
		facts[name] = of(&batch.Column{Bytes: values}, s.code)
	}
	facts["volgt_onderwijs_of_bbl"] = of(truth(s.student), s.candidate)
	facts["samen_op_adres_sinds"] = amounts(s.since)
	unwed := make([]uint64, words(len(s.wed)))
	for i, day := range s.wed {
		put(unwed, i, day == 0)
	}
	facts["gehuwd_sinds"] = &batch.Column{Narrow: s.wed, Absent: unwed}
	for _, name := range []string{"duurzaam_gescheiden", "echtscheiding_verzocht", "van_tafel_en_bed_gescheiden",
		"gehuwd_geweest_met_aanvrager", "samen_vanwege_zorg"} {
		facts[name] = no()
	}
	facts["zelfde_woonadres"] = yes()
	return facts
}
