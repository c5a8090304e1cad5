package entitlement

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

// Correction is what a decision comes to now, as it was last worked out. NotFound where
// nothing turned out otherwise.
func (s *Service) Correction(ctx context.Context, resident kernel.ResidentID, decision kernel.ID) (Correction, error) {
	c, err := loadCorrection(ctx, s.DB.Read(), resident, decision)
	if err == nil && !c.Differs() {
		return Correction{}, errNoCorrection
	}
	return c, err
}

// Corrections are all that differ, of the newest decision first.
func (s *Service) Corrections(ctx context.Context, resident kernel.ResidentID) ([]Correction, error) {
	all, err := loadCorrections(ctx, s.DB.Read(), resident)
	return slices.DeleteFunc(all, func(c Correction) bool { return !c.Differs() }), err
}

func loadCorrections(ctx context.Context, q db.Querier, resident kernel.ResidentID) ([]Correction, error) {
	rows, err := q.QueryContext(ctx, `SELECT content FROM entitlement_correction WHERE resident = $1
		ORDER BY decision DESC`, resident)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Correction
	for rows.Next() {
		c, err := scanCorrection(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, rows.Err()
}

var errNoCorrection = kernel.Errorf(kernel.NotFound, "nothing turned out otherwise for this decision")

func loadCorrection(ctx context.Context, q db.Querier, resident kernel.ResidentID, decision kernel.ID) (Correction, error) {
	c, err := scanCorrection(q.QueryRowContext(ctx, `SELECT content FROM entitlement_correction
		WHERE resident = $1 AND decision = $2`, resident, decision))
	if errors.Is(err, sql.ErrNoRows) {
		return Correction{}, errNoCorrection
	}
	return c, err
}

func scanCorrection(row interface{ Scan(...any) error }) (c Correction, err error) {
	var content string
	if err := row.Scan(&content); err != nil {
		return c, err
	}
	if err := json.Unmarshal([]byte(content), &c); err != nil {
		return c, fmt.Errorf("entitlement: a stored correction is not readable: %w", err)
	}
	return c, nil
}

// keepCorrections stores what was worked out, unless a later one is kept already.
func keepCorrections(ctx context.Context, tx *sql.Tx, all []Correction) error {
	for _, c := range all {
		content, err := json.Marshal(c)
		if err != nil {
			return fmt.Errorf("entitlement: a correction cannot be written: %w", err)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO entitlement_correction (organisation, decision, resident, computed_us, content)
			VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (organisation, decision) DO UPDATE SET computed_us = excluded.computed_us, content = excluded.content
			WHERE entitlement_correction.computed_us <= excluded.computed_us`,
			c.Organisation, c.Decision, c.Resident, c.ComputedAt.UnixMicro(), string(content)); err != nil {
			return err
		}
	}
	return nil
}

// FollowedTx takes back what earlier decisions on a service come to, in the transaction of
// a decision that follows them: each is worked out again for the days that it keeps. What
// was seen stays.
func (s *Service) FollowedTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, service string) error {
	kept, err := loadCorrections(ctx, tx, resident)
	if err != nil {
		return err
	}
	var all []Correction
	for _, c := range kept {
		if c.Service == service {
			all = append(all, Correction{
				Organisation: c.Organisation, Resident: resident, Service: service, Decision: c.Decision,
				DecidedAt: c.DecidedAt, ComputedAt: s.Clock.Now(), Seen: c.Seen, Certainty: Certain,
			})
		}
	}
	return keepCorrections(ctx, tx, all)
}
