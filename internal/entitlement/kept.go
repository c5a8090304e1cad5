package entitlement

import (
	"bytes"
	"context"
	"encoding/json"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

// isKept says whether a finding tells what is kept of the same day: the same right, facts
// and reasons, apart from when they were asked and worked out.
func (s *Service) isKept(ctx context.Context, q db.Querier, f Finding) (bool, error) {
	old, err := loadFinding(ctx, q, f.Right.Resident, f.Right.Service)
	if kernel.KindOf(err) == kernel.NotFound {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if kernel.DateOf(old.Right.ComputedAt) != kernel.DateOf(f.Right.ComputedAt) || !old.Law.same(f.Law) || len(old.Facts) != len(f.Facts) {
		return false, nil
	}
	for i, use := range f.Facts {
		use.FetchedAt = old.Facts[i].FetchedAt
		if use != old.Facts[i] {
			return false, nil
		}
	}
	right := f.Right
	right.ComputedAt, right.Declined = old.Right.ComputedAt, old.Right.Declined
	before, err := json.Marshal(old.Right)
	if err != nil {
		return false, err
	}
	now, err := json.Marshal(right)
	return bytes.Equal(before, now), err
}

func (a LawAnswer) same(b LawAnswer) bool {
	return a.Goal == b.Goal && a.Program == b.Program && bytes.Equal(a.Facts, b.Facts) && bytes.Equal(a.Result, b.Result)
}
