package entitlement

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

const insertFinding = `INSERT INTO entitlement_right (organisation, resident, service, computed_us, summary, facts, law)
	VALUES ($1, $2, $3, $4, $5, $6, $7)
	ON CONFLICT (organisation, resident, service) DO `

// saveFinding keeps a finding, unless one that was begun later is kept already. Of a resident who
// moved, what the municipality before would decide goes.
func saveFinding(ctx context.Context, tx *sql.Tx, f Finding) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM entitlement_right
		WHERE resident = $1 AND service = $2 AND organisation <> $3 AND computed_us <= $4`,
		f.Right.Resident, f.Right.Service, f.Right.Organisation, f.Right.ComputedAt.UnixMicro())
	if err != nil {
		return err
	}
	return insert(ctx, tx, f, insertFinding+`UPDATE
		SET computed_us = excluded.computed_us, summary = excluded.summary, facts = excluded.facts, law = excluded.law
		WHERE entitlement_right.computed_us <= excluded.computed_us`)
}

// saveFirstFinding keeps a finding where none is kept, of whichever organisation.
func saveFirstFinding(ctx context.Context, tx *sql.Tx, f Finding) error {
	if _, err := carrierOf(ctx, tx, f.Right.Resident, f.Right.Service); !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return insert(ctx, tx, f, insertFinding+`NOTHING`)
}

func insert(ctx context.Context, tx *sql.Tx, f Finding, statement string) error {
	summary, err := json.Marshal(f.Right)
	if err != nil {
		return fmt.Errorf("entitlement: a right cannot be written: %w", err)
	}
	facts, err := json.Marshal(f.Facts)
	if err != nil {
		return fmt.Errorf("entitlement: the facts of a right cannot be written: %w", err)
	}
	answer, err := f.Law.text()
	if err != nil {
		return fmt.Errorf("entitlement: the reasons of a right cannot be written: %w", err)
	}
	_, err = tx.ExecContext(ctx, statement, f.Right.Organisation, f.Right.Resident, f.Right.Service,
		f.Right.ComputedAt.UnixMicro(), string(summary), string(facts), answer)
	return err
}

// text is the answer as JSON. Facts, Result and Outlook are written by json.Marshal, and long: they
// are not read through again.
func (a LawAnswer) text() (string, error) {
	goal, err := json.Marshal(a.Goal)
	if err != nil {
		return "", err
	}
	program, err := json.Marshal(a.Program)
	if err != nil {
		return "", err
	}
	facts, result := a.Facts, a.Result
	if len(facts) == 0 {
		facts = json.RawMessage("null")
	}
	if len(result) == 0 {
		result = json.RawMessage("null")
	}
	outlook := a.Outlook
	if len(outlook) == 0 {
		outlook = json.RawMessage("null")
	}
	return fmt.Sprintf(`{"goal":%s,"program":%s,"facts":%s,"result":%s,"outlook":%s}`, goal, program, facts, result, outlook), nil
}

func loadRights(ctx context.Context, q db.Querier, resident kernel.ResidentID) ([]Right, error) {
	rows, err := q.QueryContext(ctx, `SELECT r.summary, CASE WHEN d.service IS NULL THEN 0 ELSE 1 END
		FROM entitlement_right r
		LEFT JOIN entitlement_declined d
		  ON d.organisation = r.organisation AND d.resident = r.resident AND d.service = r.service
		WHERE r.resident = $1 ORDER BY r.service`, resident)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var rights []Right
	for rows.Next() {
		var summary string
		var declined int
		if err := rows.Scan(&summary, &declined); err != nil {
			return nil, err
		}
		var r Right
		if err := json.Unmarshal([]byte(summary), &r); err != nil {
			return nil, fmt.Errorf("entitlement: a stored right is not readable: %w", err)
		}
		r.Declined = declined == 1
		rights = append(rights, r)
	}
	return rights, rows.Err()
}

func loadFinding(ctx context.Context, q db.Querier, resident kernel.ResidentID, service string) (Finding, error) {
	var summary, facts, answer string
	err := q.QueryRowContext(ctx, `SELECT summary, facts, law FROM entitlement_right
		WHERE resident = $1 AND service = $2`, resident, service).Scan(&summary, &facts, &answer)
	if errors.Is(err, sql.ErrNoRows) {
		return Finding{}, kernel.Errorf(kernel.NotFound, "this right was not worked out yet")
	}
	if err != nil {
		return Finding{}, err
	}
	var f Finding
	if err := errors.Join(
		json.Unmarshal([]byte(summary), &f.Right),
		json.Unmarshal([]byte(facts), &f.Facts),
		json.Unmarshal([]byte(answer), &f.Law),
	); err != nil {
		return Finding{}, fmt.Errorf("entitlement: a stored right is not readable: %w", err)
	}
	f.Right.Declined, err = isDeclined(ctx, q, f.Right)
	return f, err
}

// countKept is for how many services a right is kept.
func countKept(ctx context.Context, q db.Querier, resident kernel.ResidentID) (n int, err error) {
	err = q.QueryRowContext(ctx, `SELECT COUNT(DISTINCT service) FROM entitlement_right WHERE resident = $1`, resident).Scan(&n)
	return n, err
}

// carrierOf is the organisation of the kept right; sql.ErrNoRows where none is kept.
func carrierOf(ctx context.Context, q db.Querier, resident kernel.ResidentID, service string) (id kernel.OrganisationID, err error) {
	err = q.QueryRowContext(ctx, `SELECT organisation FROM entitlement_right
		WHERE resident = $1 AND service = $2 ORDER BY computed_us DESC LIMIT 1`, resident, service).Scan(&id)
	return id, err
}

func isDeclined(ctx context.Context, q db.Querier, r Right) (bool, error) {
	var n int
	err := q.QueryRowContext(ctx, `SELECT count(*) FROM entitlement_declined
		WHERE organisation = $1 AND resident = $2 AND service = $3`, r.Organisation, r.Resident, r.Service).Scan(&n)
	return n > 0, err
}

func saveDeclined(ctx context.Context, tx *sql.Tx, r Right, at int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO entitlement_declined (organisation, resident, service, at_us)
		VALUES ($1, $2, $3, $4) ON CONFLICT (organisation, resident, service) DO NOTHING`,
		r.Organisation, r.Resident, r.Service, at)
	return err
}

func deleteDeclined(ctx context.Context, tx *sql.Tx, r Right) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM entitlement_declined
		WHERE organisation = $1 AND resident = $2 AND service = $3`, r.Organisation, r.Resident, r.Service)
	return err
}

func loadResidents(ctx context.Context, q db.Querier) ([]kernel.ResidentID, error) {
	rows, err := q.QueryContext(ctx, `SELECT DISTINCT resident FROM entitlement_right ORDER BY resident`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var residents []kernel.ResidentID
	for rows.Next() {
		var id kernel.ResidentID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		residents = append(residents, id)
	}
	return residents, rows.Err()
}
