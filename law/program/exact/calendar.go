package exact

import "meent.nl/meent/law/value"

// The first and the last day of the calendar, in days since 1970-01-01.
const (
	FirstDay = -719162 // 0001-01-01
	LastDay  = 2932896 // 9999-12-31
)

// OnCalendar tells whether a number of days since 1970-01-01 is a date.
func OnCalendar(day int64) bool { return day >= FirstDay && day <= LastDay }

// Civil is the year, month and day of the month of a date; false off the calendar.
func Civil(day int64) (year, month, dayOfMonth int64, ok bool) {
	if i, ok := monthOf(day); ok {
		return firstYear + i/12, i%12 + 1, day - int64(monthStarts[i]) + 1, true
	}
	if !OnCalendar(day) {
		return 0, 0, 0, false
	}
	y, m, d := value.Date(day).Civil()
	return int64(y), int64(m), int64(d), true
}

// Weekday is the day of the week of a date, from Monday 1 to Sunday 7; false off the calendar.
func Weekday(day int64) (int64, bool) {
	if !OnCalendar(day) {
		return 0, false
	}
	return ((day+3)%7+7)%7 + 1, true // 1970-01-01 was a Thursday
}

// Date is the date of a year, month and day; false where there is no such day.
func Date(year, month, day int64) (int64, bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0, false
	}
	if i := (year-firstYear)*12 + month - 1; i >= 0 && i < months {
		if d := int64(monthStarts[i]) + day - 1; d < int64(monthStarts[i+1]) {
			return d, true
		}
		return 0, false
	}
	d, err := value.NewDate(int(year), int(month), int(day))
	return int64(d), err == nil
}

// AddMonths is the same day so many months on, or the last day of that month
// where it is shorter; false off the calendar.
func AddMonths(day, n int64) (int64, bool) {
	if !OnCalendar(day) || n > 12*9999 || n < -12*9999 {
		return 0, false
	}
	if i, ok := monthOf(day); ok && i+n >= 0 && i+n < months {
		first := int64(monthStarts[i+n])
		return min(first+day-int64(monthStarts[i]), int64(monthStarts[i+n+1])-1), true
	}
	d := int64(value.Date(day).AddMonths(int(n)))
	return d, OnCalendar(d)
}

// MonthsBetween is the whole months from one date to another; false off the calendar.
func MonthsBetween(from, to int64) (int64, bool) {
	i, known := monthOf(from)
	if j, ok := monthOf(to); ok && known {
		n := j - i
		switch d1, d2 := from-int64(monthStarts[i]), to-int64(monthStarts[j]); {
		case n > 0 && d2 < d1:
			n--
		case n < 0 && d2 > d1:
			n++
		}
		return n, true
	}
	if !OnCalendar(from) || !OnCalendar(to) {
		return 0, false
	}
	return int64(value.MonthsBetween(value.Date(from), value.Date(to))), true
}
