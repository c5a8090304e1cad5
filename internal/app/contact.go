package app

import (
	"strings"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/portal"
)

// contact is where residents of this installation find a person: the first
// organisation, by id, that has a desk.
func (a *App) contact() portal.Contact {
	for _, o := range a.Catalogue.Organisations {
		if o.Desk.NL == "" {
			continue
		}
		return portal.Contact{
			Phone: o.Phone, PhoneHref: "tel:" + strings.ReplaceAll(o.Phone, " ", ""), Desk: o.Desk,
			Hours: catalogue.Text{NL: "maandag tot en met vrijdag, 8.00 tot 18.00 uur", EN: "Monday to Friday, 8:00 to 18:00"},
		}
	}
	return portal.Contact{}
}
