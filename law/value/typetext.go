package value

import (
	"fmt"
	"regexp"
	"strings"
)

var perWords = map[Per]string{PerHour: "hour", PerDay: "day", PerWeek: "week", PerMonth: "month", PerQuarter: "quarter", PerYear: "year"}

// String is the word for a stretch of time: month.
func (p Per) String() string {
	if p == Once {
		return "once"
	}
	return perWords[p]
}

// String is the unit as a law file writes it: euro per year.
func (u Unit) String() string {
	text := ""
	switch u.Quantity {
	case Plain:
		return "number"
	case Percent:
		return "percentage"
	case Factor:
		return u.factor()
	case Euro:
		switch u.Per { // amounts are written more than anything else
		case PerYear:
			return "euro per year"
		case PerMonth:
			return "euro per month"
		}
		text = "euro"
	case Hours:
		text = "hours"
	}
	if u.Per != Once {
		text += " per " + u.Per.String()
	}
	return text
}

// factor is euro per month per (euro per year)², or per euro.
func (u Unit) factor() string {
	text := "per "
	if u.Gives != Plain {
		text = Unit{Quantity: u.Gives, Per: u.Per}.String() + " per "
	}
	base := Unit{Quantity: Euro, Per: u.Base}.String()
	if u.Base != Once {
		base = "(" + base + ")"
	}
	if u.Power == 2 {
		base += "²"
	}
	return text + base
}

// String is the type as a law file writes it; types that no law file can write
// read as a short English phrase.
func (t Type) String() string {
	if t.List {
		one := t
		one.List = false
		return "list of values in " + one.String()
	}
	switch t.Kind {
	case Boolean:
		return "boolean"
	case Number:
		if t.Fraction {
			return t.Unit.String() + ", not yet rounded"
		}
		return t.Unit.String()
	case Day:
		return "date"
	case Period:
		return "years and months"
	case Days:
		return "days"
	case Word:
		if len(t.Words) == 0 {
			return "word"
		}
		return "one of [" + strings.Join(t.Words, ", ") + "]"
	case Relation:
		if t.One {
			return "one of " + t.Relation
		}
		return "list of " + t.Relation
	case Person:
		if t.Relation == "" {
			return "person"
		}
		return "member of " + t.Relation
	case Nothing:
		return "null"
	}
	return "unknown type"
}

var wordForm = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)

// TypeForms lists what ParseType reads, for people.
const TypeForms = "boolean, number, percentage, euro, euro per hour|day|week|month|quarter|year, hours, " +
	"hours per day|week|month|quarter|year, per euro, euro per month per (euro per year)², date, " +
	"years and months, days, one of [word, …], one of RELATION or list of RELATION"

// ParseType reads a type as a law file writes it after yields or unit.
// isRelation says which relations exist.
func ParseType(text string, isRelation func(string) bool) (Type, error) {
	text = strings.Join(strings.Fields(text), " ")
	switch text {
	case "boolean":
		return Type{Kind: Boolean}, nil
	case "date":
		return Type{Kind: Day}, nil
	case "years and months":
		return Type{Kind: Period}, nil
	case "days":
		return Type{Kind: Days}, nil
	}
	if u, ok := parseUnit(text); ok {
		return Type{Kind: Number, Unit: u}, nil
	}
	if list, ok := strings.CutPrefix(text, "one of ["); ok && strings.HasSuffix(list, "]") {
		return parseWords(strings.TrimSuffix(list, "]"))
	}
	name, isOne := strings.CutPrefix(text, "one of ")
	isMany := false
	if !isOne {
		name, isMany = strings.CutPrefix(text, "list of ")
	}
	if isOne || isMany {
		if !isRelation(name) {
			return Type{}, fmt.Errorf("%q is not a relation that the catalogue declares", clip(name))
		}
		return Type{Kind: Relation, Relation: name, One: isOne}, nil
	}
	return Type{}, fmt.Errorf("%q is not a type", clip(text))
}

// parseUnit reads euro, hours, number and percentage, per stretch of time, and factors.
func parseUnit(text string) (Unit, bool) {
	for _, gives := range []struct {
		word     string
		quantity Quantity
	}{{"euro", Euro}, {"hours", Hours}, {"number", Plain}, {"percentage", Percent}} {
		if text == gives.word {
			return Unit{Quantity: gives.quantity}, true
		}
		rest, ok := strings.CutPrefix(text, gives.word+" ")
		if !ok {
			continue
		}
		u := Unit{Quantity: gives.quantity}
		if gives.quantity == Euro || gives.quantity == Hours {
			for per, word := range perWords {
				after, ok := strings.CutPrefix(rest, "per "+word)
				if !ok || after != "" && after[0] != ' ' || gives.quantity == Hours && per == PerHour {
					continue
				}
				u.Per, rest = per, strings.TrimPrefix(after, " ")
			}
		}
		if rest == "" {
			return u, true
		}
		return parseFactor(u, rest)
	}
	return parseFactor(Unit{}, text)
}

// parseFactor reads what follows what a factor gives: per euro, per (euro per year)².
func parseFactor(gives Unit, text string) (Unit, bool) {
	u := Unit{Quantity: Factor, Gives: gives.Quantity, Per: gives.Per, Power: 1}
	base, ok := strings.CutPrefix(text, "per ")
	if !ok {
		return Unit{}, false
	}
	for _, square := range []string{"²", "^2"} {
		if cut, is := strings.CutSuffix(base, square); is {
			u.Power, base = 2, cut
		}
	}
	if base == "euro" {
		return u, true
	}
	if inner, is := strings.CutPrefix(base, "("); is && strings.HasSuffix(inner, ")") {
		of, ok := parseUnit(strings.TrimSuffix(inner, ")"))
		if ok && of.Quantity == Euro && of.Per != Once {
			u.Base = of.Per
			return u, true
		}
	}
	return Unit{}, false
}

func parseWords(list string) (Type, error) {
	t := Type{Kind: Word}
	for _, word := range strings.Split(list, ",") {
		word = strings.TrimSpace(word)
		if !wordForm.MatchString(word) {
			return Type{}, fmt.Errorf("%q is not a word; use lower case letters, digits, - and _", clip(word))
		}
		if t.Holds(word) {
			return Type{}, fmt.Errorf("%q stands in the list twice", word)
		}
		t.Words = append(t.Words, word)
	}
	return t, nil
}
