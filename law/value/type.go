package value

// Kind is the shape of a value.
type Kind uint8

const (
	Invalid  Kind = iota
	Boolean       // true or false
	Number        // an exact decimal with a Unit
	Day           // a calendar date
	Period        // years and months, held as a whole number of months
	Days          // a number of days
	Word          // one of a fixed list of words
	Relation      // the members of a relation: a list of persons
	Person        // one person: a member of Relation, or the applicant where Relation is empty
	Nothing       // null, where nothing around it says what it might have been
)

// Quantity is what a Number counts.
type Quantity uint8

const (
	Plain   Quantity = iota // a bare number, a count, a ratio
	Euro                    // money
	Percent                 // parts in a hundred; 5 percent of 200 euro is 10 euro
	Hours                   // hours of work or care, per stretch of time or Once
	Factor                  // so much per euro, or per euro²: times an amount it is an amount
)

// Per is the stretch of time an amount is for. Once is an amount that is not
// repeated; a ratio or a count is Once too.
type Per uint8

const (
	Once Per = iota
	PerHour
	PerDay
	PerWeek
	PerMonth
	PerQuarter
	PerYear
)

// Unit says what a Number is of, and per what.
type Unit struct {
	Quantity Quantity
	Per      Per
	// Of a Factor only: what it gives (per Per), for each amount per Base, or with
	// Power 2 for each square of such an amount.
	Gives Quantity
	Base  Per
	Power uint8 // 1 or 2
}

// Times is what a factor gives when it is multiplied with the amount that it is
// for: a factor of a lower power, and in the end what it gives.
func (u Unit) Times() Unit {
	if u.Power > 1 {
		u.Power--
		return u
	}
	return Unit{Quantity: u.Gives, Per: u.Per}
}

// Type is the static type of an expression, a parameter, a rule or a fact.
type Type struct {
	Kind Kind
	Unit Unit // of a Number
	// Words lists what a Word may be, in the order of its declaration.
	Words []string
	// Relation names the relation a list of persons comes from; One says that
	// the list never holds more than one.
	Relation string
	One      bool
	// List says that it is a list of such values, one for each member of
	// Relation that has one. Only an aggregate takes a list; no rule yields one.
	List bool
	// Fraction says that a Number has been divided and not yet rounded: an exact
	// ratio. No rule yields one.
	Fraction bool
}

// Equal tells whether two types are the same. A fraction is of the same type as
// the number it will be rounded to.
func (t Type) Equal(u Type) bool {
	if t.Kind != u.Kind || t.Unit != u.Unit || t.List != u.List || len(t.Words) != len(u.Words) {
		return false
	}
	for i, word := range t.Words {
		if word != u.Words[i] {
			return false
		}
	}
	return t.List || t.Relation == u.Relation && t.One == u.One
}

// Holds tells whether word is one of the words of a Word type.
func (t Type) Holds(word string) bool {
	for _, w := range t.Words {
		if w == word {
			return true
		}
	}
	return false
}
