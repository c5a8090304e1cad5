package portal

import (
	"context"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
)

func (f *fakes) Beginning(_ context.Context, _ kernel.ResidentID, w *catalogue.WhatIf) (entitlement.Inputs, map[string][]entitlement.Candidate, error) {
	in, choices := entitlement.Inputs{}, map[string][]entitlement.Candidate{}
	for _, a := range w.Asks {
		if a.Chooses != "" && f.forecast != nil {
			in[a.Field.Name], choices[a.Field.Name] = "1", []entitlement.Candidate{{Number: "1", Born: "2015-05-05"}}
		}
	}
	return in, choices, f.broken
}

func (f *fakes) Forecast(_ context.Context, _ kernel.ResidentID, w *catalogue.WhatIf, in entitlement.Inputs) (entitlement.Consequences, error) {
	f.asked = append(f.asked, in)
	if f.forecast == nil {
		return entitlement.Consequences{}, kernel.Invalidf("what was filled in makes a fact that cannot be")
	}
	return *f.forecast, f.broken
}
