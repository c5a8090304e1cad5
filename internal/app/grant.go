package app

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/mailbox"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
)

// grant decides a case: it joins entitlement, decision and mailbox for casework.
type grant struct {
	catalogue *catalogue.Catalogue
	rights    *entitlement.Service
	decisions *decision.Service
	mailbox   *mailbox.Service
}

// Prepare works out the right of a case on facts that are asked for that case.
func (g *grant) Prepare(ctx context.Context, c casework.Case) (casework.Settlement, error) {
	service, ok := g.catalogue.Service(c.Service)
	if !ok {
		return casework.Settlement{}, kernel.Errorf(kernel.Internal, "case %s is about a service that is not in the catalogue", c.ID)
	}
	find := g.rights.Find
	if c.OpenedBy == "system" {
		find = g.rights.FindFirst
	}
	found, err := find(ctx, entitlement.Question{Resident: c.Resident, Service: c.Service, Case: c.ID, By: "system"})
	var noOutcome *run.Failure
	if errors.As(err, &noOutcome) || errors.Is(err, entitlement.ErrNoLaw) {
		return casework.Settlement{ForPerson: true}, nil
	}
	if err != nil {
		return casework.Settlement{}, fmt.Errorf("case %s cannot be decided: %w", c.ID, err)
	}
	if found.Right.Organisation != c.Organisation {
		return casework.Settlement{ForPerson: true}, nil // the resident moved to another municipality
	}
	if s := found.Right.Status; s == entitlement.RulesUnknown || s == entitlement.ForPerson {
		return casework.Settlement{ForPerson: true}, nil
	}
	if found.Right.Status != entitlement.Decided {
		return g.question(c, service, found), nil
	}
	if service.ByPerson {
		return casework.Settlement{ForPerson: true}, nil
	}
	if claimed, err := g.heldTogether(ctx, service, found); err != nil || claimed {
		return casework.Settlement{ForPerson: true}, err
	}
	return casework.Settlement{Issue: func(ctx context.Context, tx *sql.Tx) (kernel.ID, error) {
		issued, err := g.decisions.Issue(ctx, tx, asDecision(c, found))
		if err != nil {
			return "", err
		}
		if err := g.rights.FollowedTx(ctx, tx, c.Resident, c.Service); err != nil {
			return "", err
		}
		return issued.ID, g.mailbox.Send(ctx, tx, decisionMessage(service, issued, found.Right))
	}}, nil
}

// question asks the resident for what is missing.
func (g *grant) question(c casework.Case, service *catalogue.Service, found entitlement.Finding) casework.Settlement {
	missing := make([]string, 0, len(found.Right.Missing))
	for _, m := range found.Right.Missing {
		missing = append(missing, m.Field)
	}
	return casework.Settlement{
		Missing: missing,
		Ask: func(ctx context.Context, tx *sql.Tx) error {
			if err := g.rights.SaveTx(ctx, tx, found); err != nil {
				return err
			}
			return g.mailbox.Send(ctx, tx, questionMessage(service, c))
		},
	}
}

// asDecision takes everything that is needed to work the decision out again.
func asDecision(c casework.Case, found entitlement.Finding) decision.Decision {
	d := decision.Decision{
		Organisation: c.Organisation, Resident: c.Resident, Service: c.Service, Case: c.ID,
		Content: decision.Content{
			Goal: found.Law.Goal, On: found.Right.On, Program: found.Law.Program, Form: reason.Form,
			Facts: found.Law.Facts, Result: found.Law.Result, Automatic: true,
			Grants: !found.Right.IsAmount() && found.Right.MayHave(),
		},
	}
	for _, f := range found.Facts {
		if !f.Asked() {
			continue // it was not asked, and is no source
		}
		d.Content.Sources = append(d.Content.Sources, decision.Source{
			Path: f.Path, Field: f.Field, Member: f.Member, Register: f.Register, Synthetic: f.Synthetic, Since: f.Since, FetchedAt: f.FetchedAt,
		})
	}
	return d
}
