package catalogue

import "meent.nl/meent/law/value"

// Organisation is a body with tasks of government.
type Organisation struct {
	ID   string // dienst-toeslagen
	Name Text
	// OIN has 20 digits; TestOIN says that it is made up for a test installation.
	OIN     string
	TestOIN bool
	Kind    string // ministerie, uitvoeringsorganisatie, gemeente, zelfstandig-bestuursorgaan
	Phone   string // "" where none is certain
	Website string
	Desk    Text // where and when people are helped in person; empty: nowhere
	// ReportsUse says whether the organisation writes its use of data in the log
	// that residents see.
	ReportsUse bool
	Synthetic  bool // does not exist
	// Municipality is the word of MunicipalityField for a municipality; "" for others.
	// Connected says that it takes applications here for what municipalities decide.
	Municipality string
	Connected    bool
}

// Register is a set of typed records that one organisation owns.
type Register struct {
	ID        string // brp
	Owner     string // an organisation
	Title     Text
	Connector string // embedded, brp
	Synthetic bool   // its values are made up
	Relations []*Relation
	Fields    []*Field
}

// Relation is a list of persons that a register knows of a person.
type Relation struct {
	Register *Register
	Name     string // kinderen
	Member   string // child: what one of them is called in `of:`
	Max      int    // the most members that a question may hold
	Label    Text
	Path     string // where the source has it; "" where the connector knows
}

// Field is one fact that a register holds of a person.
type Field struct {
	Register *Register
	Name     string // geboortedatum; one name over all registers
	// Of is "person", or the Member of the relation that the fact is about: such a
	// fact is of the two persons together.
	Of       string
	Type     value.Type
	FreeText bool // a name, an address: for people to read, not for a law to use
	Decimals int8 // of a number
	// Min and Max bound a number (in units of its last decimal), a date (days since
	// 1970-01-01), a period (months) or a number of days; both are possible values.
	Min, Max        int64
	Group           string // wie-ik-ben, wonen, gezin, inkomen, …
	Label, Question Text
	// QuestionOther is the question where it is about somebody else than who is asked:
	// of a field of persons that is read of members too. Empty: Question.
	QuestionOther Text
	Path          string // where the source has it
	Optional      bool   // a person may have no such fact: a date of death
	Changeable    bool   // may be varied in a what-if
	// Influence says that the person whom it is about can do something about it: what it
	// would have to be for another outcome is told. Birth, marriage and where somebody
	// comes from are no such facts, though they may change.
	Influence bool
}

// Regulation is a law that purposes and grants may stand on, with its articles.
type Regulation struct {
	ID       string // awir
	Title    Text
	Source   string          // BWBR0018472, or a CELEX number of the European Union
	Articles map[string]Text // number → what it says, in own words
}

// Basis is the article of law that something stands on.
type Basis struct {
	Law     string // awir
	Article string // 38
	Clause  string // lid 1; may be empty
	Title   Text   // Algemene wet inkomensafhankelijke regelingen, artikel 38, lid 1
	Plain   Text   // what the article says, in own words
	Link    string // to the official text
}

// Purpose is what an organisation may use data for.
type Purpose struct {
	ID           string // zorgtoeslag-vaststellen
	Organisation string // or Gemeente
	Title        Text
	Basis        Basis
	Activity     string // URI in the register of processing activities
	// Inspection is a purpose for residents who see their own data (AVG article 15):
	// it may be granted what no law needs.
	Inspection bool
	Grants     []Grant
}

// Grant allows fields and relations of one register for a purpose.
type Grant struct {
	Register string
	Fields   []string // fields and relations, by name
	Basis    Basis
}

// Service is the outcome of a law as something that a person can get.
type Service struct {
	ID, Organisation  string // the organisation is Gemeente where municipalities decide
	Title, Summary    Text
	Goal              string   // law.rule that is paid out
	Goals             []string // further outcomes that are shown
	Right             string   // law.rule: is there a right; may be ""
	Purpose           string
	LifeEvents        []string
	Mode              string   // automatic, offer, tip
	TriggerEvent      string   // kind-geboren; "" where nothing sets it off
	DecideWithinWeeks int      // 0 of a tip
	Answers           []Answer // where the goal is no amount: a sentence for each outcome
	// WhenAsked says that it is not offered while a fact is missing: residents find it
	// with what happens to them.
	WhenAsked bool
	// InHand says how its amount counts in what somebody has to spend; "" is Adds.
	InHand string
	// OwnIncome are the fields of the net income a month that a service with TopsUp adds to.
	OwnIncome []string
	// HandGoal is the law.rule, one of Goals, that counts in place of Goal: with what is
	// kept for later; "" is Goal itself.
	HandGoal string
	// ByPerson says that an official decides, with what was worked out: the law wants
	// circumstances weighed that no register knows.
	ByPerson bool
	// AskFirst are facts that decide which others matter: asked one by one, before them.
	AskFirst []string
	Joint    *Joint // nil: everybody has the right alone
}

// Joint says with whom a right is had together: it is granted to one of them.
type Joint struct {
	// With is a rule or a field of a member of a relation that is true of who shares
	// the right: is_toeslagpartner.
	With string
	// Except is a field of that member that is true of who does not share it after
	// all: onderhuurder. May be "".
	Except string
	// Goal works out With where the right came out without asking it, as for who is not
	// insured: awir.heeft_toeslagpartner. May be "".
	Goal string
	// OtherWhen is a field that, true of any member, says that the right is for another
	// of those who share it: kinderbijslag_gaat_naar_ander. May be "".
	OtherWhen string
}

// Modes of a service.
const (
	Automatic = "automatic" // decided without a request
	Offer     = "offer"     // worked out and offered: the resident says yes
	Tip       = "tip"       // pointed at; arranged elsewhere
)

// How the amount of a service counts in what somebody has to spend.
const (
	Adds         = "adds"           // it comes on top: an allowance
	Income       = "income"         // it is the net income itself, of which there is one
	PartOfIncome = "part_of_income" // the net income holds it already: a pension
	Apart        = "apart"          // it is not what anybody has left: a minimum wage, a part of a cost
	// TopsUp is an amount that tops up the other income, and that the registered income
	// holds too: whoever has it has that and OwnIncome.
	TopsUp = "tops_up"
)

// LifeEvent is something that happens to people and touches several services.
type LifeEvent struct {
	ID             string
	Title, Summary Text
	Services       []string
}
