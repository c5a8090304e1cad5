package brp

import (
	"encoding/json"
	"errors"

	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

// datum is a date as far as the BRP knows it: between two days, both included, or
// unknown.
type datum struct {
	low, high value.Date
	unknown   bool
}

var errDate = errors.New("a date of a form that the API does not have")

// UnmarshalJSON reads one of the four forms of a date.
func (d *datum) UnmarshalJSON(text []byte) error {
	var got struct {
		Type        string `json:"type"`
		Datum       string `json:"datum"`
		Jaar, Maand int
	}
	if err := json.Unmarshal(text, &got); err != nil {
		return errDate
	}
	var err error
	switch got.Type {
	case "Datum":
		d.low, err = value.ParseDate(got.Datum)
		d.high = d.low
	case "JaarMaandDatum":
		d.low, err = value.NewDate(got.Jaar, got.Maand, 1)
		d.high = d.low.AddMonths(1) - 1
	case "JaarDatum":
		d.low, err = value.NewDate(got.Jaar, 1, 1)
		d.high = d.low.AddMonths(12) - 1
	case "DatumOnbekend":
		d.unknown = true
	default:
		err = errDate
	}
	if err != nil {
		return errDate
	}
	return nil
}

// value is a date as a fact; nil is Unknown.
func (d *datum) value() register.Value {
	switch {
	case d == nil || d.unknown:
		return register.Value{State: register.Unknown}
	case d.low == d.high:
		return register.Value{State: register.Known, Text: d.low.String()}
	}
	return register.Value{State: register.Incomplete, Low: d.low.String(), High: d.high.String()}
}

// since is the date where it is known to the day.
func (d *datum) since() value.Date {
	if d == nil || d.unknown || d.low != d.high {
		return 0
	}
	return d.low
}

func (m *metDatum) datum() *datum {
	if m == nil {
		return nil
	}
	return m.Datum
}
