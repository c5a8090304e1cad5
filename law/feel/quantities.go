package feel

import (
	"fmt"

	"meent.nl/meent/law/value"
)

// product is the unit of u × v; false where it would mean nothing.
func product(u, v value.Unit) (value.Unit, bool) {
	for range 2 {
		switch {
		case v.Quantity == value.Plain:
			return u, true
		case u.Quantity == value.Factor && v == value.Unit{Quantity: value.Euro, Per: u.Base}:
			return u.Times(), true
		case isHourly(u) && v.Quantity == value.Hours:
			return value.Unit{Quantity: value.Euro, Per: v.Per}, true
		}
		u, v = v, u
	}
	switch {
	case u.Quantity == value.Percent:
		return v, true
	case v.Quantity == value.Percent:
		return u, true
	}
	return value.Unit{}, false
}

// quotient is the unit of u / v; false where it would mean nothing.
func quotient(u, v value.Unit) (value.Unit, bool) {
	switch {
	case v.Quantity == value.Plain:
		return u, true
	case u == v:
		return value.Unit{}, true
	case u.Quantity == value.Euro && !isHourly(u) && isHourly(v):
		return value.Unit{Quantity: value.Hours, Per: u.Per}, true
	case u.Quantity == value.Euro && v.Quantity == value.Hours && u.Per == v.Per:
		return value.Unit{Quantity: value.Euro, Per: value.PerHour}, true
	}
	return value.Unit{}, false
}

func isHourly(u value.Unit) bool {
	return u == value.Unit{Quantity: value.Euro, Per: value.PerHour}
}

// lasting types * and / with a duration: three times two weeks, an amount per day
// times a number of days, one duration in another.
func (c *checker) lasting(e *Binary, x, y value.Type) value.Type {
	d, n := x, y // the duration and the other
	if isDuration(y) {
		d, n = y, x
	}
	switch {
	case !isDuration(d):
	case e.Op == "/" && x.Kind == y.Kind:
		return value.Type{Kind: value.Number, Fraction: true}
	case e.Op == "/" || n.Kind != value.Number:
	case n.Unit.Quantity == value.Plain && n.Fraction:
		return c.problem(fractionOrigin(e), "a part of a duration", "a whole number, as floor(…, 0)")
	case n.Unit.Quantity == value.Plain:
		return value.Type{Kind: d.Kind}
	case n.Unit == value.Unit{Quantity: value.Euro, Per: whole[d.Kind]}:
		return value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro}, Fraction: n.Fraction}
	}
	return c.problem(e, fmt.Sprintf("%s %s %s", describe(x), e.Op, describe(y)),
		"numbers, a duration and a number, or euro per day and days, euro per month and years and months")
}

func isDuration(t value.Type) bool { return t.Kind == value.Period || t.Kind == value.Days }

// whole is what a duration is counted in.
var whole = map[value.Kind]value.Per{value.Period: value.PerMonth, value.Days: value.PerDay}
