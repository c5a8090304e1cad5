package embedded

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"

	"meent.nl/meent/internal/kernel"
)

// reportAll tells of every person whose data changed, without any value.
func (s *Store) reportAll(ctx context.Context, tx *sql.Tx, d *difference, report Report) error {
	if len(d.touched) == 0 {
		return nil
	}
	var subjects []string
	for _, t := range d.touched {
		if len(t.fields) > 0 {
			subjects = append(subjects, t.subject)
		}
	}
	others, err := s.concerns(ctx, tx, subjects)
	if err != nil {
		return err
	}
	for _, t := range d.touched {
		c := Change{
			Register:  d.place.register,
			Owner:     d.place.organisation,
			Fields:    slices.Sorted(maps.Keys(t.fields)),
			Together:  slices.Sorted(maps.Keys(t.together)),
			Relations: slices.Sorted(maps.Keys(t.relations)),
		}
		if c.Resident, err = s.resident(ctx, tx, t.subject); err != nil {
			return err
		}
		for _, a := range t.added {
			id, err := s.resident(ctx, tx, a.related)
			if err != nil {
				return err
			}
			c.Added = append(c.Added, Addition{Relation: a.relation, Resident: id})
		}
		for _, other := range others[t.subject] {
			id, err := s.resident(ctx, tx, other.subject)
			if err != nil {
				return err
			}
			c.Concerns = append(c.Concerns, Concern{Resident: id, Relation: other.relation})
		}
		if err := report(ctx, tx, c); err != nil {
			return err
		}
	}
	return nil
}

// resident is who a key stands for; empty for a member without a number.
func (s *Store) resident(ctx context.Context, tx *sql.Tx, key string) (kernel.ResidentID, error) {
	if strings.Contains(key, "#") {
		return "", nil
	}
	bsn, err := kernel.ParseBSN(key)
	if err != nil {
		return "", kernel.Errorf(kernel.Internal, "the register holds a number that is no BSN")
	}
	return s.residents.EnsureTx(ctx, tx, bsn)
}
