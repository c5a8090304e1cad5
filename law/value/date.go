package value

import "fmt"

// Date is a calendar date: days since 1970-01-01, in the proleptic Gregorian calendar.
type Date int32

// The years that a Date can be written in.
const (
	minYear = 1
	maxYear = 9999
)

// NewDate is the date of that year, month and day, or an error when the calendar
// has no such day.
func NewDate(year, month, day int) (Date, error) {
	if year < minYear || year > maxYear {
		return 0, fmt.Errorf("year %d is outside %d to %d", year, minYear, maxYear)
	}
	if month < 1 || month > 12 {
		return 0, fmt.Errorf("month %d is outside 1 to 12", month)
	}
	if day < 1 || day > daysIn(year, month) {
		return 0, fmt.Errorf("%04d-%02d has no day %d", year, month, day)
	}
	return fromCivil(year, month, day), nil
}

// ParseDate reads YYYY-MM-DD and nothing else.
func ParseDate(text string) (Date, error) {
	if len(text) != 10 || text[4] != '-' || text[7] != '-' {
		return 0, fmt.Errorf("%q is not a date; write it as YYYY-MM-DD", clip(text))
	}
	var part [3]int
	for i, span := range [3][2]int{{0, 4}, {5, 7}, {8, 10}} {
		for _, c := range []byte(text[span[0]:span[1]]) {
			if c < '0' || c > '9' {
				return 0, fmt.Errorf("%q is not a date; write it as YYYY-MM-DD", clip(text))
			}
			part[i] = part[i]*10 + int(c-'0')
		}
	}
	d, err := NewDate(part[0], part[1], part[2])
	if err != nil {
		return 0, fmt.Errorf("%q is not a date: %w", text, err)
	}
	return d, nil
}

// Civil is the year, the month (1 to 12) and the day of the month.
func (d Date) Civil() (year, month, day int) {
	z := int64(d) + 719468 // days since 0000-03-01, the start of a 400-year era
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = int(doy - (153*mp+2)/5 + 1)
	month = int(mp + 3)
	if month > 12 {
		month -= 12
	}
	year = int(yoe + era*400)
	if month <= 2 {
		year++
	}
	return year, month, day
}

// Year is the calendar year.
func (d Date) Year() int { y, _, _ := d.Civil(); return y }

// Month is the month, 1 to 12.
func (d Date) Month() int { _, m, _ := d.Civil(); return m }

// Day is the day of the month, 1 to 31.
func (d Date) Day() int { _, _, day := d.Civil(); return day }

// String is the date as YYYY-MM-DD.
func (d Date) String() string { return string(d.text()) }

func (d Date) text() []byte { return d.Append(nil) }

// Append adds the date as String writes it.
func (d Date) Append(b []byte) []byte {
	y, m, day := d.Civil()
	if y < 0 || y > 9999 {
		return fmt.Appendf(b, "%04d-%02d-%02d", y, m, day)
	}
	digit := func(n, unit int) byte { return byte('0' + n/unit%10) }
	return append(b, digit(y, 1000), digit(y, 100), digit(y, 10), digit(y, 1), '-',
		digit(int(m), 10), digit(int(m), 1), '-', digit(day, 10), digit(day, 1))
}

// MarshalText writes the date as YYYY-MM-DD, in JSON as a string.
func (d Date) MarshalText() ([]byte, error) { return d.text(), nil }

// UnmarshalText reads YYYY-MM-DD.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}

// AddMonths is the same day of the month so many months on; where that month is
// too short, its last day.
func (d Date) AddMonths(months int) Date {
	y, m, day := d.Civil()
	total := int64(y)*12 + int64(m-1) + int64(months)
	y, m = int(floorDiv(total, 12)), int(total-floorDiv(total, 12)*12)+1
	return fromCivil(y, m, min(day, daysIn(y, m)))
}

// MonthsBetween is the number of whole months from one date to another, as
// FEEL's "years and months duration"; negative when to is before from.
func MonthsBetween(from, to Date) int {
	y1, m1, d1 := from.Civil()
	y2, m2, d2 := to.Civil()
	months := (y2-y1)*12 + m2 - m1
	switch {
	case months > 0 && d2 < d1:
		months--
	case months < 0 && d2 > d1:
		months++
	}
	return months
}

func fromCivil(y, m, d int) Date {
	year, month := int64(y), int64(m)
	if month <= 2 {
		year--
		month += 12
	}
	era := floorDiv(year, 400)
	yoe := year - era*400
	doy := (153*(month-3)+2)/5 + int64(d) - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return Date(era*146097 + doe - 719468)
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func clip(text string) string {
	if len(text) > 40 {
		return text[:40] + "…"
	}
	return text
}
