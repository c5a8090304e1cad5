package app

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/embedded"
	"meent.nl/meent/internal/term"
	"meent.nl/meent/law/value"
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

// changed has the rights worked out again that can come out otherwise when a register
// changed: of the person, and of those who have the person in a relation.
func (a *App) changed(ctx context.Context, tx *sql.Tx, c embedded.Change) error {
	if c.Resident == "" {
		return nil
	}
	var own []entitlement.Touched
	for _, field := range c.Fields {
		own = append(own, entitlement.Touched{Field: field})
	}
	for _, field := range c.Together {
		own = append(own, entitlement.Touched{Relation: entitlement.AnyRelation, Field: field})
	}
	for _, relation := range c.Relations {
		own = append(own, entitlement.Touched{Relation: relation})
	}
	if err := a.Rights.ChangedTx(ctx, tx, c.Resident, added(c), own...); err != nil {
		return err
	}
	others := map[kernel.ResidentID][]entitlement.Touched{}
	for _, concern := range c.Concerns {
		for _, field := range c.Fields {
			others[concern.Resident] = append(others[concern.Resident],
				entitlement.Touched{Relation: concern.Relation, Member: c.Resident, Field: field})
		}
	}
	for _, other := range slices.Sorted(maps.Keys(others)) {
		if err := a.Rights.ChangedTx(ctx, tx, other, entitlement.Event{}, others[other]...); err != nil {
			return err
		}
	}
	return nil
}

// added is the event of children who are new in the list of a resident; that they
// were just born is for entitlement to see.
func added(c embedded.Change) entitlement.Event {
	var children []kernel.ResidentID
	for _, one := range c.Added {
		if one.Relation == "kinderen" && one.Resident != "" {
			children = append(children, one.Resident)
		}
	}
	if children == nil {
		return entitlement.Event{}
	}
	return entitlement.Event{Kind: entitlement.ChildBorn, About: children}
}

// terms tells casework who takes an application, and until when may be decided.
type terms struct {
	catalogue *catalogue.Catalogue
	rights    *entitlement.Service
	decisions *decision.Service
	legal     *term.Terms
}

func (t terms) Carrier(ctx context.Context, q db.Querier, resident kernel.ResidentID, service string) (kernel.OrganisationID, error) {
	s, ok := t.catalogue.Service(service)
	if !ok {
		return "", kernel.Errorf(kernel.NotFound, "there is no such service")
	}
	carrier, err := t.rights.Carrier(ctx, q, resident, s)
	if err == nil && !t.catalogue.TakesApplications(s, string(carrier)) {
		return "", kernel.Invalidf("nobody takes this application here; ask the organisation that decides on it")
	}
	return carrier, err
}

func (t terms) DecideBy(service string, received value.Date) (value.Date, error) {
	s, ok := t.catalogue.Service(service)
	if !ok {
		return 0, kernel.Errorf(kernel.NotFound, "there is no such service")
	}
	return t.legal.Decide(received, s.DecideWithinWeeks)
}

func (t terms) AnswerBy(ctx context.Context, resident kernel.ResidentID, decision kernel.ID) (value.Date, error) {
	d, err := t.decisions.Get(ctx, resident, decision)
	if err != nil {
		return 0, err
	}
	return t.legal.Objection(kernel.DateOf(d.IssuedAt))
}

func closing(d *db.DB, err error) error { return errors.Join(err, d.Close()) }
