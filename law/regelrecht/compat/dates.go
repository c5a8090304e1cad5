package compat

import (
	"errors"
	"fmt"

	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/value"
)

// errDay says that a date is none.
var errDay = errors.New("invalid date: not a day as YYYY-MM-DD from 0001-01-01 to 9999-12-31")

func dateOf(v regelrecht.Value) (value.Date, error) {
	if v.Kind != regelrecht.Text && v.Kind != regelrecht.Object {
		return 0, mismatch("a date", v)
	}
	d, ok := v.Date()
	if !ok {
		return 0, errDay
	}
	return d, nil
}

// civil is DATE.
func civil(_ *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	var part [3]int
	for i, v := range values {
		n, err := count(v)
		if err != nil {
			return regelrecht.Value{}, err
		}
		part[i] = n
	}
	d, err := value.NewDate(part[0], part[1], part[2])
	if err != nil {
		return regelrecht.Value{}, errDay
	}
	return regelrecht.TextOf(d.String()), nil
}

// count is a whole number that a calendar can take.
func count(v regelrecht.Value) (int, error) {
	if v.Kind != regelrecht.Numeric {
		return 0, mismatch("number", v)
	}
	n, ok := v.Number.Int64()
	if !ok || n > 4_000_000 || n < -4_000_000 {
		return 0, errors.New("a number in a date that is not whole, or too large")
	}
	return int(n), nil
}

func weekday(_ *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	d, err := dateOf(values[0])
	if err != nil {
		return regelrecht.Value{}, err
	}
	// 1970-01-01 was a Thursday; Monday is 0.
	return regelrecht.NumberOf(regelrecht.Int(int64(((int(d)+3)%7 + 7) % 7))), nil
}

// dateAdd is DATE_ADD: from years to days, each time within the month.
func dateAdd(o *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	d, err := dateOf(values[0])
	if err != nil {
		return regelrecht.Value{}, err
	}
	next := 1
	for _, step := range []struct {
		given regelrecht.Expr
		by    int
		days  bool
	}{{o.Years, 12, false}, {o.Months, 1, false}, {o.Weeks, 7, true}, {o.Days, 1, true}} {
		if step.given == nil {
			continue
		}
		n, err := count(values[next])
		if err != nil {
			return regelrecht.Value{}, err
		}
		next++
		if d, err = moved(d, n*step.by, step.days); err != nil {
			return regelrecht.Value{}, err
		}
	}
	return regelrecht.TextOf(d.String()), nil
}

func moved(d value.Date, n int, days bool) (value.Date, error) {
	first, _ := value.NewDate(1, 1, 1)
	last, _ := value.NewDate(9999, 12, 31)
	if days {
		if n > int(last)-int(d) || n < int(first)-int(d) {
			return 0, errDay
		}
		return d + value.Date(n), nil
	}
	if month := d.Year()*12 + d.Month() - 1 + n; month < 12 || month > 9999*12+11 {
		return 0, errDay
	}
	return d.AddMonths(n), nil
}

func age(_ *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	born, err := dateOf(values[0])
	if err != nil {
		return regelrecht.Value{}, err
	}
	on, err := dateOf(values[1])
	if err != nil {
		return regelrecht.Value{}, err
	}
	return regelrecht.NumberOf(regelrecht.Int(int64(wholeBetween(born, on, 12)))), nil
}

// dateDiff is DATE_DIFF: whole days, months or years; negative where to is before from.
func dateDiff(_ *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	from, err := dateOf(values[0])
	if err != nil {
		return regelrecht.Value{}, err
	}
	to, err := dateOf(values[1])
	if err != nil {
		return regelrecht.Value{}, err
	}
	n := 0
	switch in := values[2]; {
	case in.Kind != regelrecht.Text:
		return regelrecht.Value{}, mismatch("days, months or years", in)
	case in.Text == "days":
		n = int(to) - int(from)
	case in.Text == "months":
		n = wholeBetween(from, to, 1)
	case in.Text == "years":
		n = wholeBetween(from, to, 12)
	default:
		return regelrecht.Value{}, fmt.Errorf("%w: expected days, months or years", ErrType)
	}
	return regelrecht.NumberOf(regelrecht.Int(int64(n))), nil
}

// datePart is DATE_PART: the year, the month or the day of a date.
func datePart(_ *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	d, err := dateOf(values[0])
	if err != nil {
		return regelrecht.Value{}, err
	}
	y, m, day := d.Civil()
	n := map[string]int{"year": y, "month": m, "day": day}[values[1].Text]
	return regelrecht.NumberOf(regelrecht.Int(int64(n))), nil
}

// startOf is START_OF: the first day of the year or the month of a date.
func startOf(_ *regelrecht.Operation, values []regelrecht.Value) (regelrecht.Value, error) {
	d, err := dateOf(values[0])
	if err != nil {
		return regelrecht.Value{}, err
	}
	y, m, _ := d.Civil()
	if values[1].Text == "year" {
		m = 1
	}
	first, err := value.NewDate(y, m, 1)
	return regelrecht.TextOf(first.String()), err
}

// wholeBetween is how often so many months have passed from one day to another; the
// last day of a short month completes it.
func wholeBetween(from, to value.Date, months int) int {
	if to < from {
		return -wholeBetween(to, from, months)
	}
	n := ((to.Year()-from.Year())*12 + to.Month() - from.Month()) / months
	if from.AddMonths(n*months) > to {
		n--
	}
	return n
}
