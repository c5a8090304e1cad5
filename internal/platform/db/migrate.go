package db

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"time"

	"meent.nl/meent/internal/kernel"
)

// Module is the tables of one part. FS holds migrations/NNNN_name.sql, numbered from
// 0001 without a gap. A variant NNNN_name.sqlite.sql or NNNN_name.postgres.sql runs
// after the common file of its number, or instead of one that is not there. The text
// may use {{bigint}}, {{blob}} and {{strict}} (ends a CREATE TABLE).
type Module struct {
	Name string
	FS   fs.FS
}

const createMigrationTable = `
CREATE TABLE IF NOT EXISTS db_migration (
	module     TEXT   NOT NULL,
	number     BIGINT NOT NULL,
	name       TEXT   NOT NULL,
	checksum   TEXT   NOT NULL,
	applied_us BIGINT NOT NULL,
	PRIMARY KEY (module, number)
)`

// lockMigrations takes the row of the module "" until the end of the transaction, so
// that a second process waits.
const lockMigrations = `
INSERT INTO db_migration (module, number, name, checksum, applied_us) VALUES ('', 0, 'lock', '', $1)
ON CONFLICT (module, number) DO UPDATE SET applied_us = excluded.applied_us`

// Migrate brings the tables of the modules, in this order, to what this program
// needs: all of it or nothing. It refuses a store in which an applied migration was
// changed, or that a newer program migrated.
func (d *DB) Migrate(ctx context.Context, modules ...Module) error {
	plans := make([]plan, 0, len(modules))
	seen := map[string]bool{}
	for _, m := range modules {
		if m.Name == "" {
			return kernel.Errorf(kernel.Internal, "a module of migrations needs a name")
		}
		if seen[m.Name] {
			return kernel.Errorf(kernel.Internal, "the module %s is migrated twice", m.Name)
		}
		seen[m.Name] = true
		p, err := readPlan(m, d.dialect)
		if err != nil {
			return err
		}
		plans = append(plans, p)
	}
	if err := d.createMigrationTable(ctx); err != nil {
		return err
	}
	return d.ReadCommittedTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, lockMigrations, time.Now().UnixMicro()); err != nil {
			return err
		}
		for _, p := range plans {
			if err := p.apply(ctx, tx); err != nil {
				return err
			}
		}
		return nil
	})
}

// createMigrationTable tries again when another process makes it at the same moment:
// IF NOT EXISTS does not save PostgreSQL from that.
func (d *DB) createMigrationTable(ctx context.Context) error {
	for try := 1; ; try++ {
		err := d.ReadCommittedTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, createMigrationTable)
			return err
		})
		if err == nil {
			return nil
		}
		if !isMadeMeanwhile(err) || try == attempts {
			return kernel.Errorf(kernel.Unavailable, "the list of migrations cannot be made: %w", err)
		}
		if err := pause(ctx, try); err != nil {
			return err
		}
	}
}

func (p plan) apply(ctx context.Context, tx *sql.Tx) error {
	applied, err := p.applied(ctx, tx)
	if err != nil {
		return err
	}
	for number, checksum := range applied {
		if number > len(p.steps) {
			return kernel.Errorf(kernel.Conflict, "the database has migration %04d of %s, which this program does not know: run the newer program", number, p.module)
		}
		if step := p.steps[number-1]; step.checksum != checksum {
			return kernel.Errorf(kernel.Conflict, "migration %s of %s was changed after it was applied: restore its file and put the change in a new one", step.name, p.module)
		}
	}
	for i, step := range p.steps {
		if _, done := applied[i+1]; done {
			continue
		}
		for _, text := range step.sql {
			if _, err := tx.ExecContext(ctx, text); err != nil {
				return fmt.Errorf("migration %s of %s: %w", step.name, p.module, err)
			}
		}
		const record = `INSERT INTO db_migration (module, number, name, checksum, applied_us) VALUES ($1, $2, $3, $4, $5)`
		if _, err := tx.ExecContext(ctx, record, p.module, i+1, step.name, step.checksum, time.Now().UnixMicro()); err != nil {
			return fmt.Errorf("migration %s of %s: %w", step.name, p.module, err)
		}
	}
	return nil
}

// applied is number → checksum of what the store has.
func (p plan) applied(ctx context.Context, tx *sql.Tx) (map[int]string, error) {
	rows, err := tx.QueryContext(ctx, `SELECT number, checksum FROM db_migration WHERE module = $1`, p.module)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	applied := map[int]string{}
	for rows.Next() {
		var number int
		var checksum string
		if err := rows.Scan(&number, &checksum); err != nil {
			return nil, err
		}
		applied[number] = checksum
	}
	return applied, rows.Err()
}
