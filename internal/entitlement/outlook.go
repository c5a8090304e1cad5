package entitlement

import (
	"encoding/json"

	"meent.nl/meent/law"
	"meent.nl/meent/law/reason"
)

// outlook is what would change a right, and what could not, to be kept with it: pages show
// it without the facts at hand. Nil while the outcome is not decided.
func (s *Service) outlook(r Right, decided law.Decision, why *reason.Explanation) (json.RawMessage, error) {
	if r.Status != Decided {
		return nil, nil
	}
	ahead, err := reason.LookAhead(why, decided.Facts, decided.Outcome, s.Catalogue.Look(why.Goal))
	if err != nil || ahead == nil {
		return nil, err
	}
	return ahead.JSON(), nil
}
