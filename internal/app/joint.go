package app

import (
	"context"
	"encoding/json"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/reason"
)

// partnerHasIt says whether somebody who may be the resident's partner has a decision
// in force that grants, as a couple, a service which partners have together (Wet op de
// zorgtoeslag art. 2 lid 1, last sentence). A person then looks at it: two couples in
// one house look the same, and nothing is paid twice.
func (g *grant) partnerHasIt(ctx context.Context, service *catalogue.Service, found entitlement.Finding) (bool, error) {
	if !service.Joint || !found.Right.MayHave() {
		return false, nil
	}
	if couple, err := asCouple(found.Law.Result); err != nil || !couple {
		return false, err
	}
	for _, use := range found.Facts {
		if use.Relation != "partnerkandidaten" || use.Member == "" || use.Field == "" {
			continue
		}
		if has, err := g.hasAsCouple(ctx, use.Member, service.ID); err != nil || has {
			return has, err
		}
	}
	return false, nil
}

// hasAsCouple looks at the decision in force: the newest on the service.
func (g *grant) hasAsCouple(ctx context.Context, resident kernel.ResidentID, service string) (bool, error) {
	decisions, err := g.decisions.List(ctx, resident)
	if err != nil {
		return false, err
	}
	for _, d := range decisions {
		if d.Service == service {
			return asCouple(d.Content.Result)
		}
	}
	return false, nil
}

// asCouple says whether an outcome grants something to somebody with a toeslagpartner.
func asCouple(result json.RawMessage) (bool, error) {
	var e reason.Explanation
	if err := json.Unmarshal(result, &e); err != nil {
		return false, err
	}
	granted := e.Answer.Text != "" && e.Answer.Text != "0"
	return granted && slices.ContainsFunc(e.Steps, func(s reason.Step) bool {
		return s.Rule == "heeft_toeslagpartner" && s.Of.Relation == "" && s.Text == "true"
	}), nil
}
