package app

import (
	"context"

	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
)

// bases tells entitlement what decisions rest on.
type bases struct{ decisions *decision.Service }

// InForce are the newest decisions on a resident, one of each service.
func (b bases) InForce(ctx context.Context, resident kernel.ResidentID) ([]entitlement.Basis, error) {
	decisions, err := b.decisions.List(ctx, resident)
	if err != nil {
		return nil, err
	}
	var all []entitlement.Basis
	seen := map[string]bool{}
	for _, d := range decisions {
		if !seen[d.Service] {
			seen[d.Service] = true
			all = append(all, basisOf(d))
		}
	}
	return all, nil
}

func basisOf(d decision.Decision) entitlement.Basis {
	b := entitlement.Basis{
		ID: d.ID, Organisation: d.Organisation, Service: d.Service, Goal: d.Content.Goal, On: d.Content.On,
		IssuedAt: d.IssuedAt, Facts: d.Content.Facts, Result: d.Content.Result,
	}
	for _, s := range d.Content.Sources {
		b.Sources = append(b.Sources, entitlement.BasisSource{Path: s.Path, Field: s.Field, Register: s.Register, Member: s.Member})
	}
	return b
}
