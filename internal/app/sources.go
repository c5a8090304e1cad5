package app

import (
	"context"
	"database/sql"
	"errors"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/embedded"
)

// sources gives each register the connector that the catalogue names. Where the BRP's
// own API is configured, it answers for the BRP.
func (a *App) sources() (map[string]register.Source, error) {
	all := register.ByConnector(a.Catalogue, map[string]register.Source{"embedded": a.Embedded})
	if a.Config.BRP.URL == "" {
		return all, nil
	}
	var err error
	all["brp"], err = a.brp()
	return all, err
}

// changed has rights worked out again when a register changed: of the person, and
// of those who have the person in a relation.
func (a *App) changed(ctx context.Context, tx *sql.Tx, c embedded.Change) error {
	if c.Resident != "" {
		if err := a.Rights.RefreshLaterTx(ctx, tx, c.Resident, event(c)); err != nil {
			return err
		}
	}
	for _, other := range c.Concerns {
		if err := a.Rights.RefreshLaterTx(ctx, tx, other, ""); err != nil {
			return err
		}
	}
	return nil
}

// event is what happened in the life of a resident, as services name their trigger;
// empty when nothing that a service waits for.
func event(c embedded.Change) string {
	for _, added := range c.Added {
		if added.Relation == "kinderen" {
			return "kind-geboren"
		}
	}
	return ""
}

// terms tells casework who decides on a service, and in how many weeks.
type terms struct{ catalogue *catalogue.Catalogue }

func (t terms) Term(service string) (kernel.OrganisationID, int, error) {
	s, ok := t.catalogue.Service(service)
	if !ok {
		return "", 0, kernel.Errorf(kernel.NotFound, "there is no such service")
	}
	return kernel.OrganisationID(s.Organisation), s.DecideWithinWeeks, nil
}

func closing(d *db.DB, err error) error { return errors.Join(err, d.Close()) }
