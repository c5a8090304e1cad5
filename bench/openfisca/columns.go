package main

import (
	"path/filepath"

	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/program"
)

// given are the columns that OpenFisca-core reads too.
type given struct {
	born, income, assets, household []int32
	insured, role, wholeYear        []uint8
}

func readColumns(dir string) (*given, error) {
	var g given
	for name, to := range map[string]*[]int32{"born": &g.born, "income": &g.income, "assets": &g.assets, "household": &g.household} {
		all, err := column[int32](filepath.Join(dir, name+".raw"))
		if err != nil {
			return nil, err
		}
		*to = all
	}
	for name, to := range map[string]*[]uint8{"insured": &g.insured, "role": &g.role, "whole_year": &g.wholeYear} {
		all, err := column[uint8](filepath.Join(dir, name+".raw"))
		if err != nil {
			return nil, err
		}
		*to = all
	}
	return &g, nil
}

// people are the households as rows, with a benefit partner who is a spouse: all that
// article 3 Awir asks about others is the same for everybody, and so is folded.
func (g *given) people() (*batch.People, error) {
	n := len(g.wholeYear)
	applicants, partners := make([]int32, n), make([]int32, n)
	for i, h := range g.household {
		switch g.role[i] {
		case applicant:
			applicants[h] = int32(i)
		case partner:
			partners[h] = int32(i) + 1
		}
	}
	with := &batch.Members{From: make([]int32, n+1)}
	who, whole := make([]int32, 0, n/2), make([]uint64, n/64+1)
	for h, k := range partners {
		if k > 0 {
			whole[len(who)>>6] |= uint64(g.wholeYear[h]) << (len(who) & 63)
			who = append(who, k-1)
		}
		with.From[h+1] = int32(len(who))
	}
	persons, err := g.persons()
	if err != nil {
		return nil, err
	}
	with.Facts = personal(persons, who)
	with.Facts["partner_hele_jaar"] = &batch.Column{Bits: whole}
	for _, name := range []string{"zelfde_woonadres", "echtgenoot"} {
		with.Facts[name] = same(1)
	}
	// verwantschap, verzoek_geen_partner and samenlevingscontract: the first word, geen.
	for _, name := range []string{"minderjarig_kind_op_adres", "kind_samen", "kind_erkend", "pensioenpartner", "samen_eigen_woning",
		"partner_in_vorig_jaar", "eerder_dit_jaar_partner", "van_tafel_en_bed_gescheiden", "echtscheiding_verzocht",
		"verwantschap", "verzoek_geen_partner", "samenlevingscontract", "samen_op_adres_sinds", "gehuwd_sinds"} {
		with.Facts[name] = same(0)
	}
	p := &batch.People{Rows: n, Facts: personal(persons, applicants), Relations: map[string]*batch.Members{"partnerkandidaten": with}}
	return p, p.Measure()
}

// persons are the columns of all persons, measured.
func (g *given) persons() (map[string]*batch.Column, error) {
	insured := make([]uint64, len(g.insured)/64+1)
	for i, v := range g.insured {
		insured[i>>6] |= uint64(v) << (i & 63)
	}
	all := map[string]*batch.Column{"geboortedatum": {Narrow: g.born}, "inkomensgegeven": {Narrow: g.income},
		"rendementsgrondslag": {Narrow: g.assets}, "verzekerd_zvw": {Bits: insured}}
	for _, c := range all {
		if err := c.Measure(len(g.born)); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// personal are the facts of the persons that are meant.
func personal(persons map[string]*batch.Column, whose []int32) map[string]*batch.Column {
	facts := map[string]*batch.Column{"rechtmatig_verblijf": same(1), "gehuwd": same(1)}
	for name, c := range persons {
		of := *c
		of.At = whose
		facts[name] = &of
	}
	for _, name := range []string{"tijdelijke_bescherming_oekraine", "niet_in_nederland_belastbaar_inkomen", "verzekering_opgeschort",
		"verdragsgerechtigd", "vrijgestelde_groene_beleggingen", "bijdrage_over_vergoede_zorg", "woonland"} {
		facts[name] = same(0)
	}
	return facts
}

// same is what is the same for everybody: a number, no or yes, or a word by its place.
func same(v int64) *batch.Column { return &batch.Column{Fixed: program.Exactly(v)} }
