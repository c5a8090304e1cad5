package db

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"meent.nl/meent/internal/kernel"
)

// readers caps the read connections: on a small machine more of them starve the writer.
const readers = 4

func openSQLite(ctx context.Context, path string) (*DB, error) {
	if path == "" || path == ":memory:" {
		return nil, kernel.Invalidf("the database address needs a file: sqlite:/path/meent.db")
	}
	if err := createPrivate(path); err != nil {
		return nil, err
	}
	write, err := sqlitePool(path, 1, "_txlock", "immediate")
	if err != nil {
		return nil, err
	}
	read, err := sqlitePool(path, readers, "_pragma", "query_only(1)")
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	d := &DB{dialect: SQLite, read: read, readSide: newStatements(read), write: write, group: &groupWriter{pool: write}}
	if err := d.checkSQLite(ctx); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// createPrivate makes the file before SQLite does, so that nobody else can read it;
// the WAL files take over its mode.
func createPrivate(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return kernel.Invalidf("the folder of the database cannot be made: %w", err)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return kernel.Invalidf("the database file cannot be made: %w", err)
	}
	return file.Close()
}

func sqlitePool(path string, connections int, key, value string) (*sql.DB, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, kernel.Invalidf("the path of the database cannot be read: %w", err)
	}
	settings := url.Values{"_pragma": {
		"busy_timeout(5000)", // first: the next ones may have to wait
		"journal_mode(WAL)",
		"synchronous(FULL)",
		"foreign_keys(1)",
		"trusted_schema(0)",
		"temp_store(2)",
		"journal_size_limit(200000000)",
	}}
	settings.Add(key, value)
	name := url.URL{Scheme: "file", Path: absolute, RawQuery: settings.Encode()}
	pool, err := openPool(name.String())
	if err != nil {
		return nil, kernel.Errorf(kernel.Unavailable, "the database file cannot be opened: %w", err)
	}
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	return pool, nil
}

// checkSQLite refuses a file that is no database, and a file system that has no WAL.
func (d *DB) checkSQLite(ctx context.Context) error {
	for _, pool := range []*sql.DB{d.write, d.read} {
		var mode string
		if err := pool.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
			return kernel.Errorf(kernel.Unavailable, "the database file cannot be used; is it a database, and may this user write it? %w", err)
		}
		if mode != "wal" {
			return kernel.Errorf(kernel.Unavailable, "the database file cannot have a write-ahead log; put it on a local disk")
		}
	}
	return nil
}
