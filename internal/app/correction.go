package app

import (
	"context"

	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/value"
)

// bases tells entitlement what decisions rest on.
type bases struct{ decisions *decision.Service }

// Taken are all decisions on a resident, the newest first.
func (b bases) Taken(ctx context.Context, resident kernel.ResidentID) ([]entitlement.Basis, error) {
	decisions, err := b.decisions.List(ctx, resident)
	if err != nil {
		return nil, err
	}
	all := make([]entitlement.Basis, len(decisions))
	begins := map[string]value.Date{} // by service, the first day of those that followed
	for i, d := range decisions {
		all[i] = basisOf(d)
		next, followed := begins[d.Service]
		if all[i].Next = next; !followed || d.Content.On < next {
			begins[d.Service] = d.Content.On
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
