package db

import (
	"database/sql"
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// IsNotFound says that a query had no row.
func IsNotFound(err error) bool { return errors.Is(err, sql.ErrNoRows) }

// IsUnique says that a row with this key is there already. On PostgreSQL the
// transaction cannot go on after it: prefer INSERT … ON CONFLICT DO NOTHING.
func IsUnique(err error) bool {
	if pg := (*pgconn.PgError)(nil); errors.As(err, &pg) {
		return pg.Code == "23505"
	}
	if lite := (*sqlite.Error)(nil); errors.As(err, &lite) {
		return lite.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || lite.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY
	}
	return false
}

// isRetryable says that the same transaction may succeed when it runs again.
func isRetryable(err error) bool {
	if errors.Is(err, errGroupLost) {
		return true
	}
	if pg := (*pgconn.PgError)(nil); errors.As(err, &pg) {
		return pg.Code == "40001" || pg.Code == "40P01"
	}
	if lite := (*sqlite.Error)(nil); errors.As(err, &lite) {
		primary := lite.Code() & 0xff
		return primary == sqlite3.SQLITE_BUSY || primary == sqlite3.SQLITE_LOCKED
	}
	return false
}

// isMadeMeanwhile says that another process made the same table at the same moment.
func isMadeMeanwhile(err error) bool {
	pg := (*pgconn.PgError)(nil)
	return errors.As(err, &pg) && (pg.Code == "23505" || pg.Code == "42P07" || pg.Code == "42710")
}
