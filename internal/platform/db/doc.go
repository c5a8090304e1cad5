// Package db opens the store of Meent: one SQLite file, or PostgreSQL, behind one
// set of plain SQL through database/sql.
//
// Purpose: connections, transactions, migrations and error kinds. It knows no table
// but its own list of applied migrations.
//
// Invariants:
//   - What DB.Tx confirmed is on disk: SQLite runs in WAL with synchronous FULL,
//     PostgreSQL with its own synchronous_commit.
//   - A transaction sees the store as if it were alone: SQLite has one writer,
//     PostgreSQL runs SERIALIZABLE. Its function may run more than once, so it must
//     have no effect but on the transaction and on variables that it sets anew.
//   - DB.Read cannot write.
//   - An applied migration never changes, and the store is never older or newer than
//     the program that uses it.
//
// SQL text is the common subset of both: $1, $2 as placeholders, instants as BIGINT
// microseconds UTC, legal dates as TEXT YYYY-MM-DD, money as BIGINT cents, JSON as
// TEXT (pass a string, not bytes).
package db
