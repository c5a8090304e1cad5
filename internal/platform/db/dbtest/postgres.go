package dbtest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"

	"meent.nl/meent/internal/platform/db/dbtest/pgcluster"
)

// ownCluster lives as long as this test process; the server notices its end.
var ownCluster = sync.OnceValues(pgcluster.Start)

// PostgresDSN is the address of an empty PostgreSQL database, dropped after the test.
// Without PostgreSQL on the machine it skips the test.
func PostgresDSN(t testing.TB) string {
	t.Helper()
	server := serverDSN(t)
	name := "test_" + strings.ToLower(rand.Text())
	admin(t, server, "CREATE DATABASE "+name+" TEMPLATE template0")
	t.Cleanup(func() { admin(t, server, "DROP DATABASE "+name+" WITH (FORCE)") })
	address, err := url.Parse(server)
	if err != nil {
		t.Fatalf("MEENT_TEST_POSTGRES_DSN is not a postgres:// address")
	}
	address.Path = "/" + name
	return address.String()
}

func serverDSN(t testing.TB) string {
	t.Helper()
	if dsn := os.Getenv("MEENT_TEST_POSTGRES_DSN"); dsn != "" {
		return dsn
	}
	cluster, err := ownCluster()
	if errors.Is(err, pgcluster.ErrAbsent) && os.Getenv("MEENT_TEST_POSTGRES") != "required" {
		t.Skip("PostgreSQL is not on this machine (apt-get install postgresql): not tested on it")
	}
	if err != nil {
		t.Fatalf("a PostgreSQL server for the test: %v", err)
	}
	return cluster.DSN
}

func admin(t testing.TB, server, statement string) {
	t.Helper()
	pool, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatalf("connect to the test server: %v", err)
	}
	defer pool.Close()
	if _, err := pool.ExecContext(context.Background(), statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}
