package fields

import (
	"strings"

	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

// OfPerson are the fields of a person self.
func OfPerson(v kin.View) Values {
	p := v.Person
	out := Values{}
	out.Date("geboortedatum", p.Birth.On)
	out.Word("naam", FullName(p), personlist.Date{})
	gender(out, p.Gender)
	married(out, v)
	stay(out, p, v.On)
	home(out, p)
	residents(out, v)
	if p.Death == nil {
		out.NotApplicable("overlijdensdatum")
	} else {
		out.Date("overlijdensdatum", p.Death.On)
	}
	out.Boolean("geheimhouding", p.Secrecy != 0, personlist.Date{})
	return out
}

// OfRelative are the fields of somebody who has no list here, as the list of a
// relative tells them.
func OfRelative(r personlist.Relative) Values {
	out := Values{}
	out.Date("geboortedatum", r.Birth.On)
	out.Word("naam", join(r.Names.Given, r.Names.Prefix, r.Names.Surname), personlist.Date{})
	return out
}

func gender(out Values, g personlist.Gender) {
	switch g {
	case personlist.Man:
		out.Word("geslacht", "man", personlist.Date{})
	case personlist.Woman:
		out.Word("geslacht", "vrouw", personlist.Date{})
	default:
		out.Word("geslacht", "onbekend", personlist.Date{})
	}
}

// married follows the lists; of a person who is registered as a non-resident they
// say nothing.
func married(out Values, v kin.View) {
	p := v.Person
	if spouse := v.Spouse(); spouse != nil {
		out.Boolean("gehuwd", true, spouse.Married)
		return
	}
	if p.Suspended.Reason == "R" {
		out.Unknown("gehuwd")
		return
	}
	var since personlist.Date
	if len(p.Partnerships) > 0 && p.Partnerships[0].Ended {
		since = p.Partnerships[0].On
	}
	out.Boolean("gehuwd", false, since)
}

const municipality = "gemeente_van_inschrijving"

// home is where the person lives.
func home(out Values, p *personlist.Person) {
	if p.Suspended.Reason == "O" {
		out.Boolean("woont_in_nederland", false, p.Suspended.Since)
		out.Unknown("woonland")
		out.Unknown(municipality)
		out.NotApplicable("adres")
		return
	}
	if len(p.Residences) == 0 {
		out.Unknown("woont_in_nederland")
		out.Unknown("woonland")
		out.Unknown(municipality)
		out.Unknown("adres")
		return
	}
	r := p.Residences[0]
	if country := r.Abroad.Country; country != "" || p.Suspended.Reason != "" {
		out.Boolean("woont_in_nederland", false, r.Since)
		if word, ok := Country(country); ok && word != netherlands {
			out.Word("woonland", word, r.Since)
		} else {
			out.Unknown("woonland")
		}
		out.NotApplicable(municipality)
		out.text("adres", join(r.Abroad.Lines[:]...), r.Since)
		return
	}
	out.Boolean("woont_in_nederland", true, r.Since)
	out.Word("woonland", netherlands, r.Since)
	if v := register.Municipality(r.Municipality); v.State == register.Known {
		out.Word(municipality, v.Text, r.Since)
	} else {
		out.Unknown(municipality)
	}
	out.text("adres", addressText(r.Address), r.Since)
}

func (v Values) text(field, text string, since personlist.Date) {
	if text == "" {
		v.Unknown(field)
		return
	}
	v.Word(field, text, since)
}

func addressText(a personlist.Address) string {
	if a.Number == "" {
		return a.Description
	}
	number := join(a.Number+a.Letter, a.Addition)
	if a.By != "" {
		number = a.By + " " + number
	}
	return strings.Trim(join(a.Street, number)+", "+join(a.Postcode, a.Town), ", ")
}

// FullName is given names and surname, as the person wants to be written to.
func FullName(p *personlist.Person) string {
	own := join(p.Names.Prefix, p.Names.Surname)
	if len(p.Partnerships) > 0 {
		n := p.Partnerships[0].Partner.Names
		if partner := join(n.Prefix, n.Surname); partner != "" {
			switch p.NameUse {
			case "P":
				own = partner
			case "V":
				own = partner + "-" + own
			case "N":
				own += "-" + partner
			}
		}
	}
	return join(p.Names.Given, own)
}

// join puts the parts that are there behind each other.
func join(parts ...string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// stay is the right to live here. A permit whose last day has passed says nothing:
// a new one may be on its way.
func stay(out Values, p *personlist.Person, on value.Date) {
	const lawful, ukraine = "rechtmatig_verblijf", "tijdelijke_bescherming_oekraine"
	for _, n := range p.Nationalities {
		if n.Code == dutch || freeMovement[n.Code] && p.Suspended.Reason == "" {
			out.Boolean(lawful, true, n.Since)
			out.Boolean(ukraine, false, personlist.Date{})
			return
		}
	}
	if p.TreatedAsDutch {
		out.Boolean(lawful, true, personlist.Date{})
		out.Boolean(ukraine, false, personlist.Date{})
		return
	}
	out.Unknown(lawful)
	out.Unknown(ukraine)
	if p.Permit == nil || p.Suspended.Reason != "" {
		return
	}
	if _, last, ok := p.Permit.Until.Range(); p.Permit.Until.Recorded() && (!ok || last < on) {
		return
	}
	switch code := p.Permit.Code; {
	case permits[code] == lawfulPermit:
		out.Boolean(lawful, true, p.Permit.From)
		out.Boolean(ukraine, code == temporaryProtection, p.Permit.From)
	case permits[code] == noPermit:
		out.Boolean(lawful, false, p.Permit.From)
		out.Boolean(ukraine, false, p.Permit.From)
	}
}
