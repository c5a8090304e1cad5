package app

import (
	"context"
	"database/sql"
	"strings"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/contact"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/mailbox"
	"meent.nl/meent/internal/portal"
)

// host is the organisation whose people help residents of this installation.
func (a *App) host() (*catalogue.Organisation, error) {
	o, ok := a.Catalogue.Organisation(a.Config.Host)
	if !ok || o.Phone == "" {
		return nil, kernel.Invalidf("host %q must be an organisation of the catalogue with a telephone", a.Config.Host)
	}
	return o, nil
}

// contactOf is where residents find a person.
func contactOf(o *catalogue.Organisation) portal.Contact {
	return portal.Contact{
		Phone: o.Phone, PhoneHref: "tel:" + strings.ReplaceAll(o.Phone, " ", ""), Desk: o.Desk,
		Hours: catalogue.Text{NL: "maandag tot en met vrijdag, 8.00 tot 18.00 uur", EN: "Monday to Friday, 8:00 to 18:00"},
	}
}

// callBacksOf lets residents be called by the people of an organisation.
func (a *App) callBacksOf(o *catalogue.Organisation) portal.CallBacks {
	return callBacks{contact.New(a.DB, a.Clock, confirmations{a.Mailbox}, kernel.OrganisationID(o.ID))}
}

type callBacks struct{ contact *contact.Service }

// Ask notes a wish of the page to be called.
func (c callBacks) Ask(ctx context.Context, resident kernel.ResidentID, wish portal.CallBack) error {
	return c.contact.Ask(ctx, resident, contact.CallBack{Phone: wish.Phone, PartOfDay: wish.When, About: wish.About})
}

type confirmations struct{ mailbox *mailbox.Service }

// Confirm sends what was promised as a message.
func (m confirmations) Confirm(ctx context.Context, tx *sql.Tx, c contact.Confirmation) error {
	return m.mailbox.Send(ctx, tx, mailbox.Message{
		Organisation: c.Organisation, Resident: c.Resident, Key: c.Key,
		SubjectNL: c.SubjectNL, SubjectEN: c.SubjectEN, BodyNL: c.BodyNL, BodyEN: c.BodyEN,
	})
}
