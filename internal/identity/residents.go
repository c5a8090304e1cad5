package identity

import (
	"context"
	"database/sql"
	"embed"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

//go:embed migrations/*.sql
var files embed.FS

// Module is the tables of this package.
func Module() db.Module { return db.Module{Name: "identity", FS: files} }

// Resident is a person with the number that registers know them by.
type Resident struct {
	ID  kernel.ResidentID
	BSN kernel.BSN
}

// Residents keeps which resident has which BSN.
type Residents struct {
	db    *db.DB
	clock kernel.Clock
}

// NewResidents keeps residents in a store that has the tables of Module.
func NewResidents(d *db.DB, clock kernel.Clock) *Residents { return &Residents{db: d, clock: clock} }

// Ensure is the resident of a BSN, made when it is new.
func (s *Residents) Ensure(ctx context.Context, bsn kernel.BSN) (kernel.ResidentID, error) {
	id, err := find(ctx, s.db.Read(), bsn)
	if err == nil || kernel.KindOf(err) != kernel.NotFound {
		return id, err
	}
	err = s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		id, err = s.EnsureTx(ctx, tx, bsn)
		return err
	})
	if err != nil {
		return "", err
	}
	return id, nil
}

// EnsureTx is Ensure inside a transaction that is open.
func (s *Residents) EnsureTx(ctx context.Context, tx *sql.Tx, bsn kernel.BSN) (kernel.ResidentID, error) {
	id, err := find(ctx, tx, bsn)
	if err == nil || kernel.KindOf(err) != kernel.NotFound {
		return id, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO identity_resident (resident, bsn, since_us) VALUES ($1, $2, $3)
		ON CONFLICT (bsn) DO NOTHING`, string(kernel.NewID()), bsn.Digits(), s.clock.Now().UnixMicro())
	if err != nil {
		return "", kernel.Errorf(kernel.Unavailable, "the resident could not be stored: %w", err)
	}
	return find(ctx, tx, bsn)
}

// Find is the resident of a BSN; NotFound when there is none.
func (s *Residents) Find(ctx context.Context, bsn kernel.BSN) (kernel.ResidentID, error) {
	return find(ctx, s.db.Read(), bsn)
}

func find(ctx context.Context, q db.Querier, bsn kernel.BSN) (kernel.ResidentID, error) {
	if bsn.IsZero() {
		return "", kernel.Invalidf("there is no BSN to find a resident by")
	}
	var id kernel.ResidentID
	err := q.QueryRowContext(ctx, `SELECT resident FROM identity_resident WHERE bsn = $1`, bsn.Digits()).Scan(&id)
	return id, asKind(err, "no resident has this BSN")
}

// BSN is the number of a resident; NotFound when there is no such resident.
func (s *Residents) BSN(ctx context.Context, id kernel.ResidentID) (kernel.BSN, error) {
	var digits string
	err := s.db.Read().QueryRowContext(ctx, `SELECT bsn FROM identity_resident WHERE resident = $1`, string(id)).Scan(&digits)
	if err != nil {
		return kernel.BSN{}, asKind(err, "there is no such resident")
	}
	return kernel.ParseBSN(digits)
}

// All lists every resident, oldest first.
func (s *Residents) All(ctx context.Context) ([]kernel.ResidentID, error) {
	rows, err := s.db.Read().QueryContext(ctx, `SELECT resident FROM identity_resident ORDER BY resident`)
	if err != nil {
		return nil, asKind(err, "")
	}
	defer rows.Close()
	var all []kernel.ResidentID
	for rows.Next() {
		var id kernel.ResidentID
		if err := rows.Scan(&id); err != nil {
			return nil, asKind(err, "")
		}
		all = append(all, id)
	}
	return all, asKind(rows.Err(), "")
}

// asKind gives an error of the store its kind.
func asKind(err error, missing string) error {
	switch {
	case err == nil:
		return nil
	case db.IsNotFound(err):
		return kernel.Errorf(kernel.NotFound, "%s", missing)
	}
	return kernel.Errorf(kernel.Unavailable, "the store of identities does not answer: %w", err)
}
