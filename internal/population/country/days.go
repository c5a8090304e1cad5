package country

import "meent.nl/meent/law/value"

// days are the days of birth that an age can have, on the day of the picture.
type days struct {
	on   value.Date
	from [ages + 1]int32 // the last day on which who is older was born; from[0] is on
	year int32           // 1 January of the year
}

func newDays(on value.Date) days {
	d := days{on: on, year: int32(dayIn(on, 0, true))}
	for age := range d.from {
		d.from[age] = int32(dayIn(on, age, false))
	}
	return d
}

// dayIn is the day so many years before, or 1 January of that year. 29 February counts
// as 28 February where there is none.
func dayIn(on value.Date, years int, first bool) value.Date {
	month, day := on.Month(), on.Day()
	if first {
		month, day = 1, 1
	}
	d, err := value.NewDate(on.Year()-years, month, day)
	if err != nil {
		d, err = value.NewDate(on.Year()-years, month, day-1)
	}
	if err != nil {
		panic("country: a year has the days that it has")
	}
	return d
}

// birth is a day of birth for an age.
func (d *days) birth(s stream, age int) int32 {
	last, before := d.from[age], d.from[min(age+1, ages)]
	if age >= ages-1 {
		before = last - 365
	}
	return last - int32(s.below(int(last-before)))
}
