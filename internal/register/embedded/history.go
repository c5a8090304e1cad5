package embedded

import (
	"context"

	"meent.nl/meent/internal/kernel"
)

// History is what a field of a person was before, newest first.
func (s *Store) History(ctx context.Context, registerID string, subject kernel.BSN, field string) ([]Past, error) {
	r, ok := s.catalogue.Register(registerID)
	if !ok {
		return nil, kernel.Invalidf("the catalogue has no register %q", registerID)
	}
	rows, err := s.db.Read().QueryContext(ctx, "SELECT "+rowColumns+`, until_us FROM register_value_history
		WHERE organisation = $1 AND register = $2 AND subject = $3 AND related = '' AND field = $4
		ORDER BY until_us DESC, id DESC`, r.Owner, r.ID, subject.Digits(), field)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Past
	for rows.Next() {
		var r row
		var until int64
		if err := rows.Scan(&r.subject, &r.related, &r.field, &r.state, &r.value, &r.low, &r.high, &r.synthetic, &r.since, &r.known, &until); err != nil {
			return nil, err
		}
		v, err := r.give()
		if err != nil {
			return nil, err
		}
		v.Register = registerID
		all = append(all, Past{Value: v, Known: r.known, Until: until})
	}
	return all, rows.Err()
}
