package view

import "meent.nl/meent/law/value"

// Euro is an amount, without decimals where it has no cents: € 131, € 1.234,56.
// English writes no space after the sign.
func (l Locale) Euro(d value.Decimal) string {
	if whole, err := d.Rescale(0); err == nil {
		return l.sign(whole.String())
	}
	return l.EuroCents(d)
}

// EuroCents is an amount with its cents, as in a sum: € 131,00. An amount that a
// law has not rounded yet is shown to the nearest cent.
func (l Locale) EuroCents(d value.Decimal) string {
	for d.Scale > 3 {
		d = value.Decimal{Coefficient: d.Coefficient / 10, Scale: d.Scale - 1}
	}
	if d.Scale == 3 {
		half := int64(5)
		if d.Coefficient < 0 {
			half = -5
		}
		d = value.Decimal{Coefficient: (d.Coefficient + half) / 10, Scale: 2}
	}
	if cents, err := d.Rescale(2); err == nil {
		d = cents
	}
	return l.sign(d.String())
}

func (l Locale) sign(digits string) string {
	minus := ""
	if digits[0] == '-' {
		minus, digits = "−", digits[1:]
	}
	if l.Lang == "en" {
		return minus + "€" + l.group(digits)
	}
	return minus + "€\u00a0" + l.group(digits)
}

// Per says what an amount is for: per maand; empty for an amount that is not repeated.
func (l Locale) Per(per value.Per) string {
	switch per {
	case value.PerHour:
		return l.T("format.per-hour")
	case value.PerDay:
		return l.T("format.per-day")
	case value.PerWeek:
		return l.T("format.per-week")
	case value.PerMonth:
		return l.T("format.per-month")
	case value.PerQuarter:
		return l.T("format.per-quarter")
	case value.PerYear:
		return l.T("format.per-year")
	}
	return ""
}

// Quantity writes a number of a unit: € 131 per maand, 13,7%, 3.
func (l Locale) Quantity(d value.Decimal, u value.Unit) string {
	switch u.Quantity {
	case value.Percent:
		return l.Percent(d)
	case value.Plain:
		return l.Number(d)
	case value.Hours:
		return l.withPer(l.T("format.hours", "n", l.Number(d)), u.Per)
	case value.Factor:
		return l.Number(d) + " " + u.String()
	}
	return l.withPer(l.Euro(d), u.Per)
}

// Range writes what lies between two numbers: tussen € 0 en € 131 per maand.
func (l Locale) Range(low, high value.Decimal, u value.Unit) string {
	if low.Cmp(high) == 0 {
		return l.Quantity(low, u)
	}
	one := func(d value.Decimal) string {
		if u.Quantity == value.Euro {
			return l.Euro(d)
		}
		return l.Quantity(d, u)
	}
	between := l.T("format.between", "low", one(low), "high", one(high))
	if u.Quantity != value.Euro {
		return between
	}
	return l.withPer(between, u.Per)
}

func (l Locale) withPer(amount string, per value.Per) string {
	if words := l.Per(per); words != "" {
		return amount + " " + words
	}
	return amount
}
