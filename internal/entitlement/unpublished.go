package entitlement

import (
	"context"
	"encoding/json"

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
	right := Right{
		Organisation: kernel.OrganisationID(service.Organisation), Resident: q.Resident, Service: service.ID,
		On: today, ComputedAt: s.Clock.Now(), Status: Unpublished, Certainty: Possible,
	}
	p, err := s.Laws.Program(service.Right, today)
	if err != nil {
		return Finding{Right: right, Law: LawAnswer{Facts: json.RawMessage("{}"), Result: json.RawMessage("null")}}, nil
	}
	d, err := s.collect(ctx, q, service, p)
	if err != nil {
		return Finding{}, err
	}
	outcome, _, answer, err := s.ask(service.Right, p, d)
	if err != nil {
		return Finding{}, err
	}
	if outcome.Status == run.Decided && (outcome.NotApplicable || outcome.Value == 0) {
		right.Status, right.Certainty = Decided, None
	}
	right.Missing = d.missing(outcome)
	return Finding{Right: right, Facts: d.uses, Law: answer}, nil
}
