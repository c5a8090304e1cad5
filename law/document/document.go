package document

import (
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// Place is where something stands in a law file.
type Place struct {
	File         string
	Line, Column int
}

// Text is a sentence for people, in Dutch and in English.
type Text struct{ NL, EN string }

// Document is one version of a regulation.
type Document struct {
	Place        Place
	Lines        int        // of the file
	Law          string     // identifier: zorgtoeslag
	Title        string     // Wet op de zorgtoeslag
	Kind         string     // wet, amvb, ministeriele-regeling, verordening, beleidsregel
	Source       string     // BWBR0018451, CVDR641652
	From, Until  value.Date // in force, both days included; Until zero: no end known
	CarriedOutBy string
	// Municipality is whose regulation it is, as the fact by which it is chosen names
	// it; empty where it is of no municipality.
	Municipality string
	Plain        Text
	Takes        []Take
	OpenTerms    []*OpenTerm
	Parameters   []*Parameter
	Articles     []*Article
}

// Take names rules and parameters that a law uses from another.
type Take struct {
	Place Place
	From  string
	Names []string
}

// OpenTerm is a value that a law leaves to a lower regulation to set.
type OpenTerm struct {
	Place Place
	Name  string
	Label Text
	Type  value.Type
	Cites string
	// Of and Per are of a term that each municipality sets for its own residents:
	// of whom it yields a value, and the fact or rule that says whose municipality.
	Of, Per string
	// Rule then stands for the term in every formula; nil for another term.
	Rule *Rule
}

// Parameter is a number, or a table, that is set from time to time, with its history.
type Parameter struct {
	Place  Place
	Name   string
	Label  Text
	Type   value.Type // of a table nothing
	Table  *Table     // nil for one value
	Cites  string
	Fills  string // the open term it fills, as law.name; empty where it fills none
	Values []ParameterValue
}

// ParameterValue is what a parameter is from a day on.
type ParameterValue struct {
	Place Place
	From  value.Date
	// Value is a number in the unit of the parameter: euros and not cents, 13.7
	// for 13.7 %; months for years and months, days for days, and the days since
	// 1970-01-01 for a date.
	Value       value.Decimal
	Rows        []Row      // of a table, in the order of the file, which ascends
	Until       value.Date // the last day that it holds, where no next value is known; zero: none
	Source      string     // the publication: Stcrt. 2024, 38887
	Unconfirmed bool       // found in one source only
}

// Article is an article with what it says in plain words, and its rules.
type Article struct {
	Place Place
	ID    string // "2", "7a"
	Plain Text
	// Reviewed are changes of its official text after which the rules were read again
	// and stayed as they are.
	Reviewed []TextReview
	Rules    []*Rule
}

// TextReview says why a rule did not change with the text of its article.
type TextReview struct {
	Place   Place
	Version value.Date // the first day of the version that brought the change
	Reason  string
}

// Rule yields one value of one kind of subject.
type Rule struct {
	Place   Place
	Law     string
	Article string
	Name    string
	Label   Text
	Of      string // person, household, or the member name of a relation: child
	Type    value.Type
	Cites   string    // the clause: lid 2 en 3
	Fixed   string    // why numbers in its formulas are no parameters; empty where there are none
	Fills   string    // the open term it fills, as law.name; empty where it fills none
	When    feel.Expr // nil, or the condition without which the rule is not applicable
	Formula feel.Expr // nil where Delegated
	// Delegated says that the rule stands for a term that municipalities set; mostly nil.
	Delegated *Delegation
	// Exceptions are tried before Formula; two that hold at once need an order.
	Exceptions []*Exception
}

// Exception departs from a rule ("in afwijking van"), in its own article.
type Exception struct {
	Place   Place
	Law     string
	Article string
	To      string // the rule it departs from
	Name    string
	Label   Text // empty where the file gives none
	Cites   string
	Fixed   string   // as of a Rule
	Before  []string // exceptions it goes before
	When    feel.Expr
	Formula feel.Expr
}

// Fault is one thing wrong with a law file: where, what, and what was expected.
type Fault struct {
	Place    Place
	Message  string
	Expected string
}

// Faults is every fault found; it is an error.
type Faults []Fault

// Fact is something a register knows of a person, by the name that laws use.
type Fact struct {
	Name string
	// Of is "person", or the name of the relation whose members have it.
	Of   string
	Type value.Type
	// Min and Max bound a number or a date; the engine proves with them that
	// nothing overflows, and shows them when the fact is unknown.
	Min, Max int64
	Scale    int8 // decimals of a Number
	// Optional says that a person may have no such fact, as a date of death: while it
	// is unknown it may prove not applicable.
	Optional bool
}

// RelationDecl is a list of persons that a register knows of a person.
type RelationDecl struct {
	Name   string // kinderen
	Member string // child
	Max    int    // the most members that a question may hold
}

// Vocabulary says which facts and relations exist. The catalogue provides it.
type Vocabulary interface {
	Fact(name string) (Fact, bool)
	Relation(name string) (RelationDecl, bool)
	Relations() []RelationDecl
}
