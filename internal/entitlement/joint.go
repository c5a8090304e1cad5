package entitlement

import (
	"context"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/reason"
)

// together lists with whom a resident has a right as one, each once: members of a
// relation of whom a rule came out true, or a fact is true.
func together(j *catalogue.Joint, d dossier, e *reason.Explanation) []kernel.ResidentID {
	if j == nil {
		return nil
	}
	var all []kernel.ResidentID
	for _, step := range e.Steps {
		if list := d.members[step.Of.Relation]; step.Rule == j.With && step.Text == "true" && step.Of.Member > 0 && step.Of.Member <= len(list) {
			all = append(all, list[step.Of.Member-1])
		}
	}
	for _, use := range d.uses {
		if use.Member != "" && use.Field == j.With && use.Text == "true" {
			all = append(all, use.Member)
		}
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(member kernel.ResidentID) bool {
		return j.Except != "" && slices.ContainsFunc(d.uses, func(use FactUse) bool {
			return use.Member == member && use.Field == j.Except && use.Text == "true"
		})
	})
}

// findHolder notes who has a right already with whom the resident has it together.
func (s *Service) findHolder(ctx context.Context, r *Right) error {
	for _, member := range r.Together {
		has, err := s.Grants.Granted(ctx, member, r.Service)
		if err != nil {
			return err
		}
		if has {
			r.Holder = member
			return nil
		}
	}
	return nil
}
