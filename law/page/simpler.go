package page

import (
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// simpler is an expression as one would say it: "if a then b else no" is a and b.
func simpler(e feel.Expr) feel.Expr {
	x, ok := e.(*feel.If)
	if !ok {
		return e
	}
	then, isThen := x.Then.(*feel.BoolLit)
	other, isOther := x.Else.(*feel.BoolLit)
	switch {
	case isThen && isOther:
		return e
	case isOther && !other.Value:
		return &feel.Binary{Op: "and", X: x.Cond, Y: x.Then}
	case isThen && then.Value:
		return &feel.Binary{Op: "or", X: x.Cond, Y: x.Else}
	case isThen:
		if not, ok := denial(x.Cond); ok {
			return &feel.Binary{Op: "and", X: not, Y: x.Else}
		}
	}
	return e
}

// denial is the opposite of a condition, where there is one that needs no "not".
func denial(e feel.Expr) (feel.Expr, bool) {
	switch e := e.(type) {
	case *feel.Call:
		if e.Func == "not" {
			return e.Args[0], true
		}
	case *feel.Binary:
		opposite := map[string]string{"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}[e.Op]
		if opposite != "" {
			return &feel.Binary{Op: opposite, X: e.X, Y: e.Y}, true
		}
	}
	return nil, false
}

func isNothing(e feel.Expr) bool {
	switch e := e.(type) {
	case *feel.NumberLit:
		return e.Text == "0"
	case *feel.DurationLit:
		return e.Value == 0
	}
	return false
}

// nobody writes a comparison of a number of persons with 0: there is at least one, or
// there is none.
func (b *builder) nobody(e *feel.Binary) (Phrase, bool) {
	w := words[b.lang]
	count, isCount := e.X.(*feel.Call)
	zero, isZero := e.Y.(*feel.NumberLit)
	if !isCount || !isZero || count.Func != "count" || zero.Text != "0" {
		return nil, false
	}
	switch e.Op {
	case ">", "!=":
		return join(plain(w.somebody), b.say(count.Args[0])), true
	case "=":
		return join(plain(w.nobody), b.say(count.Args[0])), true
	}
	return nil, false
}

// later writes a day with a stretch of time: 18 years after the date of birth.
func (b *builder) later(e *feel.Binary) (Phrase, bool) {
	w := words[b.lang]
	if e.X.Type().Kind != value.Day || e.Y.Type().Kind != value.Period && e.Y.Type().Kind != value.Days {
		return nil, false
	}
	word := w.afterDay
	if e.Op == "-" {
		word = w.beforeDay
	}
	return join(b.within(e.Y, looseProduct), plain(word), b.within(e.X, tight)), true
}

// denied turns the lead of parts around: not all of this holds.
func (b *builder) denied(inner Block) (Block, bool) {
	switch inner.Kind {
	case All:
		inner.Lead = plain(words[b.lang].notAll)
	case Any:
		inner.Lead = plain(words[b.lang].notAny)
	default:
		return inner, false
	}
	return inner, true
}
