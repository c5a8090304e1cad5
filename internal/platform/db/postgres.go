package db

import (
	"context"
	"database/sql"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"meent.nl/meent/internal/kernel"
)

// pgConnections is the size of each of the two pools of a process.
const pgConnections = 8

func openPostgres(ctx context.Context, dsn string) (*DB, error) {
	write, err := postgresPool(dsn, "off")
	if err != nil {
		return nil, err
	}
	read, err := postgresPool(dsn, "on")
	if err != nil {
		return nil, err
	}
	d := &DB{dialect: PostgreSQL, read: read, readSide: read, write: write}
	if err := d.Ping(ctx); err != nil {
		_ = d.Close() // the first error tells why
		return nil, err
	}
	return d, nil
}

func postgresPool(dsn, readOnly string) (*sql.DB, error) {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		// The driver's own text may quote the address, with a password in it.
		return nil, kernel.Invalidf("the PostgreSQL address cannot be read: write postgres://user@host:5432/name")
	}
	config.RuntimeParams["default_transaction_read_only"] = readOnly
	config.RuntimeParams["timezone"] = "UTC"
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "meent"
	}
	pool := stdlib.OpenDB(*config)
	pool.SetMaxOpenConns(pgConnections)
	pool.SetMaxIdleConns(pgConnections)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	return pool, nil
}
