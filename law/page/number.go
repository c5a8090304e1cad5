package page

import (
	"strconv"
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// literal is a number in a formula: with the sign of a percentage, without that of
// money, which can only be nothing.
func (b *builder) literal(e *feel.NumberLit) string {
	d, err := value.ParseDecimal(e.Text)
	if err != nil { // the law was checked: it is a number
		return e.Text
	}
	if t := e.Type(); t.Kind == value.Number && t.Unit.Quantity == value.Percent {
		return b.lang.number(d) + "%"
	}
	return b.lang.number(d)
}

// amount is a number of a unit as people write it: € 131,50 per maand, 13,7%.
func (b *builder) amount(d value.Decimal, u value.Unit) string {
	unit := TypeText(value.Type{Kind: value.Number, Unit: u}, b.lang)
	switch u.Quantity {
	case value.Percent:
		return b.lang.number(d) + "%"
	case value.Euro:
		return b.lang.euro(d) + strings.TrimPrefix(unit, "euro")
	case value.Plain:
		return b.lang.number(d)
	}
	return b.lang.number(d) + " " + unit
}

// yields is what kind of outcome a rule has.
func (b *builder) yields(t value.Type) string {
	switch {
	case t.Kind == value.Relation && t.One, t.Kind == value.Person:
		return words[b.lang].onePerson
	case t.Kind == value.Relation:
		return words[b.lang].persons
	case t.Kind == value.Word:
		known := make([]string, len(t.Words))
		for i, word := range t.Words {
			known[i] = b.bareWord(word)
		}
		return strings.Join(known, ", ")
	}
	return TypeText(t, b.lang)
}

// number sets the marks of thousands and decimals.
func (l Lang) number(d value.Decimal) string {
	thousands, point := ".", ","
	if l == EN {
		thousands, point = ",", "."
	}
	digits, minus := strings.CutPrefix(d.String(), "-")
	whole, rest, hasRest := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + thousands + whole[i:]
	}
	if hasRest {
		whole += point + rest
	}
	if minus {
		return "−" + whole
	}
	return whole
}

// euro is an amount of money: without decimals where it has no cents, else with two
// or more.
func (l Lang) euro(d value.Decimal) string {
	if whole, err := d.Rescale(0); err == nil {
		d = whole
	} else if d.Scale < 2 {
		if cents, err := d.Rescale(2); err == nil {
			d = cents
		}
	}
	return l.sign(d)
}

// sign is a number of euros with its own decimals.
func (l Lang) sign(d value.Decimal) string {
	digits, minus := strings.CutPrefix(l.number(d), "−")
	sign := "€\u00a0"
	if l == EN {
		sign = "€"
	}
	if minus {
		sign = "−" + sign
	}
	return sign + digits
}

// parameterText is what a parameter is, with its unit.
func (b *builder) parameterText(p *document.Parameter, v document.ParameterValue) string {
	return b.valueText(p.Type, v.Value)
}

func (b *builder) valueText(t value.Type, d value.Decimal) string {
	switch t.Kind {
	case value.Number:
		return b.amount(d, t.Unit)
	case value.Day:
		return b.date(value.Date(d.Coefficient))
	case value.Period, value.Days:
		return b.durationText(t.Kind, d.Coefficient)
	}
	return program.Text(t, 0, d.Coefficient, nil)
}

func (b *builder) cellText(t value.Type, c document.Cell) string {
	switch {
	case c.Null:
		return "—"
	case c.Unknown:
		return words[b.lang].unknown
	case t.Kind == value.Word:
		return b.bareWord(c.Word)
	case t.Kind == value.Number:
		return b.lang.number(c.Value)
	}
	return b.valueText(t, c.Value)
}

func (b *builder) date(d value.Date) string {
	y, m, day := d.Civil()
	return strconv.Itoa(day) + " " + words[b.lang].months[m-1] + " " + strconv.Itoa(y)
}

func (b *builder) durationText(kind value.Kind, n int64) string {
	w := words[b.lang]
	count := func(n int64, one, many string) string {
		if n == 1 {
			many = one
		}
		return strconv.FormatInt(n, 10) + " " + many
	}
	switch {
	case kind == value.Days:
		return count(n, w.day, w.days)
	case n%12 == 0 && n != 0:
		return count(n/12, w.year, w.years)
	case n < 12:
		return count(n, w.month, w.monthPlural)
	}
	return count(n/12, w.year, w.years) + " " + w.and + count(n%12, w.month, w.monthPlural)
}
