// Package dbtest gives tests an empty store of each kind: SQLite always, PostgreSQL
// when its server programs are on the machine.
//
// The PostgreSQL server is the one that MEENT_TEST_POSTGRES_DSN names (the command
// dbtest/withpostgres starts one for a whole run of tests), or a throw-away one of
// this test process. With MEENT_TEST_POSTGRES=required its absence is a failure and
// not a skip.
//
// Invariants: every call has a database of its own, gone after the test; nothing is
// left behind when a test process is killed.
package dbtest
