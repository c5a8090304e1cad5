package embedded

import (
	"context"
	"database/sql"
	"encoding/json"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

type listKey struct{ subject, relation string }

// loadLists is the current lists of subjects.
func loadLists(ctx context.Context, q db.Querier, p place, subjects []string, relations []string) (map[listKey]list, error) {
	found := map[listKey]list{}
	condition := func(args *[]any) string {
		text := in("subject", subjects, args)
		if relations != nil {
			text += " AND " + in("relation", relations, args)
		}
		return text
	}
	args := []any{p.organisation, p.register}
	text := "SELECT subject, relation, state, known_us FROM register_relation WHERE organisation = $1 AND register = $2 AND " + condition(&args)
	rows, err := q.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var subject string
		var l list
		if err := rows.Scan(&subject, &l.relation, &l.state, &l.known); err != nil {
			return nil, err
		}
		found[listKey{subject, l.relation}] = l
	}
	if err := rows.Err(); err != nil || len(found) == 0 {
		return found, err
	}
	args = []any{p.organisation, p.register}
	text = "SELECT subject, relation, related FROM register_member WHERE organisation = $1 AND register = $2 AND " + condition(&args) +
		" ORDER BY subject, relation, position"
	members, err := q.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	defer members.Close()
	for members.Next() {
		var key listKey
		var related string
		if err := members.Scan(&key.subject, &key.relation, &related); err != nil {
			return nil, err
		}
		l := found[key]
		l.members = append(l.members, related)
		found[key] = l
	}
	return found, members.Err()
}

// replaceList makes a list current, and keeps the one before, if there was one.
func replaceList(ctx context.Context, tx *sql.Tx, p place, subject string, l list, before *list) error {
	if before != nil {
		members, err := json.Marshal(before.members)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO register_relation_history
			(organisation, id, register, subject, relation, state, members, known_us, until_us)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			p.organisation, string(kernel.NewID()), p.register, subject, l.relation, before.state, string(members), before.known, l.known); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM register_member
			WHERE organisation = $1 AND register = $2 AND subject = $3 AND relation = $4`,
			p.organisation, p.register, subject, l.relation); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO register_relation (organisation, register, subject, relation, state, known_us)
		VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (organisation, register, subject, relation) DO UPDATE SET state = excluded.state, known_us = excluded.known_us`,
		p.organisation, p.register, subject, l.relation, l.state, l.known); err != nil {
		return err
	}
	rows := make([][]any, len(l.members))
	for i, related := range l.members {
		rows[i] = []any{p.organisation, p.register, subject, l.relation, int64(i), related}
	}
	return insertMany(ctx, tx, "INSERT INTO register_member (organisation, register, subject, relation, position, related)", rows, "")
}

// concerns is who has a subject in a list, of whichever register: subject → the lists.
func (s *Store) concerns(ctx context.Context, q db.Querier, subjects []string) (map[string][]listKey, error) {
	found := map[string][]listKey{}
	if len(subjects) == 0 {
		return found, nil
	}
	for _, r := range s.catalogue.Registers {
		if len(r.Relations) == 0 {
			continue
		}
		if err := concernsIn(ctx, q, place{r.Owner, r.ID}, subjects, found); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func concernsIn(ctx context.Context, q db.Querier, p place, subjects []string, found map[string][]listKey) error {
	args := []any{p.organisation, p.register}
	rows, err := q.QueryContext(ctx, "SELECT DISTINCT related, subject, relation FROM register_member WHERE organisation = $1 AND register = $2 AND "+
		in("related", subjects, &args)+" ORDER BY related, subject, relation", args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var related string
		var key listKey
		if err := rows.Scan(&related, &key.subject, &key.relation); err != nil {
			return err
		}
		found[related] = append(found[related], key)
	}
	return rows.Err()
}
