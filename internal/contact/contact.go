package contact

import (
	"context"
	"database/sql"
	"embed"
	"regexp"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/law/value"
)

//go:embed migrations
var migrations embed.FS

// Module is the tables of contact.
var Module = db.Module{Name: "contact", FS: migrations}

// Confirmation tells a resident what was promised.
type Confirmation struct {
	Organisation         kernel.OrganisationID
	Resident             kernel.ResidentID
	Key                  string // one confirmation per key
	SubjectNL, SubjectEN string
	BodyNL, BodyEN       string
}

// Messages confirms a promise to the resident.
type Messages interface {
	Confirm(ctx context.Context, tx *sql.Tx, c Confirmation) error
}

// Service notes who wants to be called.
type Service struct {
	db           *db.DB
	clock        kernel.Clock
	messages     Messages
	organisation kernel.OrganisationID
}

// New is the contact of one organisation, whose people make the calls.
func New(d *db.DB, clock kernel.Clock, messages Messages, organisation kernel.OrganisationID) *Service {
	return &Service{db: d, clock: clock, messages: messages, organisation: organisation}
}

// CallBack is a wish to be called.
type CallBack struct {
	Phone     string
	PartOfDay string // morgen, middag, avond
	About     string // in words; may be empty
}

// phone is a Dutch or an international number, as people write it.
var phone = regexp.MustCompile(`^\+?[0-9][0-9 ()-]{7,19}$`)

// Kept is how long a wish, with its telephone number, is kept after it was asked.
const Kept = 30 * 24 * time.Hour

// Ask notes a wish and confirms it. The call is on the next working day. Wishes that
// were kept long enough are deleted with it.
func (s *Service) Ask(ctx context.Context, resident kernel.ResidentID, c CallBack) error {
	if !phone.MatchString(c.Phone) {
		return kernel.Invalidf("the telephone number must have 8 to 20 digits, such as 06 12345678")
	}
	day, ok := partsOfDay[c.PartOfDay]
	if !ok {
		return kernel.Invalidf("choose when we may call: in the morning, the afternoon or the evening")
	}
	on, now := nextWorkingDay(kernel.Today(s.clock)), s.clock.Now()
	return s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM contact_callback WHERE organisation = $1 AND asked_us < $2`,
			s.organisation, now.Add(-Kept).UnixMicro())
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO contact_callback (organisation, id, resident, phone, part_of_day, about, call_on, asked_us)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
			ON CONFLICT (organisation, resident, call_on, part_of_day)
			DO UPDATE SET phone = excluded.phone, about = excluded.about, asked_us = excluded.asked_us`,
			s.organisation, kernel.NewID(), resident, c.Phone, c.PartOfDay, c.About, on.String(), now.UnixMicro())
		if err != nil {
			return err
		}
		return s.messages.Confirm(ctx, tx, Confirmation{
			Organisation: s.organisation, Resident: resident, Key: "bellen:" + on.String() + ":" + c.PartOfDay,
			SubjectNL: "Wij bellen u", SubjectEN: "We will call you",
			BodyNL: "Wij bellen u op " + inDutch(on) + ", " + day.nl + ".\n\nU hoeft niets te doen. Houd uw telefoon bij de hand.",
			BodyEN: "We will call you on " + inEnglish(on) + ", " + day.en + ".\n\nYou do not have to do anything. Keep your telephone at hand.",
		})
	})
}

type part struct{ nl, en string }

var partsOfDay = map[string]part{
	"morgen": {"tussen 9 en 12 uur", "between 9 and 12"},
	"middag": {"tussen 12 en 17 uur", "between 12 and 17"},
	"avond":  {"tussen 17 en 20 uur", "between 17 and 20"},
}

func nextWorkingDay(d value.Date) value.Date {
	for {
		d++
		if day := weekday(d); day != time.Saturday && day != time.Sunday {
			return d
		}
	}
}

func weekday(d value.Date) time.Weekday {
	y, m, day := d.Civil()
	return time.Date(y, time.Month(m), day, 12, 0, 0, 0, time.UTC).Weekday()
}
