package facts

import (
	"strconv"

	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

func itoa(n int) string { return strconv.Itoa(n) }

// treatyCare are countries whose care the CAK pays for residents with a Dutch pension.
var treatyCare = map[string]bool{
	"belgie": true, "duitsland": true, "frankrijk": true, "spanje": true, "portugal": true, "italie": true,
	"griekenland": true, "oostenrijk": true, "zweden": true, "denemarken": true, "polen": true, "marokko": true,
	"turkije": true, "zwitserland": true, "verenigd_koninkrijk": true, "ierland": true, "luxemburg": true,
}

// bond is how two adults live.
type bond uint8

const (
	strangers bond = iota // at one address at most
	partners              // together without a marriage
	spouses
	apart // married, and living apart
)

// bond of a person and a candidate; the same from both sides.
func (g *Generator) bond(v kin.View, c kin.Candidate) bond {
	s := g.pair("band", v, c.BSN)
	switch {
	case c.Spouse && c.SameAddress == kin.No:
		if s.permille(450) {
			return apart
		}
		return spouses
	case c.Spouse:
		return spouses
	case c.SameAddress != kin.Yes || c.Kinship != kin.NoKin:
		return strangers
	case c.ChildTogether:
		return partners
	}
	a, _, knownA := v.Person.Birth.On.Range()
	b, _, knownB := c.Birth.On.Range()
	gap := (a - b) / 365
	if knownA && knownB && gap > -12 && gap < 12 && s.permille(550) {
		return partners
	}
	return strangers
}

// couple are the facts of two adults.
func (g *Generator) couple(out fields.Values, v kin.View, c kin.Candidate) {
	b := g.bond(v, c)
	s := g.pair("samen", v, c.BSN)
	none := personlist.Date{}
	// One draw for each, in a fixed order, whatever the bond.
	contract, unknown := s.pick(450, 200, 350), s.permille(40)
	house, pension, divorce := s.permille(550), s.permille(500), s.permille(400)
	care, separated, request := s.permille(150), s.permille(2), s.permille(4)

	words := []string{"geen", "onderhands", "notarieel"}
	switch {
	case b == partners && unknown:
		out.Unknown("samenlevingscontract")
	case b == partners:
		out.Word("samenlevingscontract", words[contract], none)
	default:
		out.Word("samenlevingscontract", "geen", none)
	}
	together := b == spouses || b == partners
	out.Boolean("samen_eigen_woning", together && house && !g.rents(kin.Address(v.Person)), none)
	out.Boolean("pensioenpartner", b == partners && contract > 0 && pension, none)
	out.Boolean("echtscheiding_verzocht", b == apart && divorce, none)
	out.Boolean("van_tafel_en_bed_gescheiden", c.Spouse && separated, none)
	out.Boolean("duurzaam_gescheiden", b == apart, none)
	if b == strangers && c.SameAddress == kin.Yes && unknown {
		out.Unknown("zorgt_voor_elkaar")
	} else {
		out.Boolean("zorgt_voor_elkaar", together || b == strangers && c.SameAddress == kin.Yes && care, none)
	}
	word := "geen"
	if b == strangers && c.SameAddress == kin.Yes && request {
		word = "huurovereenkomst"
	}
	out.Word("verzoek_geen_partner", word, none)
	before := g.partnersBefore(v, c, b, contract)
	out.Boolean("partner_in_vorig_jaar", before, none)
	out.Boolean("eerder_dit_jaar_partner", before, none)
	out.Boolean("partner_hele_jaar", before && b != apart, none)
}

// partnersBefore says whether the two were benefit partners before this year: by
// marriage, by a child or by a contract before a notary.
func (g *Generator) partnersBefore(v kin.View, c kin.Candidate, b bond, contract int) bool {
	since := c.Together
	if c.Spouse {
		since = c.Married
	}
	low, _, ok := since.Range()
	if !ok || !g.adultBefore(v.Person.Birth.On) || !g.adultBefore(c.Birth.On) {
		return false
	}
	counts := c.Spouse || b == partners && (c.ChildTogether || contract == 2)
	return counts && low < g.firstOfYear()
}

func (g *Generator) adultBefore(born personlist.Date) bool {
	var on value.Date = g.firstOfYear()
	return kin.IsAdult(born, on)
}
