package oidc

import (
	"context"
	"database/sql"
	"errors"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

// bind ties a subject of a provider to a resident, or checks that it was tied to
// this one.
func (l *logins) bind(ctx context.Context, issuer, subject string, resident kernel.ResidentID) error {
	bound, err := boundTo(ctx, l.db.Read(), issuer, subject)
	if db.IsNotFound(err) {
		err = l.db.ReadCommittedTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `INSERT INTO oidc_account (issuer, subject, resident, since_us)
				VALUES ($1, $2, $3, $4) ON CONFLICT (issuer, subject) DO NOTHING`,
				issuer, subject, string(resident), l.clock.Now().UnixMicro())
			if err != nil {
				return err
			}
			bound, err = boundTo(ctx, tx, issuer, subject)
			return err
		})
	}
	switch {
	case err != nil:
		return kernel.Errorf(kernel.Unavailable, "the store of accounts does not answer: %w", err)
	case bound != resident:
		return fail(ReasonAccountChanged, errors.New("the subject is tied to another resident"))
	}
	return nil
}

func boundTo(ctx context.Context, q db.Querier, issuer, subject string) (kernel.ResidentID, error) {
	var bound kernel.ResidentID
	err := q.QueryRowContext(ctx, `SELECT resident FROM oidc_account WHERE issuer = $1 AND subject = $2`, issuer, subject).Scan(&bound)
	return bound, err
}
