package casework

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/law/value"
)

const columns = `organisation, id, resident, kind, service, key, status, about, opened_by, opened_us, decide_by, decision_id, version`

// insert reports false when a case with this key is there already.
func insert(ctx context.Context, tx *sql.Tx, c Case) (bool, error) {
	result, err := tx.ExecContext(ctx, `INSERT INTO casework_case (`+columns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
		ON CONFLICT (organisation, key) DO NOTHING`,
		c.Organisation, c.ID, c.Resident, c.Kind, c.Service, c.Key, c.Status, c.About, c.OpenedBy,
		c.OpenedAt.UnixMicro(), c.DecideBy.String(), c.Decision, c.Version)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n == 1, err
}

// update writes a case if nobody changed it since it was read.
func update(ctx context.Context, tx *sql.Tx, c Case) error {
	result, err := tx.ExecContext(ctx, `UPDATE casework_case
		SET status = $1, decision_id = $2, version = version + 1
		WHERE organisation = $3 AND id = $4 AND version = $5`,
		c.Status, c.Decision, c.Organisation, c.ID, c.Version)
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	if err == nil && n == 0 {
		return kernel.Errorf(kernel.Conflict, "the case changed in the meantime; look at it again")
	}
	return err
}

func appendEvent(ctx context.Context, tx *sql.Tx, c Case, at time.Time, kind EventKind, actor, detail string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO casework_event (organisation, case_id, seq, at_us, kind, actor, detail)
		VALUES ($1, $2, (SELECT count(*) FROM casework_event WHERE organisation = $1 AND case_id = $2), $3, $4, $5, $6)`,
		c.Organisation, c.ID, at.UnixMicro(), kind, actor, detail)
	return err
}

func byKey(ctx context.Context, q db.Querier, organisation kernel.OrganisationID, key string) (Case, error) {
	return one(q.QueryRowContext(ctx, `SELECT `+columns+` FROM casework_case WHERE organisation = $1 AND key = $2`, organisation, key))
}

func byID(ctx context.Context, q db.Querier, organisation kernel.OrganisationID, id kernel.ID) (Case, error) {
	return one(q.QueryRowContext(ctx, `SELECT `+columns+` FROM casework_case WHERE organisation = $1 AND id = $2`, organisation, id))
}

func ofResident(ctx context.Context, q db.Querier, resident kernel.ResidentID, id kernel.ID) (Case, error) {
	return one(q.QueryRowContext(ctx, `SELECT `+columns+` FROM casework_case WHERE resident = $1 AND id = $2`, resident, id))
}

// byDecision is the case that ended in a decision; sql.ErrNoRows where there is none.
func byDecision(ctx context.Context, q db.Querier, resident kernel.ResidentID, decision kernel.ID) (Case, error) {
	return scan(q.QueryRowContext(ctx, `SELECT `+columns+` FROM casework_case
		WHERE resident = $1 AND decision_id = $2`, resident, decision))
}

func list(ctx context.Context, q db.Querier, resident kernel.ResidentID) ([]Case, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+columns+` FROM casework_case WHERE resident = $1 ORDER BY opened_us DESC, id DESC`, resident)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var cases []Case
	for rows.Next() {
		c, err := scan(rows)
		if err != nil {
			return nil, err
		}
		cases = append(cases, c)
	}
	return cases, rows.Err()
}

func events(ctx context.Context, q db.Querier, c Case) ([]Event, error) {
	rows, err := q.QueryContext(ctx, `SELECT seq, at_us, kind, actor, detail FROM casework_event
		WHERE organisation = $1 AND case_id = $2 ORDER BY seq`, c.Organisation, c.ID)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Event
	for rows.Next() {
		var e Event
		var at int64
		if err := rows.Scan(&e.Seq, &at, &e.Kind, &e.Actor, &e.Detail); err != nil {
			return nil, err
		}
		e.At = time.UnixMicro(at)
		all = append(all, e)
	}
	return all, rows.Err()
}

func one(row *sql.Row) (Case, error) {
	c, err := scan(row)
	if errors.Is(err, sql.ErrNoRows) {
		return c, kernel.Errorf(kernel.NotFound, "there is no such case for this resident")
	}
	return c, err
}

func scan(row interface{ Scan(...any) error }) (Case, error) {
	var c Case
	var opened int64
	var decideBy string
	err := row.Scan(&c.Organisation, &c.ID, &c.Resident, &c.Kind, &c.Service, &c.Key, &c.Status, &c.About, &c.OpenedBy,
		&opened, &decideBy, &c.Decision, &c.Version)
	if err != nil {
		return Case{}, err
	}
	c.OpenedAt = time.UnixMicro(opened)
	c.DecideBy, err = value.ParseDate(decideBy)
	return c, err
}
