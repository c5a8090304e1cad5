package embedded

import (
	"context"
	"database/sql"
	"embed"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Module is the tables of this package.
func Module() db.Module { return db.Module{Name: "register", FS: migrations} }

// Residents finds the resident of a number within a transaction, for reports.
type Residents interface {
	EnsureTx(ctx context.Context, tx *sql.Tx, bsn kernel.BSN) (kernel.ResidentID, error)
}

// Report takes a change, in the transaction that makes it.
type Report func(ctx context.Context, tx *sql.Tx, c Change) error

// Change says what changed of one person in one register. It holds no value.
type Change struct {
	Resident  kernel.ResidentID `json:"resident"`
	Register  string            `json:"register"`
	Owner     string            `json:"owner"`               // the organisation that owns the register
	Fields    []string          `json:"fields,omitempty"`    // of the person self
	Together  []string          `json:"together,omitempty"`  // of the person with another, or of a member without a number
	Relations []string          `json:"relations,omitempty"` // lists that changed
	Added     []Addition        `json:"added,omitempty"`     // members that are new to a list
	Concerns  []Concern         `json:"concerns,omitempty"`  // others who have this person in a list, where Fields changed
}

// Concern is somebody who has the person in a list, of whichever register.
type Concern struct {
	Resident kernel.ResidentID `json:"resident"`
	Relation string            `json:"relation"`
}

// Addition is a person who is new in a relation. Resident is empty where no number
// is known.
type Addition struct {
	Relation string            `json:"relation"`
	Resident kernel.ResidentID `json:"resident,omitempty"`
}

// Entry is what a register has to say of one person. What it does not name stays
// as it is.
type Entry struct {
	Register string
	Subject  kernel.BSN
	// Values are of the person self, by field. Of a register.Value the State, Text,
	// Low, High, Since and Synthetic count.
	Values map[string]register.Value
	// Related are lists by relation. In the register that declares the relation a
	// list with state Known replaces the one before. In another register it only
	// carries values of the two together. A member without a number may carry values
	// of the person that it is.
	Related map[string]register.Members
}

// Store is the registers of this installation. It is a register.Batch.
type Store struct {
	db        *db.DB
	catalogue *catalogue.Catalogue
	clock     kernel.Clock
	residents Residents
	report    Report
}

var _ register.Batch = (*Store)(nil)

// New is the store of a database that has Module. Report may be nil: then changes
// are not reported.
func New(d *db.DB, c *catalogue.Catalogue, clock kernel.Clock, residents Residents, report Report) *Store {
	return &Store{db: d, catalogue: c, clock: clock, residents: residents, report: report}
}

// Put stores entries, all or none, and reports what changed.
func (s *Store) Put(ctx context.Context, entries ...Entry) error {
	return s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error { return s.PutTx(ctx, tx, entries...) })
}

// PutTx is Put within a transaction.
func (s *Store) PutTx(ctx context.Context, tx *sql.Tx, entries ...Entry) error {
	return s.put(ctx, tx, entries, s.report)
}

// Fill stores entries, all or none, and reports nothing: for the first filling of a
// register.
func (s *Store) Fill(ctx context.Context, entries ...Entry) error {
	return s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error { return s.FillTx(ctx, tx, entries...) })
}

// FillTx is Fill within a transaction.
func (s *Store) FillTx(ctx context.Context, tx *sql.Tx, entries ...Entry) error {
	return s.put(ctx, tx, entries, nil)
}

// Past is a value that a register no longer gives.
type Past struct {
	register.Value
	Known, Until int64 // from when to when the register had it: microseconds UTC
}

// Of makes a known value, for an Entry.
func Of(text string, since value.Date) register.Value {
	return register.Value{State: register.Known, Text: text, Since: since}
}
