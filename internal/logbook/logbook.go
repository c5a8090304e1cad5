package logbook

import (
	"context"
	"database/sql"
	"embed"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Module is the tables of this package.
func Module() db.Module { return db.Module{Name: "logbook", FS: migrations} }

// Logbook is the lines of every resident of this installation.
type Logbook struct {
	db *db.DB
}

// New is the logbook in a database that has Module.
func New(d *db.DB) *Logbook { return &Logbook{db: d} }

// Write adds lines. They are durable when it returns nil, and otherwise none of
// them is there.
func (l *Logbook) Write(ctx context.Context, lines ...Line) error {
	if len(lines) == 0 {
		return nil
	}
	prepared, err := prepare(lines)
	if err != nil {
		return err
	}
	err = l.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error { return insert(ctx, tx, prepared) })
	if err != nil {
		return kernel.Errorf(kernel.Unavailable, "the log cannot be written, so no data may be used: %w", err)
	}
	return nil
}

// WriteTx adds lines within a transaction: they are durable when it commits.
func (l *Logbook) WriteTx(ctx context.Context, tx *sql.Tx, lines ...Line) error {
	if len(lines) == 0 {
		return nil
	}
	prepared, err := prepare(lines)
	if err != nil {
		return err
	}
	if err := insert(ctx, tx, prepared); err != nil {
		return kernel.Errorf(kernel.Unavailable, "the log cannot be written, so no data may be used: %w", err)
	}
	return nil
}
