package catalogue

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"meent.nl/meent/law/value"
)

// maxFreeText is the most bytes of a field that is free text.
const maxFreeText = 500

// Canonical checks a value from outside and gives its one written form: true;
// 28500.00 with as many decimals as the field has; 1985-12-01; P67Y3M; P14D; a
// word; free text as it is. The error says what is expected and never holds the
// value, which may be a person's.
func (f *Field) Canonical(text string) (string, error) {
	if f.FreeText {
		return f.freeText(text)
	}
	switch f.Type.Kind {
	case value.Boolean:
		if text == "true" || text == "false" {
			return text, nil
		}
		return "", f.expected("true or false")
	case value.Word:
		if f.Type.Holds(text) {
			return text, nil
		}
		return "", f.expected("one of " + strings.Join(f.Type.Words, ", "))
	case value.Number:
		return f.number(text)
	case value.Day:
		d, err := value.ParseDate(text)
		if err != nil {
			return "", f.expected("a date, written as YYYY-MM-DD")
		}
		return d.String(), f.within(int64(d))
	case value.Period, value.Days:
		kind, n, err := value.ParseDuration(text)
		if err != nil || kind != f.Type.Kind {
			return "", f.expected("a duration, written as P1Y6M or as P14D")
		}
		return value.FormatDuration(kind, n), f.within(n)
	}
	return "", fmt.Errorf("field %s has no type that holds a value", f.Name)
}

func (f *Field) number(text string) (string, error) {
	d, err := value.ParseDecimal(text)
	if err == nil {
		d, err = d.Rescale(f.Decimals)
	}
	if err != nil {
		return "", f.expected(fmt.Sprintf("a number with at most %d decimals", f.Decimals))
	}
	return d.String(), f.within(d.Coefficient)
}

func (f *Field) freeText(text string) (string, error) {
	if len(text) > maxFreeText || !utf8.ValidString(text) || strings.ContainsFunc(text, unicode.IsControl) {
		return "", f.expected(fmt.Sprintf("at most %d bytes of text on one line", maxFreeText))
	}
	return text, nil
}

// InOrder says whether low is not after high; both are canonical values.
func (f *Field) InOrder(low, high string) bool {
	l, okLow := f.ordinal(low)
	h, okHigh := f.ordinal(high)
	return okLow && okHigh && l <= h
}

// Nearest is the canonical form of a number, a date or a duration, or of the bound of
// the field that it lies beyond; a number is rounded down to the decimals of the field.
func (f *Field) Nearest(text string) (string, error) {
	n, err := f.parsed(text)
	if err != nil {
		return "", err
	}
	return f.show(min(max(n, f.Min), f.Max)), nil
}

// parsed is the place of a value on the line that Min and Max bound.
func (f *Field) parsed(text string) (int64, error) {
	switch f.Type.Kind {
	case value.Day:
		d, err := value.ParseDate(text)
		return int64(d), err
	case value.Period, value.Days:
		_, n, err := value.ParseDuration(text)
		return n, err
	case value.Number:
		d, err := value.ParseDecimal(text)
		for ; err == nil && d.Scale > f.Decimals; d.Scale-- {
			d.Coefficient /= 10
		}
		if err == nil {
			d, err = d.Rescale(f.Decimals)
		}
		return d.Coefficient, err
	}
	return 0, f.expected("a value that has an order")
}

// ordinal is the place of a canonical value on the line that Min and Max bound.
func (f *Field) ordinal(text string) (int64, bool) {
	switch f.Type.Kind {
	case value.Number:
		d, err := value.ParseDecimal(text)
		return d.Coefficient, err == nil && d.Scale == f.Decimals
	case value.Day:
		d, err := value.ParseDate(text)
		return int64(d), err == nil
	case value.Period, value.Days:
		kind, n, err := value.ParseDuration(text)
		return n, err == nil && kind == f.Type.Kind
	}
	return 0, false
}

func (f *Field) within(n int64) error {
	if n < f.Min || n > f.Max {
		return &BeyondError{Field: f.Name, Low: f.show(f.Min), High: f.show(f.Max)}
	}
	return nil
}

// BeyondError says that a value is one of its kind, and lies outside the bounds of its
// field. Low and High are the bounds in canonical form.
type BeyondError struct{ Field, Low, High string }

func (e *BeyondError) Error() string {
	return fmt.Sprintf("field %s takes a value from %s to %s", e.Field, e.Low, e.High)
}

// show writes a bound as a person would write the value.
func (f *Field) show(n int64) string {
	switch f.Type.Kind {
	case value.Day:
		return value.Date(n).String()
	case value.Period, value.Days:
		return value.FormatDuration(f.Type.Kind, n)
	}
	return value.Decimal{Coefficient: n, Scale: f.Decimals}.String()
}

func (f *Field) expected(what string) error { return fmt.Errorf("field %s takes %s", f.Name, what) }
