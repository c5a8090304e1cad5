package db

// Dialect is the SQL that the store speaks.
type Dialect uint8

const (
	SQLite Dialect = iota
	PostgreSQL
)

// String is the word in a file name of a migration variant: sqlite or postgres.
func (d Dialect) String() string {
	if d == PostgreSQL {
		return "postgres"
	}
	return "sqlite"
}

// SkipLocked ends a SELECT that claims rows, so that two processes never wait for
// each other's. SQLite has one writer and needs nothing.
func (d Dialect) SkipLocked() string {
	if d == PostgreSQL {
		return " FOR UPDATE SKIP LOCKED"
	}
	return ""
}
