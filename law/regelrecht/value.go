package regelrecht

import (
	"slices"
	"sort"
	"strings"

	"meent.nl/meent/law/value"
)

// Kind is what a value is when a law is carried out.
type Kind uint8

// The kinds of values.
const (
	Null Kind = iota
	Truth
	Numeric
	Text
	List
	Object
	Tainted // nothing is known of it: an article could not be expressed
)

var kindWords = [...]string{"null", "boolean", "number", "string", "array", "object", "untranslatable"}

// String is the format's own word for the kind.
func (k Kind) String() string { return kindWords[k] }

// Value is a value of the format. Its zero value is null.
type Value struct {
	Kind   Kind
	Truth  bool
	Number Number
	Text   string // of Text; of Tainted the construct and its article
	List   []Value
	Fields map[string]Value
}

// TextOf, TruthOf and NumberOf are values.
func TextOf(s string) Value     { return Value{Kind: Text, Text: s} }
func TruthOf(b bool) Value      { return Value{Kind: Truth, Truth: b} }
func NumberOf(n Number) Value   { return Value{Kind: Numeric, Number: n} }
func TaintedBy(s string) Value  { return Value{Kind: Tainted, Text: s} }
func ListOf(list []Value) Value { return Value{Kind: List, List: list} }

// DateOf is the object that stands for the date of the question.
func DateOf(d value.Date) Value {
	y, m, day := d.Civil()
	return Value{Kind: Object, Fields: map[string]Value{"iso": TextOf(d.String()),
		"year": NumberOf(Int(int64(y))), "month": NumberOf(Int(int64(m))), "day": NumberOf(Int(int64(day)))}}
}

// Date is the date that a text or a date object is; false for all else.
func (v Value) Date() (value.Date, bool) {
	text := v.Text
	switch v.Kind {
	case Object:
		if v.Fields["iso"].Kind != Text {
			return 0, false
		}
		text = v.Fields["iso"].Text
	case Text:
	default:
		return 0, false
	}
	d, err := value.ParseDate(text)
	return d, err == nil
}

// Equal tells whether two values are the same: numbers by what they are, all else by
// kind and parts.
func (v Value) Equal(w Value) bool {
	if v.Kind != w.Kind {
		return false
	}
	switch v.Kind {
	case Truth:
		return v.Truth == w.Truth
	case Numeric:
		return v.Number.Cmp(w.Number) == 0
	case Text, Tainted:
		return v.Text == w.Text
	case List:
		return slices.EqualFunc(v.List, w.List, Value.Equal)
	case Object:
		if len(v.Fields) != len(w.Fields) {
			return false
		}
		for name, part := range v.Fields {
			if other, ok := w.Fields[name]; !ok || !part.Equal(other) {
				return false
			}
		}
	}
	return true
}

// String writes the value for people and for keys: two values that are not equal are
// written differently, except that a text is written as it is.
func (v Value) String() string {
	switch v.Kind {
	case Truth:
		if v.Truth {
			return "true"
		}
		return "false"
	case Numeric:
		return v.Number.String()
	case Text:
		return v.Text
	case Tainted:
		return "untranslatable: " + v.Text
	case List:
		parts := make([]string, len(v.List))
		for i, item := range v.List {
			parts[i] = item.String()
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case Object:
		parts := make([]string, 0, len(v.Fields))
		for name, part := range v.Fields {
			parts = append(parts, name+": "+part.String())
		}
		sort.Strings(parts)
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return "null"
}

// Infer is the value that a cell or a quoted word of a scenario stands for: its content
// decides. Digits with a leading zero are a number too, as upstream reads them.
func Infer(text string) Value {
	switch text {
	case "true":
		return TruthOf(true)
	case "false":
		return TruthOf(false)
	case "null", "":
		return Value{}
	}
	if n, err := ParseNumber(text); err == nil {
		return NumberOf(n)
	}
	return TextOf(text)
}

func clip(text string) string {
	if runes := []rune(text); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return text
}
