package regelrecht

// Op is an operation of the format, by its own name.
type Op string

// The operations.
const (
	Add                Op = "ADD"
	Subtract           Op = "SUBTRACT"
	Multiply           Op = "MULTIPLY"
	Divide             Op = "DIVIDE"
	Min                Op = "MIN"
	Max                Op = "MAX"
	Round              Op = "ROUND"
	Ceil               Op = "CEIL"
	Floor              Op = "FLOOR"
	And                Op = "AND"
	Or                 Op = "OR"
	Not                Op = "NOT"
	Equals             Op = "EQUALS"
	GreaterThan        Op = "GREATER_THAN"
	LessThan           Op = "LESS_THAN"
	GreaterThanOrEqual Op = "GREATER_THAN_OR_EQUAL"
	LessThanOrEqual    Op = "LESS_THAN_OR_EQUAL"
	If                 Op = "IF"
	In                 Op = "IN"
	ListOp             Op = "LIST"
	Foreach            Op = "FOREACH"
	Age                Op = "AGE"
	DateAdd            Op = "DATE_ADD"
	Date               Op = "DATE"
	DayOfWeek          Op = "DAY_OF_WEEK"
	DateDiff           Op = "DATE_DIFF"
	DatePart           Op = "DATE_PART"
	StartOf            Op = "START_OF"
)

// shape is what an operation is written with.
type shape struct {
	need, may []string
	since     Version
	// bare tells that an action can be the operation itself.
	bare bool
}

var (
	folded   = shape{need: []string{"values"}, bare: true}
	compared = shape{need: []string{"subject", "value"}}
	rounded  = shape{need: []string{"value", "precision"}, since: v055, bare: true}
	joined   = shape{need: []string{"conditions"}}
)

// operations has every operation with its keys.
var operations = map[Op]shape{
	Add: folded, Subtract: folded, Multiply: folded, Divide: folded, Min: folded, Max: folded,
	Round: rounded, Ceil: rounded, Floor: rounded,
	And: joined, Or: joined, Not: {need: []string{"value"}, bare: true},
	Equals: compared, GreaterThan: compared, LessThan: compared, GreaterThanOrEqual: compared, LessThanOrEqual: compared,
	If:        {need: []string{"cases"}, may: []string{"default"}},
	In:        {need: []string{"subject"}, may: []string{"value", "values"}},
	ListOp:    {need: []string{"items"}},
	Age:       {need: []string{"date_of_birth", "reference_date"}},
	DateAdd:   {need: []string{"date"}, may: []string{"years", "months", "weeks", "days"}},
	Date:      {need: []string{"year", "month", "day"}},
	DayOfWeek: {need: []string{"date"}},
	DateDiff:  {need: []string{"from", "to", "in"}, since: v054},
	Foreach:   {need: []string{"collection", "body"}, may: []string{"as", "filter", "combine"}, since: v057},
	DatePart:  {need: []string{"date", "in"}, since: v070},
	StartOf:   {need: []string{"date", "in"}, since: v070},
}

// engineOnly are operations that upstream carries out and its schema does not have.
var engineOnly = map[string]string{
	"NOT_EQUALS": "NOT around EQUALS", "NOT_IN": "NOT around IN", "IS_NULL": "EQUALS with value: null",
	"NOT_NULL": "NOT around EQUALS with value: null", "SWITCH": "IF",
}
