package logbook

import (
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/ldv"
)

// Line is one use, or refusal, of data about one person from one register.
type Line struct {
	ID           kernel.ID // made by Write where empty
	Record       ldv.Record
	Resident     kernel.ResidentID // the data subject
	At           time.Time
	Organisation string   // that used the data
	Purpose      string   // as asked, also where there is no such purpose
	Register     string   // "" where a refused field belongs to none
	Fields       []string // that were allowed, relations included; given unless Failed
	Refused      []string
	Basis        catalogue.Basis // empty where all was refused
	Service      string
	Case         kernel.ID // "" if none
	Decision     kernel.ID // "" if none
	By           string    // "system", "resident" or a role, never an employee
}

// Failed says whether the register did not answer, so that nothing was given.
func (l Line) Failed() bool { return l.Record.Status == ldv.Error }

// Filter narrows the lines of one resident. The zero Filter is every line.
type Filter struct {
	Field        string    // given or refused
	Decision     kernel.ID // read for this decision
	Organisation string
	Since        time.Time // at or after
	Limit        int       // zero is DefaultLimit; at most MaxLimit
	Before       kernel.ID // older than this line, to page on
}

// Limits of one answer.
const (
	DefaultLimit = 50
	MaxLimit     = 1000
)
