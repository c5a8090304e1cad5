package personlist

import (
	"errors"
	"fmt"

	"meent.nl/meent/law/value"
)

// Date is a date as the BRP knows it: whole, only a year and month, only a year,
// unknown, or not there at all (the zero Date).
type Date struct {
	year, month, day int16
	recorded         bool
}

// ParseDate reads eight digits, YYYYMMDD; month and day may be 00, and 00000000
// is a date that is unknown. A day in a month that is unknown says nothing more
// than the year. The empty text is no date. Its answer is false where the text is
// anything else.
func ParseDate(text string) (Date, bool) {
	if text == "" {
		return Date{}, true
	}
	if len(text) != 8 {
		return Date{}, false
	}
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return Date{}, false
		}
	}
	d := Date{
		year:     int16(text[0]-'0')*1000 + int16(text[1]-'0')*100 + int16(text[2]-'0')*10 + int16(text[3]-'0'),
		month:    int16(text[4]-'0')*10 + int16(text[5]-'0'),
		day:      int16(text[6]-'0')*10 + int16(text[7]-'0'),
		recorded: true,
	}
	if d.year == 0 && (d.month != 0 || d.day != 0) {
		return Date{}, false
	}
	if d.month == 0 {
		d.day = 0
	}
	if _, _, ok := d.Range(); !ok && d.year != 0 {
		return Date{}, false
	}
	return d, true
}

// On is a whole date.
func On(d value.Date) Date {
	y, m, day := d.Civil()
	return Date{year: int16(y), month: int16(m), day: int16(day), recorded: true}
}

// InYear is a date of which only the year is known.
func InYear(year int) Date { return Date{year: int16(year), recorded: true} }

// UnknownDate is a date that is there, and of which nothing is known.
func UnknownDate() Date { return Date{recorded: true} }

// Recorded says whether the register holds a date, be it unknown.
func (d Date) Recorded() bool { return d.recorded }

// Unknown says that there is a date and that nothing of it is known.
func (d Date) Unknown() bool { return d.recorded && d.year == 0 }

// Whole is the date, where year, month and day are all known.
func (d Date) Whole() (value.Date, bool) {
	if d.day == 0 {
		return 0, false
	}
	on, err := value.NewDate(int(d.year), int(d.month), int(d.day))
	return on, err == nil
}

// Range is the first and the last day that the date may be; false where it is
// unknown or not there.
func (d Date) Range() (low, high value.Date, ok bool) {
	if d.year == 0 {
		return 0, 0, false
	}
	y, m, day := int(d.year), int(d.month), int(d.day)
	if day != 0 {
		on, err := value.NewDate(y, m, day)
		return on, on, err == nil
	}
	first, months := m, 1
	if m == 0 {
		first, months = 1, 12
	}
	low, err := value.NewDate(y, first, 1)
	if err != nil {
		return 0, 0, false
	}
	return low, low.AddMonths(months) - 1, true
}

// MarshalText writes eight digits, or nothing where there is no date.
func (d Date) MarshalText() ([]byte, error) {
	if !d.recorded {
		return nil, nil
	}
	return fmt.Appendf(nil, "%04d%02d%02d", d.year, d.month, d.day), nil
}

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, ok := ParseDate(string(text))
	if !ok {
		return errors.New("a date in a person list is not of eight digits")
	}
	*d = parsed
	return nil
}
