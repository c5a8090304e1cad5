package kin

import (
	"strings"

	"meent.nl/meent/internal/population/personlist"
)

// Address is the key of the address where a person lives in the Netherlands; empty
// for somebody who has died, lives abroad, or has a post address only.
func Address(p *personlist.Person) string {
	if p.Suspended.Reason != "" || len(p.Residences) == 0 {
		return ""
	}
	r := p.Residences[0]
	if r.Abroad.Country != "" || r.Function == "B" {
		return ""
	}
	a := r.Address
	switch {
	case a.Number != "" && a.Postcode != "":
		return key("adres", a.Postcode, a.Number, a.Letter, a.Addition, a.By)
	case a.Number != "" && a.Street != "":
		return key("straat", r.Municipality, a.Street, a.Number, a.Letter, a.Addition, a.By)
	case a.Description != "":
		return key("locatie", r.Municipality, a.Description)
	}
	return ""
}

func key(parts ...string) string {
	for i, p := range parts {
		parts[i] = strings.ToUpper(strings.Join(strings.Fields(strings.ReplaceAll(p, "|", " ")), ""))
	}
	return strings.Join(parts, "|")
}

// sameAddress says whether two persons live together, as far as the lists tell.
func sameAddress(a, b *personlist.Person) Truth {
	if a == nil || b == nil || nowhere(a) || nowhere(b) {
		return Unknown
	}
	here, there := Address(a), Address(b)
	if here == "" && there == "" {
		return Unknown
	}
	return truth(here == there)
}

// nowhere says that the register does not know where somebody lives.
func nowhere(p *personlist.Person) bool {
	return len(p.Residences) == 0 || Address(p) == "" && p.Residences[0].Abroad.Country == "" && p.Residences[0].Function != "B"
}

// together is since when two persons are at one address: the later of the two.
func together(a, b *personlist.Person) personlist.Date {
	since, other := a.Residences[0].Since, b.Residences[0].Since
	low, _, ok := since.Range()
	otherLow, _, otherOK := other.Range()
	switch {
	case !ok || !otherOK:
		return personlist.UnknownDate()
	case otherLow > low:
		return other
	}
	return since
}
