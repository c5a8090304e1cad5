package population

import (
	"context"
	"database/sql"
	"embed"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/population/facts"
	"meent.nl/meent/internal/register/embedded"
	"meent.nl/meent/law/value"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Module is the tables of this package.
func Module() db.Module { return db.Module{Name: "population", FS: migrations} }

// The register whose lists these are.
const brp = "brp"

// Residents are the people of this installation by number.
type Residents interface {
	EnsureTx(ctx context.Context, tx *sql.Tx, bsn kernel.BSN) (kernel.ResidentID, error)
	BSN(ctx context.Context, id kernel.ResidentID) (kernel.BSN, error)
	Find(ctx context.Context, bsn kernel.BSN) (kernel.ResidentID, error)
}

// Registers take what follows from the lists. PutTx reports changes, FillTx does not.
type Registers interface {
	PutTx(ctx context.Context, tx *sql.Tx, entries ...embedded.Entry) error
	FillTx(ctx context.Context, tx *sql.Tx, entries ...embedded.Entry) error
}

// Service keeps the person lists.
type Service struct {
	db        *db.DB
	catalogue *catalogue.Catalogue
	registers Registers
	residents Residents
	clock     kernel.Clock
	owner     string
}

// New is the population of a store that has Module.
func New(d *db.DB, c *catalogue.Catalogue, registers Registers, residents Residents, clock kernel.Clock) (*Service, error) {
	r, ok := c.Register(brp)
	if !ok {
		return nil, kernel.Errorf(kernel.Internal, "the catalogue has no register %s, which person lists fill", brp)
	}
	return &Service{db: d, catalogue: c, registers: registers, residents: residents, clock: clock, owner: r.Owner}, nil
}

// Progress tells how far a long task is.
type Progress func(phase Phase, done, total int)

// Phase is a part of a long task.
type Phase string

// First lists are read, then the registers are filled from them.
const (
	Reading  Phase = "reading person lists"
	Settling Phase = "filling registers"
)

// seedSetting and daySetting are what the invented facts are drawn with.
const (
	seedSetting = "seed"
	daySetting  = "reference-date"
)

// start fixes seed and reference date when there are none yet, and says whether the
// store has no person yet.
func (s *Service) start(ctx context.Context, tx *sql.Tx, seed string) (empty bool, err error) {
	for name, text := range map[string]string{seedSetting: seed, daySetting: kernel.Today(s.clock).String()} {
		if _, err := tx.ExecContext(ctx, `INSERT INTO population_setting (organisation, name, value) VALUES ($1, $2, $3)
			ON CONFLICT (organisation, name) DO NOTHING`, s.owner, name, text); err != nil {
			return false, err
		}
	}
	var one int
	err = tx.QueryRowContext(ctx, `SELECT 1 FROM population_list WHERE organisation = $1 LIMIT 1`, s.owner).Scan(&one)
	if db.IsNotFound(err) {
		return true, nil
	}
	return false, err
}

// generator is the one that the population was drawn with.
func (s *Service) generator(ctx context.Context) (*facts.Generator, error) {
	settings := map[string]string{}
	rows, err := s.db.Read().QueryContext(ctx, `SELECT name, value FROM population_setting WHERE organisation = $1`, s.owner)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			return nil, err
		}
		settings[name] = text
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	on, err := value.ParseDate(settings[daySetting])
	if err != nil {
		return nil, kernel.Errorf(kernel.Internal, "the store does not say for which day its population was drawn")
	}
	return facts.New(settings[seedSetting], on), nil
}
