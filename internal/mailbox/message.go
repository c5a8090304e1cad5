package mailbox

import (
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/value"
)

// Message is something that an organisation said to a resident.
type Message struct {
	ID           kernel.ID
	Organisation kernel.OrganisationID
	Resident     kernel.ResidentID
	// Key makes sending idempotent: one message per organisation, resident and key.
	Key                  string
	SubjectNL, SubjectEN string
	BodyNL, BodyEN       string     // paragraphs, parted by an empty line
	DoBy                 value.Date // zero: nothing to do
	Case, Decision       kernel.ID  // empty: none
	SentAt               time.Time
	ReadAt               time.Time // zero: not read yet
}

// Subject is the subject in a language, nl or en.
func (m Message) Subject(lang string) string {
	if lang == "en" {
		return m.SubjectEN
	}
	return m.SubjectNL
}

// Body is the text in a language, nl or en.
func (m Message) Body(lang string) string {
	if lang == "en" {
		return m.BodyEN
	}
	return m.BodyNL
}
