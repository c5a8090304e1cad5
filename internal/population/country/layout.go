package country

import (
	"slices"
	"strings"
)

// file is a file of columns.
type file struct {
	name    string
	rows    func(counts) int
	columns []column
}

// column is a column on disk and where it is in memory: one of the pointers is given.
type column struct {
	name    string
	numbers *[]int32
	bytes   *[]uint8
	bits    *[]uint64
	most    int  // of bytes: the highest value there can be
	steps   bool // of numbers: stored as the steps between them, which are small
}

func (c *column) allocate(n int) {
	switch {
	case c.numbers != nil && *c.numbers == nil:
		*c.numbers = make([]int32, n)
	case c.bytes != nil && *c.bytes == nil:
		*c.bytes = make([]uint8, n)
	case c.bits != nil && *c.bits == nil:
		*c.bits = make([]uint64, words(n))
	}
}

func numbers(name string, to *[]int32) column { return column{name: name, numbers: to} }
func small(name string, most int, to *[]uint8) column {
	return column{name: name, bytes: to, most: most}
}
func steps(name string, to *[]int32) column   { return column{name: name, numbers: to, steps: true} }
func truths(name string, to *[]uint64) column { return column{name: name, bits: to} }

// files are the files of a population. Columns that are facts have the name of the fact.
func (p *Population) files() []file {
	s := &p.store
	all := []file{
		{"persons.parquet", func(c counts) int { return c.persons }, []column{
			steps("household", &p.Household),
			small("position", int(Positions)-1, bytesOf(&p.Position)),
			truths("applies_for_couple", &p.Applicants[OfCouple]),
			truths("applies_for_household", &p.Applicants[OfHousehold]),
			truths("applies_for_parents", &p.Applicants[OfParents]),
			small("kinderen", mostChildren, &s.children), small("partnerkandidaten", mostMembers-1, &s.candidates),
			numbers("geboortedatum", &s.birth), truths("gehuwd", &s.married),
			numbers("inkomensgegeven", &s.income), numbers("arbeidsinkomen", &s.labour),
			numbers("uitkeringen_en_pensioen", &s.benefits), numbers("inkomen_uit_sparen_en_beleggen", &s.box3),
			numbers("eigenwoningforfait", &s.notional), numbers("aftrek_eigen_woning", &s.mortgage),
			numbers("rendementsgrondslag", &s.assets), numbers("bezittingen", &s.possessions), numbers("schulden", &s.debts),
			numbers("netto_loon", &s.netWage), numbers("netto_overig_inkomen", &s.netOther), numbers("particulier_pensioen", &s.netPension),
			small("aow_verzekerde_jaren", 50, &s.years), small("reden_voor_opvang", 8, &s.reason),
			small("uitsluiting_algemene_bijstand", 3, &s.exclusion),
			truths("verzekerd_zvw", &s.insured), truths("verzekering_opgeschort", &s.suspended),
			truths("handicap_voor_huurgrens", &s.disabled), truths("loonbelasting_over_werk_in_nederland", &s.wageTax),
			truths("verblijft_in_inrichting", &s.institution), truths("huurt_woning", &s.rents), truths("volgt_onderwijs", &s.student),
		}},
		{"households.parquet", func(c counts) int { return c.households }, []column{
			small("size", mostMembers, &s.size), small("type", int(HouseholdTypes)-1, bytesOf(&p.Type)),
			small("province", Provinces-1, bytesOf(&p.Province)), small("tenure", int(Tenures)-1, bytesOf(&p.Tenure)),
			small("decile", 10, &p.Decile), numbers("disposable_income", &p.Disposable), numbers("wealth", &p.Wealth),
			truths("assistance", &s.assisted),
			numbers("kale_huur", &s.rent), numbers("servicekosten_energie", &s.energy), numbers("servicekosten_schoonmaak", &s.cleaning),
			small("soort_woonruimte", 4, &s.room), truths("woning_aangepast", &s.adapted),
			truths("huurtoeslag_gehad_voor_woning", &s.hadBenefit),
		}},
		{"minors.parquet", func(c counts) int { return c.minors }, []column{
			steps("person", &s.minor),
			numbers("uren_dagopvang", &s.day), numbers("uren_buitenschoolse_opvang", &s.after), numbers("uren_gastouderopvang", &s.host),
			numbers("uurprijs_dagopvang", &s.dayPrice), numbers("uurprijs_buitenschoolse_opvang", &s.afterPrice),
			numbers("uurprijs_gastouderopvang", &s.hostPrice),
			truths("gaat_naar_voortgezet_onderwijs", &s.secondary), truths("intensieve_zorg", &s.intensive),
			truths("opvang_geregistreerd", &s.registered),
		}},
		{"children.parquet", func(c counts) int { return c.children }, []column{
			steps("child", &s.child), steps("minor", &s.care),
		}},
		{"candidates.parquet", func(c counts) int { return c.candidates }, []column{
			steps("candidate", &s.candidate), steps("pair", &s.code),
			numbers("samen_op_adres_sinds", &s.since), numbers("gehuwd_sinds", &s.wed),
		}},
	}
	for _, f := range all { // on disk they stand by name
		slices.SortFunc(f.columns, func(a, b column) int { return strings.Compare(a.name, b.name) })
	}
	return all
}
