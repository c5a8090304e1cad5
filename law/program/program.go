package program

import (
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// Program works out one rule for a date. It is never changed after Compile, and
// may be used by any number of goroutines.
type Program struct {
	Law, Rule string     // the goal
	On        value.Date // the date it was asked for; it holds from From to Until
	From      value.Date // the first day on which this program is the law; 0: no known start
	Until     value.Date // the last such day; 0: no known end
	Hash      string     // SHA-256 of what it computes and by which articles, in hexadecimal

	Facts      []Fact // needed, in the order in which the law speaks of them
	Relations  []Relation
	Parameters []Parameter
	Rules      []Rule // in the order of the law; Rules[Goal] is the goal
	Goal       int
	Result     Place      // where the outcome is: for persons, the mask over them
	Outputs    []int      // indexes in Rules of all that was asked, the goal first
	Type       value.Type // of the outcome
	Words      []string   // a register of a word holds an index in this list

	Code      []Instr
	Scopes    []Scope  // per instruction
	Origins   []Origin // per instruction
	Blocks    []Block
	Windows   []Window // per scope
	Conflicts []Conflict
}

// Place is a register of a scope, and how many decimals it holds.
type Place struct {
	Scope Scope
	Reg   Reg
	Scale int // value = register × 10^-Scale
}

// Window is the registers of one subject: the root's, or one member's.
type Window struct {
	Slots []int   // the fact (index in Facts) that each Load slot reads
	Init  []Range // the registers before a run: constants, and zero for the rest
	Out   []Range // what the registers may be after a run, for any facts within their bounds
	Def   []int   // per register: the instruction that sets it, or -1 for a constant
	// Readers are, per register, the instructions that read it, in order.
	Readers [][]int32
}

// Fact is a fact that the program reads.
type Fact struct {
	document.Fact
	Root    bool    // of the applicant or the household
	Members []Scope // relations of whose members it is read
	Range   Range   // what it may be, in registers
	// MayBeNull says that while it is unknown it may also prove not applicable.
	MayBeNull bool
}

// Relation is a relation whose members the program reads.
type Relation struct {
	document.RelationDecl
}

// Parameter is a parameter with its value on the date of the program.
type Parameter struct {
	Law  string
	Decl *document.Parameter
	At   document.ParameterValue
}

// Rule is a rule as it is carried out for one kind of subject: a rule of a person
// that is asked of the applicant and of each child gives two.
type Rule struct {
	Document *document.Document
	Article  *document.Article
	Decl     *document.Rule
	// Formula is that of Decl; of a rule that is left to the municipalities it is the
	// choice between their regulations of the date.
	Formula feel.Expr
	Scope   Scope
	Out     Place
	// Applied tells, per exception in the order of Decl, where it is found whether
	// the exception decides.
	Applied []Branch
	Uses    []Use // what its condition and formulas name, in their order
	// Branches says, per if in its formulas, where its condition is found.
	Branches map[*feel.If]Branch
	// Lookups says, per table looked up in its formulas, where its row is found.
	Lookups map[*feel.Lookup]Found
}

// Found is the row of a table: settled when the program was made, or in a register
// (NoReg where it was found not to matter).
type Found struct {
	Table   *Table
	Settled bool
	Row     Range
	At      Place
}

// Branch is the condition of an if: settled when the program was made, or in a
// register (NoReg where it was found not to matter).
type Branch struct {
	Settled, Value bool
	At             Place
}

// Use is something that a rule names.
type Use struct {
	Kind  feel.RefKind // RuleRef, ParameterRef, FactRef, RelationRef or DateRef
	Index int          // in Rules, Parameters, Facts or Relations
	Scope Scope        // of whom
}

// Origin is where in the law an instruction comes from.
type Origin struct {
	Rule int // index in Rules
	At   document.Place
}

// Conflict is a pair of exceptions without an order between them.
type Conflict struct {
	Rule          int // index in Rules
	First, Second *document.Exception
}

// Unknown is what the register of a fact may be while nothing is known of it.
func (f *Fact) Unknown() Range {
	r := f.Range
	if f.MayBeNull {
		r.May |= MayBeNull
	}
	return r
}

// HoldsOn tells whether the program is the law on a date.
func (p *Program) HoldsOn(on value.Date) bool {
	return on >= firstAsked && on <= lastAsked && (p.From == 0 || on >= p.From) && (p.Until == 0 || on <= p.Until)
}

// AskedFor is the same program, asked for another date that it holds on.
func (p *Program) AskedFor(on value.Date) *Program {
	if p.On == on {
		return p
	}
	q := *p
	q.On = on
	return &q
}
