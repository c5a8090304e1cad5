package feel

import "meent.nl/meent/law/value"

// Problem is one thing wrong with an expression: where, what, and what was expected.
type Problem struct {
	At       Pos
	Message  string
	Expected string // empty where the message says it all
}

// Error is the problem in one line, without its place.
func (p Problem) Error() string {
	if p.Expected == "" {
		return p.Message
	}
	return p.Message + "; expected " + p.Expected
}

// Named is what an Env knows of a name.
type Named struct {
	Ref  Ref
	Type value.Type
	// Own says that the value belongs to the person in whose place the name
	// stands (of this rule, or of the filter around it) and not to the household
	// or the applicant: it is another value for each member.
	Own bool
	// Table is the shape of a table, of which Type says nothing; else nil.
	Table *Table
}

// Env says what names stand for. Loop variables, aanvrager and peildatum are
// resolved before it is asked.
type Env interface {
	// Name resolves a bare name. member is the relation of the innermost filter
	// around it, or empty outside filters: there the person of the rule is meant.
	Name(ident, member string) (Named, *Problem)
	// Field resolves person.field; relation is the relation that the person is a
	// member of, or empty for the applicant.
	Field(relation, field string) (Named, *Problem)
	// Self is the relation whose member the expression is about, or empty for the
	// applicant and the household.
	Self() string
}
