package personlist

import "meent.nl/meent/internal/kernel"

// Person is the person list of one person.
type Person struct {
	Line          int        // of the file it came from; 0 for none
	BSN           kernel.BSN `json:"-"`
	Names         Names
	NameUse       string // E own, P partner's, V partner's before own, N own before partner's; "" unknown
	Gender        Gender
	Birth         Birth
	Nationalities []Nationality // those that the person has
	// TreatedAsDutch is bijzonder Nederlanderschap B (element 04.65.10).
	TreatedAsDutch bool
	Parents        []Relative    // at most two
	Partnerships   []Partnership // newest first, past ones too
	Death          *Death
	Suspended      Suspension
	Secrecy        int         // element 07.70.10: 0 none, 1 to 7 to whom it may not be given
	Residences     []Residence // newest first, past ones too
	Permit         *Permit
	Children       []Child
	Authority      Authority
	Doubts         []Doubt
}

// Names are given names, the title, the prefix and the surname.
type Names struct{ Given, Title, Prefix, Surname string }

// Gender is the geslachtsaanduiding: M, V or O.
type Gender string

// The genders that the register writes.
const (
	Man           Gender = "M"
	Woman         Gender = "V"
	GenderUnknown Gender = "O"
)

// Birth is when and where. Place is a municipality code or a name abroad;
// Country a code of Landentabel (6030 is the Netherlands).
type Birth struct {
	On             Date
	Place, Country string
}

// Relative is what a list says of somebody else. Its BSN may be missing.
type Relative struct {
	BSN    kernel.BSN `json:"-"`
	Names  Names
	Gender Gender
	Birth  Birth
	Since  Date // family law since; of a parent
}

// Nationality is a code of Nationaliteitentabel; 0001 is Dutch, 0499 stateless,
// 0000 unknown.
type Nationality struct {
	Code  string
	Since Date
}

// Partnership is a marriage (H) or a registered partnership (P).
type Partnership struct {
	Partner   Relative
	Kind      string
	From      Date
	Ended     bool
	On        Date   // when it ended
	EndReason string // S divorce, O death, N nullity, R legal presumption of death …; "" unknown
}

// Death is when and where.
type Death struct {
	On             Date
	Place, Country string
}

// Suspension says why the list is no longer kept: O death, E emigration,
// M ministerial decision, R registered as a non-resident, F fault; "" is kept.
type Suspension struct {
	Reason string
	Since  Date
}

// Residence is one stay: at an address or a described place in the Netherlands,
// or abroad. All of it has one Since.
type Residence struct {
	Municipality string // code; 1999 is the register of non-residents
	Function     string // W to live, B for post only
	Since        Date
	Address      Address
	Abroad       Abroad
	ArrivedFrom  string // country code, with Arrived
	Arrived      Date
	Doubted      bool // the person may not live there
}

// Address is an address in the Netherlands, or, with only Description, a place.
type Address struct {
	Street, Number, Letter, Addition, By string
	Postcode, Town                       string
	Object, Designation                  string // identifiers of the BAG
	Description                          string
}

// IsZero says that there is no address.
func (a Address) IsZero() bool { return a == Address{} }

// Abroad is a stay outside the Netherlands; Country 0000 is unknown.
type Abroad struct {
	Country string
	Lines   [3]string
}

// Permit is a residence permit: a code of Verblijfstiteltabel. 98 means that
// there is none (any more).
type Permit struct {
	Code        string
	From, Until Date
}

// Child is a child, as the list of a parent says it.
type Child struct{ Relative }

// Authority is category 11: who has parental authority (1, 2, D, combinations;
// "" not recorded), and whether the person is under guardianship.
type Authority struct {
	Parental     string
	Guardianship bool
}

// Doubt is data under investigation: the category, group and element by six
// digits, where zeros stand for all of it.
type Doubt struct {
	Element string
	Since   Date
}
