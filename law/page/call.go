package page

import (
	"fmt"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// call writes a built-in function in words.
func (b *builder) call(e *feel.Call) Phrase {
	w := words[b.lang]
	if inner, tail, ok := b.qualified(e); ok {
		return join(b.within(inner, looseSum), plain(", "), tail)
	}
	one := func(head string, place int) Phrase { return join(plain(head), b.within(e.Args[0], place)) }
	switch e.Func {
	case "not":
		return join(plain(w.not), b.within(e.Args[0], looseComparison))
	case "sum":
		return one(w.sum, looseSum)
	case "count":
		return one(w.count, looseAny)
	case "min":
		return join(plain(w.least), b.items(e.Args))
	case "max":
		return join(plain(w.greatest), b.items(e.Args))
	case "abs":
		return one(w.absolute, tight)
	case "date":
		return b.madeDate(e)
	case "years and months duration":
		return join(plain(w.duration), b.within(e.Args[0], looseProduct), plain(w.until), b.within(e.Args[1], looseProduct))
	case "next working day":
		return join(plain(w.workday), b.within(e.Args[0], looseSum), plain(w.holidays), b.within(e.Args[1], tight))
	case "rank by most":
		return one(w.mostRank, tight)
	case "rank by least":
		return one(w.leastRank, tight)
	}
	parts := make([]Phrase, len(e.Args))
	for i, arg := range e.Args {
		parts[i] = b.say(arg)
	}
	return join(plain(e.Func+" ("), listed(w.and, parts), plain(")"))
}

// items is a list of which the least or the greatest counts: a en b.
func (b *builder) items(args []feel.Expr) Phrase {
	if len(args) == 1 {
		return b.within(args[0], looseSum)
	}
	parts := make([]Phrase, len(args))
	for i, arg := range args {
		parts[i] = b.within(arg, looseSum)
		if _, isCall := arg.(*feel.Call); isCall && len(parts[i]) > 0 && parts[i][0].Text[0] != '(' {
			parts[i] = bracketed(parts[i])
		}
	}
	return listed(words[b.lang].and, parts)
}

// qualified is a function that says something of an amount after it: how it is
// rounded, to what stretch of time it is converted, or the least that it is.
func (b *builder) qualified(e *feel.Call) (inner feel.Expr, tail Phrase, ok bool) {
	w := words[b.lang]
	if text, ok := w.roundings[e.Func]; ok {
		return e.Args[0], plain(text + " " + b.decimals(e)), true
	}
	if text, ok := w.conversions[e.Func]; ok {
		return e.Args[0], plain(text), true
	}
	if e.Func == "max" && len(e.Args) == 2 {
		for i, arg := range e.Args {
			if isNothing(arg) {
				return e.Args[1-i], plain(w.atLeastNothing), true
			}
		}
	}
	return nil, nil, false
}

// decimals says to what a rounding goes.
func (b *builder) decimals(e *feel.Call) string {
	w := words[b.lang]
	n, _ := feel.Decimals(e)
	isMoney := e.Type().Kind == value.Number && e.Type().Unit.Quantity == value.Euro
	switch {
	case n == 0 && isMoney:
		return w.euros
	case n == 2 && isMoney:
		return w.cents
	case n == 0:
		return w.whole
	case n < 0:
		power := int64(1)
		for range -n {
			power *= 10
		}
		return fmt.Sprintf(w.multiples, power)
	}
	return fmt.Sprintf(w.decimals, n)
}

// madeDate is a date that is put together of a year, a month and a day.
func (b *builder) madeDate(e *feel.Call) Phrase {
	w := words[b.lang]
	year, ofYear := property(e.Args[0], "year")
	month, isMonth := e.Args[1].(*feel.NumberLit)
	day, isDay := e.Args[2].(*feel.NumberLit)
	if isMonth && isDay {
		var m int
		if _, err := fmt.Sscan(month.Text, &m); err == nil && m >= 1 && m <= 12 {
			text := day.Text + " " + w.months[m-1]
			if ofYear {
				return join(plain(text+w.inYearOf), b.within(year, tight))
			}
			return join(plain(text+w.inYear), b.within(e.Args[0], tight))
		}
	}
	if isDay && ofYear && day.Text == "1" {
		if of, ok := property(e.Args[1], "month"); ok && feel.Print(of) == feel.Print(year) {
			return join(plain(w.firstOfMonth), b.within(year, tight))
		}
	}
	parts := []Phrase{join(plain(w.theDay), b.within(e.Args[2], looseSum)), join(plain(w.theMonth), b.within(e.Args[1], looseSum)), join(plain(w.theYear), b.within(e.Args[0], looseSum))}
	return join(plain(w.date), listed(w.and, parts))
}

// property is of what an expression is the year, the month or the day.
func property(e feel.Expr, field string) (feel.Expr, bool) {
	if p, ok := e.(*feel.Path); ok && p.Ref.Kind == feel.PropertyRef && p.Field == field {
		return p.Of, true
	}
	return nil, false
}
