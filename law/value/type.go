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
)

// Quantity is what a Number counts.
type Quantity uint8

const (
	Plain   Quantity = iota // a bare number, a count, a ratio
	Euro                    // money
	Percent                 // parts in a hundred; 5 percent of 200 euro is 10 euro
)

// Per is the stretch of time an amount is for. Once is an amount that is not
// repeated; a ratio or a count is Once too.
type Per uint8

const (
	Once Per = iota
	PerHour
	PerDay
	PerMonth
	PerQuarter
	PerYear
)

// Unit says what a Number is of, and per what.
type Unit struct {
	Quantity Quantity
	Per      Per
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
}
