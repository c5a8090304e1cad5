package brp

// persoon is a person in an answer, with what this package may ask for.
type persoon struct {
	BSN                   string          `json:"burgerservicenummer"`
	Naam                  *naam           `json:"naam"`
	Geslacht              *waarde         `json:"geslacht"`
	Geboorte              *metDatum       `json:"geboorte"`
	Overlijden            *metDatum       `json:"overlijden"`
	OpschortingBijhouding *opschorting    `json:"opschortingBijhouding"`
	Verblijfplaats        *verblijfplaats `json:"verblijfplaats"`
	Gemeente              *waarde         `json:"gemeenteVanInschrijving"`
	Adressering           *adressering    `json:"adressering"`
	Nationaliteiten       []nationaliteit `json:"nationaliteiten"`
	Kinderen              []gerelateerde  `json:"kinderen"`
	Ouders                []gerelateerde  `json:"ouders"`
	Partners              []partner       `json:"partners"`
}

type naam struct {
	VolledigeNaam string `json:"volledigeNaam"`
	Voornamen     string `json:"voornamen"`
	Voorvoegsel   string `json:"voorvoegsel"`
	Geslachtsnaam string `json:"geslachtsnaam"`
}

// waarde is an entry of a national table.
type waarde struct {
	Code         string `json:"code"`
	Omschrijving string `json:"omschrijving"`
}

type metDatum struct {
	Datum *datum `json:"datum"`
}

type opschorting struct {
	Reden waarde `json:"reden"`
}

// Reasons why a person list is no longer kept.
const (
	redenOverlijden = "O"
	redenFout       = "F" // the list was made by mistake
	redenGewist     = "W"
)

type verblijfplaats struct {
	Type                             string         `json:"type"`
	AdresseerbaarObjectIdentificatie string         `json:"adresseerbaarObjectIdentificatie"`
	FunctieAdres                     *waarde        `json:"functieAdres"`
	DatumVan                         *datum         `json:"datumVan"`
	Verblijfadres                    *verblijfadres `json:"verblijfadres"`
}

// Kinds of residence.
const (
	typeAdres      = "Adres"
	typeLocatie    = "Locatie"
	typeBuitenland = "VerblijfplaatsBuitenland"
	briefadres     = "B" // post only: the person does not live there
)

type verblijfadres struct {
	Land *waarde `json:"land"`
}

type adressering struct {
	Adresregel1 string  `json:"adresregel1"`
	Adresregel2 string  `json:"adresregel2"`
	Adresregel3 string  `json:"adresregel3"`
	Land        *waarde `json:"land"`
}

type nationaliteit struct {
	Type          string  `json:"type"`
	Nationaliteit *waarde `json:"nationaliteit"`
}

// gerelateerde is a child or a parent in the list of somebody else.
type gerelateerde struct {
	BSN      string    `json:"burgerservicenummer"`
	Naam     *naam     `json:"naam"`
	Geboorte *metDatum `json:"geboorte"`
}

type partner struct {
	gerelateerde
	Aangaan    *metDatum `json:"aangaanHuwelijkPartnerschap"`
	Ontbinding *metDatum `json:"ontbindingHuwelijkPartnerschap"`
}

// alive says that the list may be used: the person has not died, and the list was
// not made by mistake.
func (p persoon) alive() bool { return p.reden() != redenOverlijden }

func (p persoon) mistaken() bool { return p.reden() == redenFout || p.reden() == redenGewist }

func (p persoon) reden() string {
	if p.OpschortingBijhouding == nil {
		return ""
	}
	return p.OpschortingBijhouding.Reden.Code
}
