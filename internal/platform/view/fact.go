package view

import (
	"strings"

	"meent.nl/meent/law/value"
)

// wordPrefix is what the keys of words from lists begin with: word.geen.
const wordPrefix = "word."

// Fact writes a value of a register for people, from its canonical text and its
// type: 1985-12-01 becomes 1 december 1985, true becomes ja. A text that does not
// fit its type is shown as it is, since hiding it would hide the fault.
func (l Locale) Fact(t value.Type, text string) string {
	switch t.Kind {
	case value.Boolean:
		switch text {
		case "true":
			return l.T("format.yes")
		case "false":
			return l.T("format.no")
		}
	case value.Number:
		if d, err := value.ParseDecimal(text); err == nil {
			return l.Quantity(d, t.Unit)
		}
	case value.Day:
		if d, err := value.ParseDate(text); err == nil {
			return l.Date(d)
		}
	case value.Period, value.Days, value.Word:
		// A word never looks like a duration; a type that is not known is read as a word.
		if written, ok := l.duration(text); ok {
			return written
		}
		if key := wordPrefix + text; l.words.Has(key) {
			return l.T(key)
		}
		return strings.NewReplacer("-", " ", "_", " ").Replace(text)
	}
	return text
}

// duration writes P8Y2M as 8 jaar en 2 maanden, also below zero.
func (l Locale) duration(text string) (string, bool) {
	digits, isNegative := strings.CutPrefix(text, "-")
	kind, n, err := value.ParseDuration(digits)
	if err != nil {
		return "", false
	}
	written := l.Period(n)
	if kind == value.Days {
		written = l.T("format.days", "n", int(n))
	}
	if isNegative {
		written = "−" + written
	}
	return written, true
}

// Between writes a value that is not known exactly: tussen 1 januari 1985 en 31
// december 1985.
func (l Locale) Between(t value.Type, low, high string) string {
	return l.T("format.between", "low", l.Fact(t, low), "high", l.Fact(t, high))
}
