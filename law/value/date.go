package value

// Date is a calendar date: days since 1970-01-01, in the proleptic Gregorian calendar.
type Date int32
