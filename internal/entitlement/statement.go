package entitlement

import (
	"context"
	"database/sql"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

// statementKey is what a statement is about: a field of the resident, or of a member
// of a relation.
type statementKey struct {
	relation string
	member   kernel.ResidentID
	field    string
}

// names says whether it is certain about whom it is: members without a number cannot be
// told apart, now or when another comes.
func (k statementKey) names() bool { return k.relation == "" || k.member != "" }

// statement is a value, or with an empty text the least and the most that it can be.
type statement struct {
	text      string
	low, high string
	at        time.Time
}

func (s statement) isRange() bool { return s.text == "" }

// statements is what one resident told us.
type statements map[statementKey]statement

// of is what was told of a fact of somebody.
func (told statements) of(key statementKey) (statement, bool) {
	s, ok := told[key]
	return s, ok && key.names()
}

func loadStatements(ctx context.Context, q db.Querier, resident kernel.ResidentID) (statements, error) {
	rows, err := q.QueryContext(ctx, `SELECT relation, member, field, text, low, high, at_us
		FROM entitlement_statement WHERE resident = $1 ORDER BY at_us`, resident)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	told := statements{}
	for rows.Next() {
		var key statementKey
		var s statement
		var at int64
		if err := rows.Scan(&key.relation, &key.member, &key.field, &s.text, &s.low, &s.high, &at); err != nil {
			return nil, err
		}
		s.at = time.UnixMicro(at)
		told[key] = s
	}
	return told, rows.Err()
}

func saveStatement(ctx context.Context, tx *sql.Tx, organisation kernel.OrganisationID, resident kernel.ResidentID, key statementKey, s statement) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO entitlement_statement (organisation, resident, relation, member, field, text, low, high, at_us)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (organisation, resident, relation, member, field) DO UPDATE
		SET text = excluded.text, low = excluded.low, high = excluded.high, at_us = excluded.at_us`,
		organisation, resident, key.relation, key.member, key.field, s.text, s.low, s.high, s.at.UnixMicro())
	return err
}
