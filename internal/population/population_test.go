package population_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/population"
	"meent.nl/meent/internal/register/embedded"
)

var modules = []db.Module{identity.Module(), embedded.Module(), population.Module()}

// day is when the tests take place.
var day = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// world is a population with what it stands on.
type world struct {
	*population.Service
	db        *db.DB
	registers *embedded.Store
	residents *identity.Residents
	clock     *kernel.SettableClock
	changes   []embedded.Change
}

var loadCatalogue = sync.OnceValues(func() (*catalogue.Catalogue, error) { return catalogue.Load(nl.FS) })

func newWorld(t testing.TB, d *db.DB) *world {
	t.Helper()
	c, err := loadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	w := &world{db: d, clock: kernel.ClockAt(day)}
	w.residents = identity.NewResidents(d, w.clock)
	w.registers = embedded.New(d, c, w.clock, w.residents, func(_ context.Context, _ *sql.Tx, change embedded.Change) error {
		w.changes = append(w.changes, change)
		return nil
	})
	w.Service, err = population.New(d, c, w.registers, w.residents, w.clock)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// officialSet finds the official test set, which is not part of the project.
func officialSet(t testing.TB) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(root, "..", "shared", "data", "rvig", "rvig-gbav-testset-20220502.csv")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the official GBA-V test set is not beside the project: ../shared/data/rvig")
	}
	return path
}

func bsn(t testing.TB, text string) kernel.BSN {
	t.Helper()
	b, err := kernel.ParseBSN(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
