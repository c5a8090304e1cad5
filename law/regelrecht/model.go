package regelrecht

import (
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// Law is one version of a regulation.
type Law struct {
	Place     document.Place
	Format    Version
	ID        string
	Name      string // empty where the file gives none, or refers to an output
	Layer     Layer
	Published value.Date
	// From is the first day in force; the zero of Dated says that none is given, and
	// that the version holds on any day.
	From  value.Date
	Dated bool
	// Until is the last day in force where Ends.
	Until value.Date
	Ends  bool
	URL   string
	BWB   string
	// Municipality and WaterBoard are the codes of the area that a regulation is of.
	Municipality, WaterBoard, Province string

	Articles []*Article
}

// Article is an article with its official text, and what of it a machine can carry out.
type Article struct {
	Place  document.Place
	Law    *Law
	Number string
	Text   string
	URL    string

	Definitions     []Definition
	LegalCharacter  string // of what the article produces; empty for nothing
	DecisionType    string
	Parameters      []Field
	Inputs          []Input
	Outputs         []Field
	Actions         []Action
	OpenTerms       []OpenTerm
	Implements      []Term
	Hooks           []Hook
	Overrides       []Override
	Untranslatables []Untranslatable
}

// Definition is a value with a name, of one article.
type Definition struct {
	Place document.Place
	Name  string
	Unit  string // empty where none is given
	Value Value
}

// Field is a parameter, an input or an output, as declared.
type Field struct {
	Place       document.Place
	Name        string
	Type        Type
	Unit        string // eurocent, ratio, days, …; empty where none is given
	Required    bool   // of a parameter
	Nullable    bool   // from 0.5.8 on: whether it may be null
	Description string
	// Precision is the number of decimals, where HasPrecision; Min and Max bound a number
	// where they are not nil.
	Precision    int
	HasPrecision bool
	Min, Max     *Number
}

// Type is a declared type.
type Type string

// The types of a field.
const (
	TextType    Type = "string"
	NumberType  Type = "number"
	BooleanType Type = "boolean"
	AmountType  Type = "amount"
	ObjectType  Type = "object"
	ArrayType   Type = "array"
	DateType    Type = "date"
)

// Input is a value that an article takes from elsewhere.
type Input struct {
	Field
	Regulation string // empty for the same law, or, without Output too, for data
	Output     string // empty where it is named as the input is
	Arguments  []Argument
}

// Argument gives a parameter of the other article a value.
type Argument struct {
	Place document.Place
	Name  string
	Value Expr // a Literal of text or a Reference
}

// Action gives an output its value.
type Action struct {
	Place  document.Place
	Output string
	Value  Expr
}

// OpenTerm is a value that is left to a lower regulation.
type OpenTerm struct {
	Field
	Layer      Layer // that fills it in; empty for any
	Default    []Action
	HasDefault bool
}

// Term names an open term of an article of another law.
type Term struct {
	Place              document.Place
	Law, Article, Term string
}

// Hook says that an article is carried out whenever an article produces such a thing.
type Hook struct {
	Place                               document.Place
	Before                              bool // before its actions, or after them
	LegalCharacter, DecisionType, Stage string
}

// Override says that an output of this article goes before that of another law.
type Override struct {
	Place                document.Place
	Law, Article, Output string
}

// Untranslatable is a part of an article that its author could not express.
type Untranslatable struct {
	Place             document.Place
	Construct, Reason string
	Accepted          bool
	// Targets are what of the article cannot be worked out for it; of 0.7.0 on.
	Targets []string
}
