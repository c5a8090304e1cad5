package feel

import "meent.nl/meent/law/value"

// Pos is a place in the text of one expression: line and column, from 1,
// counted in the file that holds the expression.
type Pos struct{ Line, Column int }

// Expr is one node of an expression. Check fills in the type of every node; a
// null, a 0 or a word in quotes gets the type of what it stands beside.
//
// Pos is the first character of the node, except that a Binary, Between or In
// is placed at its operator, a Path at its field and a Filter at its bracket.
type Expr interface {
	Pos() Pos
	Type() value.Type
	give(value.Type)
}

// node is embedded in every Expr.
type node struct {
	At    Pos
	Typed value.Type
}

func (n *node) Pos() Pos         { return n.At }
func (n *node) Type() value.Type { return n.Typed }

func (n *node) give(t value.Type) { n.Typed = t }

// The nodes of an expression.
type (
	// NumberLit is a number as written; Text keeps its digits.
	NumberLit struct {
		node
		Text string
	}
	// BoolLit is true or false.
	BoolLit struct {
		node
		Value bool
	}
	// StringLit is a word in double quotes.
	StringLit struct {
		node
		Value string
	}
	// NullLit is null: not applicable.
	NullLit struct{ node }
	// DateLit is date("2025-01-01").
	DateLit struct {
		node
		Value value.Date
	}
	// DurationLit is duration("P67Y3M") or duration("P14D"); Typed.Kind tells which.
	DurationLit struct {
		node
		Value int64 // months or days
	}
	// Name is a rule, parameter, fact, relation or loop variable.
	Name struct {
		node
		Ident string
		// Ref is what the name stands for, filled in by Check.
		Ref Ref
	}
	// Path is Of.Field: a property of a person, of each person of a list, or of a
	// date, or a column of a table.
	Path struct {
		node
		Of    Expr
		Field string
		Ref   Ref
	}
	// Filter is List[Where]: the members for which Where is true.
	Filter struct {
		node
		List  Expr
		Where Expr
	}
	// Unary is -X; Op is always "-". not(x) is a Call.
	Unary struct {
		node
		Op string
		X  Expr
	}
	// Binary is X Op Y: + - * / = != < <= > >= and or.
	Binary struct {
		node
		Op   string
		X, Y Expr
	}
	// Between is X between Low and High, both ends included.
	Between struct {
		node
		X, Low, High Expr
	}
	// In is X in (a, b, …) or X in [a..b]; a range has Low and High and no List.
	In struct {
		node
		X                 Expr
		List              []Expr
		Low, High         Expr
		OpenLow, OpenHigh bool
	}
	// If is if Cond then Then else Else.
	If struct {
		node
		Cond, Then, Else Expr
	}
	// Quantified is some|every Var in List satisfies Where.
	Quantified struct {
		node
		Every bool
		Var   string
		List  Expr
		Where Expr
	}
	// For is for Var in List return Each: a list, to be summed or counted.
	For struct {
		node
		Var  string
		List Expr
		Each Expr
	}
	// Lookup is Table(Key): the row of a table. A Path around it, with a ColumnRef,
	// takes a column; a table with one column needs none. Args holds the key.
	Lookup struct {
		node
		Table string
		Args  []Expr
		// Ref is the parameter that the table is, filled in by Check.
		Ref Ref
	}
	// Call is Func(Args…), Func a built-in function by its FEEL name: one of Functions.
	Call struct {
		node
		Func string
		Args []Expr
	}
)

// RefKind says what a name stands for.
type RefKind uint8

const (
	NoRef RefKind = iota
	RuleRef
	ParameterRef
	FactRef
	RelationRef
	VariableRef  // a loop variable
	ApplicantRef // aanvrager: the person the question is about
	DateRef      // peildatum: the date the question is asked for
	ColumnRef    // a column of a table
	PropertyRef  // .year .month .day of a date; .years .months of years and months; .days of days
)

// Ref is what a name stands for. Law is the law that declares a rule or a
// parameter, also when another law takes it from there, or fills it in. An open
// term is never a Ref: it stands for the rule or parameter that fills it.
type Ref struct {
	Kind RefKind
	Law  string
	Name string
}
