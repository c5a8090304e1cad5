package run

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// Given is what is said of a fact. Its zero value is Unknown.
type Given struct {
	kind  givenKind
	text  string
	n     int64
	scale int8
	ends  *[2]Given
}

type givenKind uint8

const (
	unknown givenKind = iota
	notApplicable
	text
	number
	date
	truth
	between
)

// Unknown says that nothing is known of the fact.
func Unknown() Given { return Given{} }

// NotApplicable says that there is no such fact of this person.
func NotApplicable() Given { return Given{kind: notApplicable} }

// Text is a value as it is written: true, 28500.00, 1985-12-01, P67Y3M, P14D or a
// word, as the type of the fact has it. A date may be incomplete: 1985-00-00 is
// some day of 1985, and 0000-00-00 is unknown.
func Text(s string) Given { return Given{kind: text, text: s} }

// Number is an exact number, in the unit of the fact.
func Number(d value.Decimal) Given { return Given{kind: number, n: d.Coefficient, scale: d.Scale} }

// Date is a day.
func Date(d value.Date) Given { return Given{kind: date, n: int64(d)} }

// Truth is true or false.
func Truth(b bool) Given {
	g := Given{kind: truth}
	if b {
		g.n = 1
	}
	return g
}

// Between is a value from low to high. Unknown as an end is the bound of the fact.
func Between(low, high Given) Given { return Given{kind: between, ends: &[2]Given{low, high}} }

// wordIndex finds the register value of a word.
type wordIndex func(string) int64

// read turns what is said of a fact into what its register may be. The error
// never holds the value.
func (g Given) read(decl document.Fact, whole program.Range, words wordIndex) (program.Range, error) {
	switch g.kind {
	case unknown:
		return whole, nil
	case notApplicable:
		return program.Null, nil
	case between:
		return g.readEnds(decl, whole, words)
	}
	if g.kind == text && decl.Type.Kind == value.Day {
		if lo, hi, ok := incomplete(g.text); ok {
			return part(whole, max(lo, whole.Lo), min(hi, whole.Hi))
		}
	}
	n, err := g.point(decl, words)
	if err != nil {
		return program.Range{}, err
	}
	if n < whole.Lo || n > whole.Hi {
		return program.Range{}, fmt.Errorf("must be from %s to %s", show(decl, whole.Lo), show(decl, whole.Hi))
	}
	return program.Exactly(n), nil
}

// readEnds reads low and high; a range of booleans or words has no meaning.
func (g Given) readEnds(decl document.Fact, whole program.Range, words wordIndex) (program.Range, error) {
	if decl.Type.Kind == value.Boolean || decl.Type.Kind == value.Word {
		return program.Range{}, errors.New("is not a number or a date; give one value")
	}
	var end [2]program.Range
	for i, e := range g.ends {
		if e.kind == between || e.kind == notApplicable {
			return program.Range{}, errors.New("needs a value at each end of a range")
		}
		r, err := e.read(decl, whole, words)
		if err != nil {
			return program.Range{}, err
		}
		end[i] = r
	}
	return part(whole, end[0].Lo, end[1].Hi)
}

func part(whole program.Range, lo, hi int64) (program.Range, error) {
	if lo > hi {
		return program.Range{}, errors.New("has a range that ends before it begins, or lies outside what the fact can be")
	}
	return program.Between(lo, hi), nil
}

// point is one value as the register holds it.
func (g Given) point(decl document.Fact, words wordIndex) (int64, error) {
	switch decl.Type.Kind {
	case value.Boolean:
		switch {
		case g.kind == truth:
			return g.n, nil
		case g.kind == text && g.text == "true":
			return 1, nil
		case g.kind == text && g.text == "false":
			return 0, nil
		}
		return 0, errors.New("must be true or false")
	case value.Number:
		return g.number(decl)
	case value.Day:
		if g.kind == date {
			return g.n, nil
		}
		d, err := value.ParseDate(g.text)
		if g.kind != text || err != nil {
			return 0, errors.New("must be a date, as 1985-12-01")
		}
		return int64(d), nil
	case value.Period, value.Days:
		kind, n, err := value.ParseDuration(g.text)
		if g.kind != text || err != nil || kind != decl.Type.Kind {
			return 0, errors.New("must be a duration: years and months as P67Y3M, or days as P14D")
		}
		return n, nil
	case value.Word:
		if g.kind != text || !decl.Type.Holds(g.text) {
			return 0, errors.New("must be one of " + strings.Join(decl.Type.Words, ", "))
		}
		return words(g.text), nil
	}
	return 0, errors.New("is of a type that no fact has")
}

func (g Given) number(decl document.Fact) (int64, error) {
	d := value.Decimal{Coefficient: g.n, Scale: g.scale}
	if g.kind == text {
		var err error
		if d, err = value.ParseDecimal(g.text); err != nil {
			return 0, errors.New("must be a number, as 1234.56")
		}
	} else if g.kind != number {
		return 0, errors.New("must be a number")
	}
	d, err := d.Rescale(decl.Scale)
	if err != nil {
		return 0, fmt.Errorf("must be a number of at most 18 digits, with at most %d decimals", decl.Scale)
	}
	return d.Coefficient, nil
}

// incomplete reads a date of which the day, or the day and the month, are 00.
func incomplete(s string) (lo, hi int64, ok bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' || s[8:] != "00" {
		return 0, 0, false
	}
	if s == "0000-00-00" {
		return -1 << 62, 1 << 62, true
	}
	months, first := 1, s[:8]+"01"
	if s[5:7] == "00" {
		months, first = 12, s[:4]+"-01-01"
	}
	from, err := value.ParseDate(first)
	if err != nil {
		return 0, 0, false
	}
	return int64(from), int64(from.AddMonths(months)) - 1, true
}

// show writes a register value of a fact as people write it.
func show(decl document.Fact, n int64) string {
	switch decl.Type.Kind {
	case value.Day:
		return value.Date(n).String()
	case value.Period, value.Days:
		return value.FormatDuration(decl.Type.Kind, n)
	}
	return value.Decimal{Coefficient: n, Scale: decl.Scale}.String()
}

// Fits checks what is said of a fact against its declaration alone, for a fact
// that no program reads. The error never holds the value.
func (g Given) Fits(decl document.Fact) error {
	whole := program.Between(math.MinInt64, math.MaxInt64)
	if decl.Min != 0 || decl.Max != 0 {
		whole = program.Between(decl.Min, decl.Max)
	}
	_, err := g.read(decl, whole, func(string) int64 { return max(whole.Lo, 0) })
	return err
}
