package entitlement

import (
	"context"
	"encoding/json"
	"fmt"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/run"
)

// withoutAmount works out whether there is a right while the amount for today is not
// known. It says no amount rather than an old one.
func (s *Service) withoutAmount(ctx context.Context, q Question) (Finding, error) {
	service, ok := s.Catalogue.Service(q.Service)
	if !ok {
		return Finding{}, kernel.Errorf(kernel.NotFound, "there is no such service")
	}
	today := kernel.Today(s.Clock)
	nothing := s.nothingSaid(q.Resident, service, Unpublished)
	p, err := s.Laws.Program(service.Right, today)
	if err != nil {
		return nothing, nil
	}
	right := nothing.Right
	further := s.further(service, today)
	c, err := s.collect(ctx, q, service, append(further, p)...)
	if err != nil {
		return Finding{}, err
	}
	d := c.dossier(p)
	right.Organisation = kernel.OrganisationID(c.carrier)
	outcome, _, answer, err := s.ask(service.Right, p, d)
	if err != nil {
		return Finding{}, err
	}
	if outcome.Status == run.Decided && (outcome.NotApplicable || outcome.Value == 0) {
		right.Status, right.Certainty = Decided, None
	}
	right.Missing = d.missing(outcome)
	if d.hangsOn(right.Missing) {
		return Finding{}, fmt.Errorf("%w: %s", ErrSourceAway, service.ID)
	}
	right.Further, err = s.findFurther(further, c)
	return Finding{Right: right, Facts: d.uses, Law: answer}, err
}

// nothingSaid is a finding without an outcome: nothing is worked out, and nothing is
// guessed.
func (s *Service) nothingSaid(resident kernel.ResidentID, service *catalogue.Service, status Status) Finding {
	return Finding{
		Right: Right{
			Organisation: kernel.OrganisationID(service.Organisation), Resident: resident, Service: service.ID,
			On: kernel.Today(s.Clock), ComputedAt: s.Clock.Now(), Status: status, Certainty: Possible,
		},
		Law: LawAnswer{Facts: json.RawMessage("{}"), Result: json.RawMessage("null")},
	}
}
