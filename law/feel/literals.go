package feel

import "meent.nl/meent/law/value"

var (
	booleanType = value.Type{Kind: value.Boolean}
	plainType   = value.Type{Kind: value.Number}
	dayType     = value.Type{Kind: value.Day}
	periodType  = value.Type{Kind: value.Period}
	daysType    = value.Type{Kind: value.Days}
)

// fits tells whether e is a literal, or a choice of literals, that can take type
// t: null always, 0 with any unit, another number as a percentage, a word if it
// is one of the words.
func fits(e Expr, t value.Type) bool {
	if t.List || t.Kind == value.Invalid || t.Kind == value.Relation || t.Kind == value.Person {
		return false
	}
	switch e := e.(type) {
	case *NullLit:
		return true
	case *NumberLit:
		d, err := value.ParseDecimal(e.Text)
		return err == nil && t.Kind == value.Number && (d.IsZero() || t.Unit.Quantity == value.Percent)
	case *StringLit:
		return t.Kind == value.Word && (len(t.Words) == 0 || t.Holds(e.Value))
	case *Unary:
		return t.Kind == value.Number && fits(e.X, t)
	case *If:
		return fitsOrIs(e.Then, t) && fitsOrIs(e.Else, t)
	case *Call:
		if e.Func != "min" && e.Func != "max" || len(e.Args) < 2 {
			return false
		}
		for _, arg := range e.Args {
			if !fitsOrIs(arg, t) {
				return false
			}
		}
		return true
	}
	return false
}

func fitsOrIs(e Expr, t value.Type) bool {
	return e.Type().Kind != value.Nothing && e.Type().Equal(t) || fits(e, t)
}

// settle gives type t to a literal that fits it, and to the literals inside it.
func settle(e Expr, t value.Type) {
	t.Fraction = e.Type().Fraction
	e.give(t)
	if branch, ok := e.(*If); ok {
		settleLiteral(branch.Then, t)
		settleLiteral(branch.Else, t)
		return
	}
	for _, part := range Parts(e) {
		settleLiteral(part, t)
	}
}

func settleLiteral(e Expr, t value.Type) {
	if fits(e, t) {
		settle(e, t)
	}
}

// unknownWord tells whether e is a word in quotes that is not one of t's words.
func unknownWord(e Expr, t value.Type) bool {
	word, ok := e.(*StringLit)
	return ok && t.Kind == value.Word && !t.Holds(word.Value)
}

// describe names a type in a fault: "euro per year", "persons (list of kinderen)".
func describe(t value.Type) string {
	t.Fraction = false
	if t.Kind == value.Relation && !t.List {
		return "persons (" + t.String() + ")"
	}
	return t.String()
}

// wanted says which type was expected, and how to get there.
func wanted(have, want value.Type) string {
	text := want.String()
	switch conversion, ok := conversions[want.Unit.Per]; {
	case have.List:
		text += ", as sum, count, min or max of the list"
	case ok && isAmount(have) && isAmount(want) && months[have.Unit.Per] != 0:
		text += ", as " + conversion + "(…) gives"
	}
	return text
}

func isAmount(t value.Type) bool {
	return t.Kind == value.Number && t.Unit.Quantity == value.Euro
}
