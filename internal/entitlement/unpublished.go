package entitlement

import (
	"encoding/json"
	"fmt"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/run"
)

// askingRight is what must be known to tell whether there is a right while the amount for
// today is not known; false where no law says that either.
func (s *Service) askingRight(q Question, service *catalogue.Service) (asking, bool) {
	today := kernel.Today(s.Clock)
	p, err := s.Laws.Program(service.Right, today)
	if err != nil {
		return asking{}, false
	}
	return asking{Question: q, service: service, programs: append(s.further(service, today), p)}, true
}

// withoutAmount works out whether there is a right while the amount for today is not
// known. It says no amount rather than an old one.
func (s *Service) withoutAmount(a asking, c collected) (Finding, error) {
	service, last := a.service, len(a.programs)-1
	further, p := a.programs[:last], a.programs[last]
	right := s.nothingSaid(a.Resident, service, Unpublished).Right
	d := c.dossier(p)
	right.Organisation = kernel.OrganisationID(c.carrier)
	decided, _, answer, err := s.ask(service.Right, p, d)
	if err != nil {
		return Finding{}, err
	}
	outcome := decided.Outcome
	if outcome.Status == run.Decided && (outcome.NotApplicable || outcome.Value == 0) {
		right.Status, right.Certainty = Decided, None
	}
	right.Missing = d.missing(outcome)
	if d.hangsOn(right.Missing) {
		return Finding{}, fmt.Errorf("%w: %s", ErrSourceAway, service.ID)
	}
	right.leaveToPerson()
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
