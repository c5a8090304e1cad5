package value

import (
	"fmt"
	"regexp"
	"strings"
)

var perWords = map[Per]string{PerHour: "hour", PerDay: "day", PerMonth: "month", PerQuarter: "quarter", PerYear: "year"}

// String is the word for a stretch of time: month.
func (p Per) String() string {
	if p == Once {
		return "once"
	}
	return perWords[p]
}

// String is the unit as a law file writes it: euro per year.
func (u Unit) String() string {
	switch {
	case u.Quantity == Percent:
		return "percentage"
	case u.Quantity == Plain:
		return "number"
	case u.Per == Once:
		return "euro"
	}
	return "euro per " + u.Per.String()
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
const TypeForms = "boolean, number, percentage, euro, euro per hour|day|month|quarter|year, date, " +
	"years and months, days, one of [word, …], one of RELATION or list of RELATION"

// ParseType reads a type as a law file writes it after yields or unit.
// isRelation says which relations exist.
func ParseType(text string, isRelation func(string) bool) (Type, error) {
	text = strings.Join(strings.Fields(text), " ")
	switch text {
	case "boolean":
		return Type{Kind: Boolean}, nil
	case "number":
		return Type{Kind: Number}, nil
	case "percentage":
		return Type{Kind: Number, Unit: Unit{Quantity: Percent}}, nil
	case "euro":
		return Type{Kind: Number, Unit: Unit{Quantity: Euro}}, nil
	case "date":
		return Type{Kind: Day}, nil
	case "years and months":
		return Type{Kind: Period}, nil
	case "days":
		return Type{Kind: Days}, nil
	}
	if period, ok := strings.CutPrefix(text, "euro per "); ok {
		for per, word := range perWords {
			if word == period {
				return Type{Kind: Number, Unit: Unit{Quantity: Euro, Per: per}}, nil
			}
		}
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
