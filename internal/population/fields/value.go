package fields

import (
	"strconv"

	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

// Values are facts by field.
type Values map[string]register.Value

// Set stores a value.
func (v Values) Set(field string, x register.Value) {
	x.Field = field
	v[field] = x
}

// Word stores a known word or text.
func (v Values) Word(field, text string, since personlist.Date) {
	v.Set(field, register.Value{State: register.Known, Text: text, Since: whole(since)})
}

// Boolean stores true or false.
func (v Values) Boolean(field string, b bool, since personlist.Date) {
	v.Word(field, strconv.FormatBool(b), since)
}

// Unknown stores that there is no value to give.
func (v Values) Unknown(field string) { v.Set(field, register.Value{State: register.Unknown}) }

// NotApplicable stores that there is none.
func (v Values) NotApplicable(field string) {
	v.Set(field, register.Value{State: register.NotApplicable})
}

// Truth stores yes, no or unknown.
func (v Values) Truth(field string, t kin.Truth, since personlist.Date) {
	if t == kin.Unknown {
		v.Unknown(field)
		return
	}
	v.Boolean(field, t == kin.Yes, since)
}

// Date stores a date as far as it is known.
func (v Values) Date(field string, d personlist.Date) {
	low, high, ok := d.Range()
	switch {
	case !ok:
		v.Unknown(field)
	case low == high:
		v.Set(field, register.Value{State: register.Known, Text: low.String()})
	default:
		v.Set(field, register.Value{State: register.Incomplete, Low: low.String(), High: high.String()})
	}
}

// whole is a date for Since, where it is known to the day.
func whole(d personlist.Date) value.Date {
	on, ok := d.Whole()
	if !ok {
		return 0
	}
	return on
}
