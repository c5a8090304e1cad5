package db_test

import (
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
)

// module makes a module of file name → SQL pairs.
func module(name string, pairs ...string) db.Module {
	files := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		files["migrations/"+pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return db.Module{Name: name, FS: files}
}

const (
	tableA = `CREATE TABLE a (id TEXT PRIMARY KEY)`
	tableB = `CREATE TABLE b (id TEXT PRIMARY KEY, n {{bigint}}, x {{blob}}) {{strict}}`
)

func TestMigrateGoesForward(t *testing.T) {
	dbtest.Each(t, nil, func(t *testing.T, d *db.DB) {
		one := module("m", "0001_a.sql", tableA)
		two := module("m", "0001_a.sql", tableA, "0002_b.sql", tableB)
		for _, m := range []db.Module{one, one, two, two} {
			if err := d.Migrate(t.Context(), m); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := d.Read().ExecContext(t.Context(), `SELECT a.id, b.n FROM a, b`); err != nil {
			t.Fatal(err)
		}
	})
}

func TestVariantsRunOnTheirStoreOnly(t *testing.T) {
	dbtest.Each(t, nil, func(t *testing.T, d *db.DB) {
		m := module("m", "0001_a.sql", tableA,
			"0001_a.sqlite.sql", `INSERT INTO a (id) VALUES ('sqlite')`,
			"0001_a.postgres.sql", `INSERT INTO a (id) VALUES ('postgres')`)
		if err := d.Migrate(t.Context(), m); err != nil {
			t.Fatal(err)
		}
		var id string
		if err := d.Read().QueryRowContext(t.Context(), `SELECT id FROM a`).Scan(&id); err != nil {
			t.Fatal(err)
		}
		if id != d.Dialect().String() {
			t.Fatalf("want %s, have %s", d.Dialect(), id)
		}
	})
}

func TestMigrateRefuses(t *testing.T) {
	dbtest.Each(t, nil, func(t *testing.T, d *db.DB) {
		applied := module("m", "0001_a.sql", tableA, "0002_b.sql", tableB)
		if err := d.Migrate(t.Context(), applied); err != nil {
			t.Fatal(err)
		}
		for name, c := range map[string]struct {
			modules []db.Module
			says    string
		}{
			"changed":        {[]db.Module{module("m", "0001_a.sql", tableA+" ", "0002_b.sql", tableB)}, "changed after it was applied"},
			"older program":  {[]db.Module{module("m", "0001_a.sql", tableA)}, "run the newer program"},
			"gap":            {[]db.Module{module("n", "0002_c.sql", tableA)}, "no migration 0001"},
			"number twice":   {[]db.Module{module("n", "0001_c.sql", tableA, "0001_d.sql", tableA)}, "same number"},
			"file name":      {[]db.Module{module("n", "1_c.sql", tableA)}, "not named"},
			"unknown word":   {[]db.Module{module("n", "0001_c.sql", "CREATE TABLE c (id {{money}})")}, "{{word}}"},
			"module twice":   {[]db.Module{applied, applied}, "twice"},
			"no name":        {[]db.Module{module("", "0001_c.sql", tableA)}, "needs a name"},
			"no folder":      {[]db.Module{{Name: "n", FS: fstest.MapFS{}}}, "cannot be read"},
			"nothing for it": {[]db.Module{module("n", "0001_c.sql", " ")}, "says nothing"},
			"faulty SQL":     {[]db.Module{module("n", "0001_ok.sql", "CREATE TABLE c (id TEXT)", "0002_bad.sql", "CREATE TABEL d")}, "0002_bad of n"},
		} {
			err := d.Migrate(t.Context(), c.modules...)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s: want an error with %q, have %v", name, c.says, err)
			}
		}
		if _, err := d.Read().ExecContext(t.Context(), `SELECT id FROM c`); err == nil {
			t.Error("a failed migration left a table behind")
		}
	})
}

// TestProcessesMigrateAtOnce opens the store as many processes would.
func TestProcessesMigrateAtOnce(t *testing.T) {
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		m := module("m", "0001_a.sql", tableA, "0002_row.sql", `INSERT INTO a (id) VALUES ('once')`)
		var wait sync.WaitGroup
		for range 6 {
			d := dbtest.Open(t, dsn)
			wait.Go(func() {
				if err := d.Migrate(t.Context(), m); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
	})
}
