package mailbox

import (
	"context"
	"database/sql"
	"embed"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

//go:embed migrations
var migrations embed.FS

// Module is the tables of the mailbox.
var Module = db.Module{Name: "mailbox", FS: migrations}

// Service sends and shows messages.
type Service struct {
	db    *db.DB
	clock kernel.Clock
}

// New makes the mailbox on a database.
func New(d *db.DB, clock kernel.Clock) *Service { return &Service{db: d, clock: clock} }

// Send sends a message in the transaction of what it tells of. A message with the
// same key was sent before: nothing happens.
func (s *Service) Send(ctx context.Context, tx *sql.Tx, m Message) error {
	if m.Key == "" || m.Resident == "" || m.Organisation == "" || m.SubjectNL == "" || m.SubjectEN == "" {
		return kernel.Errorf(kernel.Internal, "mailbox: a message needs a key, a resident, an organisation and a subject in both languages")
	}
	return insert(ctx, tx, kernel.NewID(), s.clock.Now(), m)
}

// List is every message to a resident, the newest first.
func (s *Service) List(ctx context.Context, resident kernel.ResidentID) ([]Message, error) {
	return list(ctx, s.db.Read(), resident)
}

// Unread is how many messages a resident has not read.
func (s *Service) Unread(ctx context.Context, resident kernel.ResidentID) (int, error) {
	return unread(ctx, s.db.Read(), resident)
}

// Open gives one message to its resident and notes that it was read. NotFound for
// anyone else's.
func (s *Service) Open(ctx context.Context, resident kernel.ResidentID, id kernel.ID) (Message, error) {
	m, err := get(ctx, s.db.Read(), resident, id)
	if err != nil || !m.ReadAt.IsZero() {
		return m, err
	}
	m.ReadAt = s.clock.Now()
	return m, s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return markRead(ctx, tx, m)
	})
}
