package db

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"meent.nl/meent/internal/kernel"
)

// DB is the store. It is safe for use by many goroutines.
type DB struct {
	dialect  Dialect
	read     *sql.DB
	readSide Querier // of read
	write    *sql.DB
	group    *groupWriter // SQLite only
}

// Querier is what runs SQL: a transaction, or the read side of the store.
type Querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Open opens the store that dsn names: sqlite:/path/meent.db (made when it is not
// there) or postgres://user@host/name. It makes no tables; see Migrate. An error
// never holds the dsn, which may carry a password.
func Open(ctx context.Context, dsn string) (*DB, error) {
	scheme, rest, _ := strings.Cut(dsn, ":")
	switch scheme {
	case "sqlite":
		return openSQLite(ctx, rest)
	case "postgres", "postgresql":
		return openPostgres(ctx, dsn)
	}
	return nil, kernel.Invalidf("the database address must be sqlite:/path/meent.db or postgres://user@host/name")
}

// Close ends all connections. Transactions that run are waited for.
func (d *DB) Close() error { return errors.Join(d.write.Close(), d.read.Close()) }

// Dialect is the SQL that this store speaks.
func (d *DB) Dialect() Dialect { return d.dialect }

// Read is the read side: it sees what is committed, and refuses to write.
func (d *DB) Read() Querier { return d.readSide }

// Ping says whether the store answers.
func (d *DB) Ping(ctx context.Context) error {
	var one int
	if err := d.read.QueryRowContext(ctx, "SELECT 1").Scan(&one); err != nil {
		return kernel.Errorf(kernel.Unavailable, "the database does not answer: %w", err)
	}
	return nil
}
