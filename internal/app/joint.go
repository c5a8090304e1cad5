package app

import (
	"context"
	"encoding/json"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/reason"
)

// granted tells entitlement who has what.
type granted struct{ decisions *decision.Service }

// Granted looks at the decision in force: the newest on the service.
func (g granted) Granted(ctx context.Context, resident kernel.ResidentID, service string) (bool, error) {
	e, err := g.inForce(ctx, resident, service)
	return e != nil && pays(e), err
}

// inForce explains the newest decision on a service; nil where there is none.
func (g granted) inForce(ctx context.Context, resident kernel.ResidentID, service string) (*reason.Explanation, error) {
	decisions, err := g.decisions.List(ctx, resident)
	if err != nil {
		return nil, err
	}
	for _, d := range decisions {
		if d.Service == service {
			e := &reason.Explanation{}
			return e, json.Unmarshal(d.Content.Result, e)
		}
	}
	return nil, nil
}

func pays(e *reason.Explanation) bool { return e.Answer.Text != "" && e.Answer.Text != "0" }

// heldTogether says whether somebody with whom the resident has a right as one has it
// already (Wet op de zorgtoeslag art. 2 lid 1, last sentence), or somebody who may be
// that person has it with another: two couples in one house look the same. A person
// then looks at it, and nothing is paid twice.
func (g *grant) heldTogether(ctx context.Context, service *catalogue.Service, found entitlement.Finding) (bool, error) {
	if len(found.Right.Together) == 0 || !found.Right.MayHave() {
		return false, nil
	}
	held := granted{g.decisions}
	for _, member := range found.Right.Together {
		if has, err := held.Granted(ctx, member, service.ID); err != nil || has {
			return has, err
		}
	}
	looked := map[kernel.ResidentID]bool{"": true}
	for _, use := range found.Facts {
		if looked[use.Member] {
			continue
		}
		looked[use.Member] = true
		e, err := held.inForce(ctx, use.Member, service.ID)
		if err != nil {
			return false, err
		}
		if e != nil && pays(e) && asOne(service.Joint, e) {
			return true, nil
		}
	}
	return false, nil
}

// asOne says whether the rule of with whom a right is had together came out true of
// somebody.
func asOne(j *catalogue.Joint, e *reason.Explanation) bool {
	return slices.ContainsFunc(e.Steps, func(s reason.Step) bool {
		return s.Rule == j.With && s.Of.Relation != "" && s.Text == "true"
	})
}
