package catalogue

import (
	"slices"

	"meent.nl/meent/catalogue/internal/strict"
)

// Gemeente stands, in a service or a purpose, for the municipality in which the
// resident is registered. It is also the organisation of a right while that
// municipality is not known, or not declared.
const Gemeente = "gemeente"

// MunicipalityField is the field that says in which municipality a person is
// registered (Wet BRP art. 2.7). A municipal purpose is always granted it.
const MunicipalityField = "gemeente_van_inschrijving"

// Municipal says whether the municipality of the resident carries out the service.
func (s *Service) Municipal() bool { return s.Organisation == Gemeente }

// Municipal says whether the municipality of the resident uses data for the purpose.
func (p *Purpose) Municipal() bool { return p.Organisation == Gemeente }

// Carrier is the organisation that stands behind one: itself, or for Gemeente the
// municipality of a word of MunicipalityField. It stays Gemeente for a municipality
// that is not declared.
func (c *Catalogue) Carrier(organisation, municipality string) string {
	if organisation != Gemeente || municipality == "" {
		return organisation
	}
	for _, o := range c.Organisations {
		if o.Municipality == municipality {
			return o.ID
		}
	}
	return organisation
}

// TakesApplications says whether a resident can apply here for a service that an
// organisation carries out: not for a tip, and not at a municipality that is not
// connected.
func (c *Catalogue) TakesApplications(s *Service, organisation string) bool {
	if s.Mode == Tip || !s.Municipal() {
		return s.Mode != Tip
	}
	o, ok := c.organisations[organisation]
	return ok && o.Connected
}

// linkMunicipalities checks that organisations which are a municipality are each one
// that the registers can name.
func (l *loader) linkMunicipalities() {
	field := l.c.fields[MunicipalityField]
	by := map[string]*Organisation{}
	for _, o := range l.c.Organisations {
		at := l.at[name{o, "municipality"}]
		switch {
		case o.ID == Gemeente:
			l.at[o].Fault("organisation "+Gemeente+" stands for the municipality of the resident", "another id, as gemeente-diemen")
		case o.Municipality == "" && o.Connected:
			l.at[o].Fault("organisation "+o.ID+" is connected and no municipality", "municipality: …, or no connected")
		case o.Municipality == "":
		case field == nil || !slices.Contains(field.Type.Words, o.Municipality):
			at.Fault(o.Municipality+" is not a word of field "+MunicipalityField, "one of its words")
		case by[o.Municipality] != nil:
			at.Fault("organisation "+by[o.Municipality].ID+" is municipality "+o.Municipality+" too", "one organisation for a municipality")
		default:
			by[o.Municipality] = o
		}
	}
}

// carrier checks that what a service or a purpose names as its organisation is there.
func (l *loader) carrier(owner any, organisation string) {
	if organisation != Gemeente {
		l.exists(owner, "organisation", organisation, l.c.organisations[organisation] != nil, "organisation")
		return
	}
	if l.c.fields[MunicipalityField] == nil {
		l.at[name{owner, "organisation"}].Fault("no register says which municipality it is", "a register with field "+MunicipalityField)
	}
}

// municipality reads which municipality an organisation is.
func (l *loader) municipality(o *Organisation) func(strict.Node) {
	return func(n strict.Node) {
		l.at[name{o, "municipality"}] = n
		o.Municipality, _ = n.Match("municipality", nameForm, nameWords)
	}
}
