package brp

import (
	"strings"

	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

// reading is how a field comes out of the API: which paths it needs, and how its
// value is read from the person that was found.
type reading struct {
	paths []string
	read  func(p persoon) register.Value
}

// readings are the fields of a person that the API can tell.
var readings = map[string]reading{
	"naam":                            {[]string{"naam.volledigeNaam"}, readName},
	"geslacht":                        {[]string{"geslacht"}, readGender},
	"geboortedatum":                   {[]string{"geboorte.datum"}, func(p persoon) register.Value { return p.Geboorte.datum().value() }},
	"overlijdensdatum":                {[]string{"overlijden.datum"}, readDeath},
	"gehuwd":                          {partnerPaths, readMarried},
	"adres":                           {[]string{"adressering.adresregel1", "adressering.adresregel2", "adressering.adresregel3", "adressering.land"}, readAddress},
	"woont_in_nederland":              {residencePaths, readLivesHere},
	"woonland":                        {residencePaths, readCountry},
	"gemeente_van_inschrijving":       {[]string{"gemeenteVanInschrijving"}, readMunicipality},
	"rechtmatig_verblijf":             {nationalityPaths, readLawfulStay},
	"tijdelijke_bescherming_oekraine": {nationalityPaths, readUkraine},
	// The API tells these of nobody: it has no year to compare with, and no list of
	// who else lives at an address.
	"staat_hele_jaar_op_adres":      {nil, readNothing},
	"andere_minderjarigen_op_adres": {nil, readNothing},
}

var (
	partnerPaths = []string{
		"partners.burgerservicenummer", "partners.aangaanHuwelijkPartnerschap.datum", "partners.ontbindingHuwelijkPartnerschap.datum",
	}
	residencePaths   = []string{"verblijfplaats.datumVan", "verblijfplaats.functieAdres", "verblijfplaats.verblijfadres.land"}
	nationalityPaths = []string{"nationaliteiten.nationaliteit"}
)

// gender by code of the API.
var genders = map[string]string{"M": "man", "V": "vrouw", "O": "onbekend"}

func known(text string) register.Value { return register.Value{State: register.Known, Text: text} }

func truth(b bool) register.Value {
	if b {
		return known("true")
	}
	return known("false")
}

func unknown() register.Value       { return register.Value{State: register.Unknown} }
func notApplicable() register.Value { return register.Value{State: register.NotApplicable} }

func words(text string) register.Value {
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return unknown()
	}
	return known(text)
}

func readNothing(persoon) register.Value { return unknown() }

func readName(p persoon) register.Value {
	if p.Naam == nil {
		return unknown()
	}
	return words(p.Naam.VolledigeNaam)
}

func readGender(p persoon) register.Value {
	if p.Geslacht == nil || genders[p.Geslacht.Code] == "" {
		return unknown()
	}
	return known(genders[p.Geslacht.Code])
}

// readDeath: somebody whose list is kept has not died.
func readDeath(p persoon) register.Value {
	switch {
	case p.Overlijden != nil:
		return p.Overlijden.datum().value()
	case !p.alive():
		return unknown()
	}
	return notApplicable()
}

// spouse is the partner of a marriage or partnership that has not ended, or nil.
func (p persoon) spouse() *partner {
	for i := range p.Partners {
		if p.Partners[i].Ontbinding == nil {
			return &p.Partners[i]
		}
	}
	return nil
}

func readMarried(p persoon) register.Value {
	spouse := p.spouse()
	v := truth(spouse != nil)
	if spouse != nil {
		v.Since = spouse.Aangaan.datum().since()
	}
	return v
}

func readAddress(p persoon) register.Value {
	if p.Adressering == nil {
		return unknown()
	}
	a := p.Adressering
	var parts []string
	for _, part := range []string{a.Adresregel1, a.Adresregel2, a.Adresregel3} {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	if a.Land != nil && a.Land.Omschrijving != "" {
		parts = append(parts, a.Land.Omschrijving)
	}
	v := words(strings.Join(parts, ", "))
	v.Since = p.movedIn()
	return v
}

// movedIn is since when the person lives where they live, where it is known.
func (p persoon) movedIn() value.Date {
	if p.Verblijfplaats == nil {
		return 0
	}
	return p.Verblijfplaats.DatumVan.since()
}

func readLivesHere(p persoon) register.Value {
	v := unknown()
	switch {
	case !p.alive():
		return truth(false)
	case p.Verblijfplaats == nil:
		return v
	}
	switch p.Verblijfplaats.Type {
	case typeAdres, typeLocatie:
		v = truth(true)
	case typeBuitenland:
		v = truth(false)
	}
	v.Since = p.movedIn()
	return v
}

// readCountry knows a country by its name in the national table. A name that no
// law names like that is Unknown: it may be another name of one that is.
func readCountry(p persoon) register.Value {
	if !p.alive() || p.Verblijfplaats == nil {
		return unknown()
	}
	v := unknown()
	switch p.Verblijfplaats.Type {
	case typeAdres, typeLocatie:
		v = known("nederland")
	case typeBuitenland:
		if a := p.Verblijfplaats.Verblijfadres; a != nil && a.Land != nil {
			v = words(countryWord(a.Land.Omschrijving))
		}
	}
	v.Since = p.movedIn()
	return v
}

var plainLetters = strings.NewReplacer("ë", "e", "é", "e", "ï", "i", "ö", "o", "ü", "u", " ", "_", "-", "_", "bondsrepubliek ", "")

// countryWord is the name of a country in the form of the words of a field.
func countryWord(name string) string { return plainLetters.Replace(strings.ToLower(name)) }

// readMunicipality: who moved abroad is of no municipality.
func readMunicipality(p persoon) register.Value {
	if p.Gemeente == nil || !p.alive() {
		return unknown()
	}
	return register.Municipality(p.Gemeente.Code)
}

// dutchNationality is the code of the national table.
const dutchNationality = "0001"

func (p persoon) isDutch() bool {
	for _, n := range p.Nationaliteiten {
		if n.Type == "BehandeldAlsNederlander" || n.Nationaliteit != nil && n.Nationaliteit.Code == dutchNationality {
			return true
		}
	}
	return false
}

// readLawfulStay: a Dutch person may live here. Of others it takes the law on
// foreigners, which this field does not try to tell from a code.
func readLawfulStay(p persoon) register.Value {
	if p.isDutch() {
		return truth(true)
	}
	return unknown()
}

func readUkraine(p persoon) register.Value {
	if p.isDutch() {
		return truth(false)
	}
	return unknown()
}
